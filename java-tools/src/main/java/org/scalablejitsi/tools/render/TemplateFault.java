package org.scalablejitsi.tools.render;

/**
 * What is wrong in a template.
 *
 * @param template its name below the role's templates
 * @param line counted from 1
 * @param column counted from 1, or 0 when it is not known
 */
record TemplateFault(String template, int line, int column, String message, String remedy) {

  static final String FIX = "fix the template";

  String place() {
    return template + (line > 0 ? ":" + line : "") + (line > 0 && column > 0 ? ":" + column : "");
  }
}
