package org.scalablejitsi.tools.takeover;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The secret of the TURN servers, which prosody has too: it makes participants' credentials of it.
 */
final class TurnSecret {

  private static final String PROSODY = "/etc/prosody/";

  /** As {@code mod_external_services} reads it, and before that {@code mod_turncredentials}. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?m)^\\h*(?:external_service_secret|turncredentials_secret)\\s*=\\s*[\"']([^\"']+)[\"']");

  private TurnSecret() {}

  static Optional<String> secret(FormerHost meet) {
    return meet.files().entrySet().stream()
        .filter(file -> file.getKey().startsWith(PROSODY))
        .flatMap(file -> SECRET.matcher(file.getValue()).results())
        .map((MatchResult found) -> found.group(1))
        .findFirst();
  }
}
