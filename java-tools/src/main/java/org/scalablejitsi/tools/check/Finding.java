package org.scalablejitsi.tools.check;

/**
 * Why a text is not of its format.
 *
 * @param line counted from 1, or 0 when the reader does not tell
 * @param column counted from 1, or 0 when the reader does not tell
 */
record Finding(int line, int column, String message) {

  String place() {
    if (line == 0) {
      return "";
    }
    return column == 0 ? "line " + line + ": " : "line " + line + ", column " + column + ": ";
  }
}
