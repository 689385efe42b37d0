package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;

/** What a bridge or jicofo carries, by its own statistics. */
final class Carried {

  private Carried() {}

  /** How many conferences would end with the service: one counts while people are in it. */
  static Object conferences(JsonNode statistics) {
    JsonNode conferences = statistics.path("conferences");
    if (!conferences.isNumber()) {
      return "-";
    }
    return hasPeople(statistics) ? conferences : 0;
  }

  /**
   * A bridge counts the people of other bridges too, and some who have gone. Jicofo, which has no
   * others, and bridges from before 2021 do not tell the local ones apart.
   */
  private static boolean hasPeople(JsonNode statistics) {
    return statistics.has("local_endpoints")
        ? AnyJson.isSet(statistics.path("local_endpoints"))
        : AnyJson.isSet(statistics.path("participants"))
            || AnyJson.isSet(statistics.path("conferences"));
  }
}
