package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a module of prosody is for. */
final class ProsodyModule {

  /** Prosody's own, of many features. */
  private static final String ROOMS = "muc";

  private static final String AUTHENTICATION = "jitsi_meet_authentication";
  private static final Map<String, String> OPTIONS =
      Map.of(
          "auth_token", AUTHENTICATION,
          "auth_jitsi-anonymous", AUTHENTICATION,
          "token_verification", AUTHENTICATION,
          "external_services", "the TURN servers of jitsi_turn",
          "features_identity", "what tells browsers of all features");

  private ProsodyModule() {}

  /** The modules that a feature is made of. */
  static Set<String> of(JsonNode feature) {
    return Stream.of("module", "component")
        .map(part -> feature.path(part).asText(""))
        .filter(name -> !name.isEmpty() && !name.equals(ROOMS))
        .collect(Collectors.toSet());
  }

  /**
   * A module with what it is for, by the options as far as that is known.
   *
   * @param hosts prosody's hosts that load it
   */
  static String described(String name, List<String> hosts, Map<String, JsonNode> features) {
    String having =
        new TreeMap<>(features)
            .entrySet().stream()
                .filter(feature -> of(feature.getValue()).contains(name))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    String elsewhere = hosts.isEmpty() ? "of another module" : "on " + String.join(", ", hosts);
    String what =
        having.isEmpty() ? OPTIONS.getOrDefault(name, elsewhere) : "jitsi_meet_features: " + having;
    return "mod_" + name + " (" + what + ")";
  }
}
