package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The bridges as jicofo sees them. */
final class JicofoBridges {

  private final Map<String, JsonNode> stateByNickname = new HashMap<>();

  /** Of the answer of jicofo's {@code /debug}, which names bridges by their address in a room. */
  JicofoBridges(JsonNode debug) {
    AnyJson.entries(debug.path("bridge_selector").path("bridge"))
        .forEach(
            (address, state) ->
                stateByNickname.put(address.substring(address.lastIndexOf('/') + 1), state));
  }

  Set<String> nicknames() {
    return stateByNickname.keySet();
  }

  /** What jicofo says of a bridge; missing when it does not see it. */
  JsonNode state(String nickname) {
    return stateByNickname.getOrDefault(nickname, MissingNode.getInstance());
  }

  /** Why jicofo would give a bridge no new conference while another can take it. */
  static Optional<String> unusable(JsonNode state) {
    if (state.isMissingNode()) {
      return Optional.of("is not in the brewery");
    }
    JsonNode healthy = state.path("healthy");
    if (!AnyJson.isSet(state.path("operational"))
        || !(healthy.isMissingNode() || AnyJson.isSet(healthy))) {
      return Optional.of("is not healthy");
    }
    if (AnyJson.isSet(state.path("graceful-shutdown"))
        || AnyJson.isSet(state.path("shutting-down"))) {
      return Optional.of("shuts down");
    }
    return AnyJson.isSet(state.path("drain")) ? Optional.of("drains") : Optional.empty();
  }
}
