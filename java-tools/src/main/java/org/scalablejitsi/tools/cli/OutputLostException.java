package org.scalablejitsi.tools.cli;

/** Ends a command whose answer did not come out; {@link Main} says so at the end of each. */
final class OutputLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;
}
