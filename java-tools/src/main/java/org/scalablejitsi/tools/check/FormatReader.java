package org.scalablejitsi.tools.check;

import java.util.List;

/** Reads a text with the library that reads it in production, or one as strict. */
@FunctionalInterface
interface FormatReader {

  /** What is wrong with the text; empty when it can be read. */
  List<Finding> read(String text);
}
