package org.scalablejitsi.tools.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A check that found nothing.
 *
 * @param host the host it looked at; none when it looked at all
 * @param subject what it looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PassedCheck(@Nullable String host, String check, @Nullable String subject) {

  public static PassedCheck fleet(String check) {
    return new PassedCheck(null, check, null);
  }
}
