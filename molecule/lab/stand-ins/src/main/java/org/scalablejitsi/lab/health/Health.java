package org.scalablejitsi.lab.health;

/** Outcome of a health check. */
public record Health(boolean success, String message) {
  public static final Health GOOD = new Health(true, "");

  public static Health bad(String message) {
    return new Health(false, message);
  }
}
