package org.scalablejitsi.lab.config;

/** A setting without which the service cannot start; the message names it. */
public final class Misconfigured extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Misconfigured(String message) {
    super(message);
  }
}
