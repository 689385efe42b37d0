package org.scalablejitsi.tools.dialect;

/**
 * A part of a template that is not plain text.
 *
 * @param start where it begins
 * @param code what stands between its marks
 * @param codeStart where that begins
 */
record Segment(ValueType kind, int start, String code, int codeStart) {

  /** What its marks say. */
  enum ValueType {
    /** Printed. */
    OUTPUT,
    /** A block tag. */
    TAG
  }
}
