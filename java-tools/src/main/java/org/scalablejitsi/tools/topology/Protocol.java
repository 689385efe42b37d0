package org.scalablejitsi.tools.topology;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a port's number counts in. */
enum Protocol {
  TCP("tcp"),
  UDP("udp");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  @JsonValue
  String label() {
    return label;
  }
}
