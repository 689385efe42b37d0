package org.scalablejitsi.tools.cli;

import java.io.InputStream;
import java.io.PrintStream;

/** Standard input, output and error, so that tests can bring their own. */
record Streams(InputStream in, PrintStream out, PrintStream err) {}
