package org.scalablejitsi.tools.topology;

import java.util.List;

/** A program that listens, or the files that nginx serves: those have no listener of their own. */
record Service(String name, List<Listener> listeners) {

  static Service of(String name, Listener... listeners) {
    return new Service(name, List.of(listeners));
  }
}
