package org.scalablejitsi.tools.topology;

/** The ports of an installation, in one place; the roles' templates open and close the same. */
final class Ports {

  /** nginx, only to send browsers on to HTTPS. */
  static final int HTTP = 80;

  /** nginx: the web app, and the way to prosody and jicofo for browsers. */
  static final int HTTPS = 443;

  /** prosody's clients: the bridges and jicofo. */
  static final int XMPP = 5222;

  /** prosody's BOSH and websockets, behind nginx. */
  static final int PROSODY_HTTP = 5280;

  /** prosody's components; only a jicofo from before 2021 is one. */
  static final int XMPP_COMPONENTS = 5347;

  /** The bridge's private REST interface, which has no authentication. */
  static final int BRIDGE_REST = 8080;

  /** jicofo's REST interface, which has no authentication. */
  static final int JICOFO_REST = 8888;

  /** The participants' websockets, passed on by nginx; off by default. */
  static final int WEBSOCKET = 9090;

  /** The participants' audio and video. */
  static final int MEDIA = 10000;

  /** The same over TCP; bridges of the properties layout may listen there. */
  static final int MEDIA_TCP = 443;

  private Ports() {}
}
