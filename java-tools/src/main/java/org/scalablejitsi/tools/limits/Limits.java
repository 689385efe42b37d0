package org.scalablejitsi.tools.limits;

/** How much of it is read; far above anything that an installation needs. */
public final class Limits {

  /** Values within values, and the parts of an expression within each other. */
  public static final int DEPTH = 50;

  /** The bytes of a file, but for a request, which grows with the fleet. */
  public static final int FILE_BYTES = 16 * 1024 * 1024;

  /** The values in a file of settings. */
  public static final int VALUES = 100_000;

  private Limits() {}
}
