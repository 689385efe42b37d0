package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A host before anything is installed there.
 *
 * @param found what it answered
 * @param settings its options, as its roles see them
 * @param groups those that it is in
 */
record PreflightHost(String name, JsonNode found, JsonNode settings, List<String> groups) {

  static final String MEET = "jitsi_meet";
  static final String BRIDGES = "jitsi_bridges";
  static final String TURN = "jitsi_turn";

  /** A host of the answers, with its options. */
  static PreflightHost of(String name, JsonNode found, JsonNode host) {
    return new PreflightHost(name, found, host.path("vars"), AnyJson.texts(host.path("groups")));
  }

  boolean isIn(String group) {
    return groups.contains(group);
  }

  /** The option as it is written. */
  String setting(String option) {
    return settings.path(option).asText("");
  }

  boolean isOn(String option) {
    return AnyJson.isSet(settings.path(option));
  }

  List<String> list(String option) {
    return AnyJson.texts(settings.path(option));
  }

  /** The addresses to which others map this host's own. */
  List<String> mappedTo(String option) {
    return settings.path(option).findValuesAsText("public");
  }

  /** Its own addresses. */
  List<String> addresses() {
    return AnyJson.texts(found.path("addresses"));
  }

  /** The addresses that it finds for a name. */
  List<String> addressesOf(String name) {
    return AnyJson.texts(found.path("names").path(name));
  }

  /** Whether a program of the unit listens. */
  boolean listensAs(String unit) {
    return found.path("listeners").findValuesAsText("unit").contains(unit);
  }

  boolean listensOn(String port) {
    return found.path("listeners").findValuesAsText("port").contains(port);
  }

  /** Those that are not of the host alone. */
  static List<String> outside(List<String> addresses) {
    return addresses.stream()
        .filter(address -> !address.startsWith("127.") && !address.equals("::1"))
        .toList();
  }
}
