package org.scalablejitsi.tools.topology;

/** What a port's number counts in. */
enum Protocol {
  TCP("tcp"),
  UDP("udp");

  private final String label;

  Protocol(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
