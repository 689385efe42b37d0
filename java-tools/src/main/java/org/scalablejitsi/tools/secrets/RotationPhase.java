package org.scalablejitsi.tools.secrets;

import java.util.Locale;

/**
 * Where the rotation of a secret stands, by the first thing that is left to do: what comes after it
 * follows. Where that is a step in the vault, {@link RotationStep} does it under the same name.
 */
public enum RotationPhase {
  /** Make a next value. */
  STAGE,
  /** Let the service that checks the secret take the next value. */
  CHANGE,
  /** The service takes the next value: let it be the current one. */
  PROMOTE,
  /** Bring all others to the current value, and forget the former one. */
  FINISH,
  /** Forget the next value. */
  ABANDON,
  /** Nothing. */
  NONE;

  /**
   * What a vault and a service have of a secret.
   *
   * @param staged whether the vault has a next value
   * @param taken whether the service takes that already
   * @param leftOver whether a former value is left somewhere
   */
  public record Standing(boolean staged, boolean taken, boolean leftOver) {}

  /** What is to be done first, to rotate the secret or to give up a rotation that was begun. */
  public static RotationPhase first(Standing standing, boolean isGivenUp) {
    if (isGivenUp) {
      return standing.staged() ? ABANDON : NONE;
    }
    if (standing.staged()) {
      return standing.taken() ? PROMOTE : CHANGE;
    }
    return standing.leftOver() ? FINISH : STAGE;
  }

  /** As playbooks write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
