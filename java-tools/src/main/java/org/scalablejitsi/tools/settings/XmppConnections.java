package org.scalablejitsi.tools.settings;

import java.util.List;

/** Where a bridge's files have its XMPP connections, and what each of them has. */
public final class XmppConnections {

  /** A connection that lacks one of these is dropped by the bridge, which then joins nothing. */
  public static final List<String> REQUIRED =
      List.of("HOSTNAME", "USERNAME", "PASSWORD", "MUC_JIDS", "MUC_NICKNAME");

  /** In HOCON they stand below this, by their names. */
  public static final String IN_HOCON = "videobridge.apis.xmpp-client.configs";

  /** In properties this comes before a connection's name. */
  public static final String IN_PROPERTIES = "org.jitsi.videobridge.xmpp.user.";

  private XmppConnections() {}
}
