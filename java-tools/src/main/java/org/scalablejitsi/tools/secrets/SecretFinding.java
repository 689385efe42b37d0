package org.scalablejitsi.tools.secrets;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;

/**
 * An error or a warning about a secret, without its value.
 *
 * @param secret its name; null for something between several
 */
public record SecretFinding(Level level, @Nullable String secret, String what, String remedy) {

  /** How bad it is. */
  public enum Level {
    /** It must be fixed. */
    ERROR,
    /** It should be looked at. */
    WARNING;

    @JsonValue
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static SecretFinding error(@Nullable String secret, String what, String remedy) {
    return new SecretFinding(Level.ERROR, secret, what, remedy);
  }

  static SecretFinding warning(@Nullable String secret, String what, String remedy) {
    return new SecretFinding(Level.WARNING, secret, what, remedy);
  }

  /** The line a user reads. */
  public String line() {
    String place = secret == null ? "" : "secret '" + secret + "': ";
    String line = Problem.check(place + what, remedy).line();
    return level == Level.ERROR ? line : line.replaceFirst("^error", level.label());
  }
}
