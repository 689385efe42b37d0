package org.scalablejitsi.tools.secrets;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One value that a secret has, had or will have.
 *
 * @param created when it was made; unknown for values that somebody entered without saying so
 * @param value never leaves this package
 */
record SecretVersion(int generation, @Nullable Instant created, String value) {
  @Override
  public String toString() {
    return "generation " + generation;
  }
}
