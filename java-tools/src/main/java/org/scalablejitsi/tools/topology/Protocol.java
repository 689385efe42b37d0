package org.scalablejitsi.tools.topology;

import com.fasterxml.jackson.annotation.JsonValue;

/** The transport protocol of a port. */
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
