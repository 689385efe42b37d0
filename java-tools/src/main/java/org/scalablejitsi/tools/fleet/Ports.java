package org.scalablejitsi.tools.fleet;

/** The ports of an installation, in one place; the roles' templates open and close the same. */
public final class Ports {

  /** nginx, only to send browsers on to HTTPS. */
  public static final int HTTP = 80;

  /** nginx: the web app, and the way to prosody and jicofo for browsers. */
  public static final int HTTPS = 443;

  /** prosody's clients: the bridges and jicofo. */
  public static final int XMPP = 5222;

  /** prosody's BOSH and websockets, behind nginx. */
  public static final int PROSODY_HTTP = 5280;

  /** prosody's components; only a jicofo from before 2021 is one. */
  public static final int XMPP_COMPONENTS = 5347;

  /** The bridge's private REST interface, which has no authentication. */
  public static final int BRIDGE_REST = 8080;

  /** jicofo's REST interface, which has no authentication. */
  public static final int JICOFO_REST = 8888;

  /** The participants' websockets, passed on by nginx; off by default. */
  public static final int WEBSOCKET = 9090;

  /** The participants' audio and video. */
  public static final int MEDIA = 10000;

  /** The same over TCP; bridges of the properties layout may listen there. */
  public static final int MEDIA_TCP = 443;

  /** The metrics of jicofo and the bridges; off by default. */
  public static final int METRICS = 9888;

  private Ports() {}
}
