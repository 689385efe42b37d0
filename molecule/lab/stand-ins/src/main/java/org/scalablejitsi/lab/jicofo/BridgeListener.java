package org.scalablejitsi.lab.jicofo;

/** Hears of bridges that come, go, or are about to go. Called on the selector's own thread. */
interface BridgeListener {
  default void added(Bridge bridge) {}

  default void removed(Bridge bridge) {}

  default void shuttingDown(Bridge bridge) {}
}
