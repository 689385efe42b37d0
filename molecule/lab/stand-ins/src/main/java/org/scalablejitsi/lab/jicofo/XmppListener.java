package org.scalablejitsi.lab.jicofo;

/** Hears whether jicofo is logged in. */
@FunctionalInterface
interface XmppListener {
  void registered(boolean registered);
}
