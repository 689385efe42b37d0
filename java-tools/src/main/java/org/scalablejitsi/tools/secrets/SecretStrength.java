package org.scalablejitsi.tools.secrets;

/**
 * The strength of a value: how hard it is to guess, estimated from its length and variety alone: a
 * word of a dictionary passes for better than it is, a value of ours for a little worse.
 */
record SecretStrength(int length, int distinct) {

  /** What a fast machine tries in days. */
  private static final double WEAK_BITS = 48;

  private static final double MODEST_BITS = 80;

  static SecretStrength of(String value) {
    return new SecretStrength(value.length(), (int) value.chars().distinct().count());
  }

  boolean isWeak() {
    return bits() < WEAK_BITS;
  }

  boolean isModest() {
    return !isWeak() && bits() < MODEST_BITS;
  }

  private double bits() {
    return length * Math.log(distinct) / Math.log(2);
  }

  @Override
  public String toString() {
    return (isWeak() ? "weak" : isModest() ? "not strong" : "strong")
        + ": about "
        + Math.round(bits())
        + " bits";
  }
}
