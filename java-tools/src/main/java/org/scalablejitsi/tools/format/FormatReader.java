package org.scalablejitsi.tools.format;

import java.util.List;
import org.scalablejitsi.tools.problem.Rule;

/** Reads a text with the library that reads it in production, or one as strict. */
interface FormatReader {

  /** The rule that a text of this format can be read. */
  Rule rule();

  /** What is wrong with the text; empty when it can be read. */
  List<Finding> read(String text);
}
