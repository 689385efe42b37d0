package org.scalablejitsi.tools.topology;

/** Who may reach a port. */
enum Reach {
  WORLD("the world"),
  BRIDGES("the bridges"),
  LOOPBACK("the host itself");

  private final String words;

  Reach(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
