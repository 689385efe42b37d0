package org.scalablejitsi.tools.topology;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may reach a port. */
enum Reach {
  WORLD("the world"),
  BRIDGES("the bridges"),
  MEET("the meet host"),
  /** By addresses that an option lists. */
  LISTED("some addresses"),
  LOOPBACK("the host itself");

  private final String words;

  Reach(String words) {
    this.words = words;
  }

  @JsonValue
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String words() {
    return words;
  }
}
