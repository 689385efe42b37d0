package org.scalablejitsi.tools.topology;

import java.util.List;
import java.util.stream.Collectors;

/** A program that listens, or the files that nginx serves: those have no listener of their own. */
record Service(String name, List<Listener> listeners) {

  static Service of(String name, Listener... listeners) {
    return new Service(name, List.of(listeners));
  }

  /** What these parties may reach of it. */
  String labels(Reach reach) {
    return listeners.stream()
        .filter(listener -> listener.reach() == reach)
        .map(Listener::label)
        .collect(Collectors.joining(", "));
  }
}
