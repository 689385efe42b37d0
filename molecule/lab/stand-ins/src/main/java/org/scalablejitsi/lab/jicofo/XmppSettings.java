package org.scalablejitsi.lab.jicofo;

import java.time.Duration;
import java.util.Optional;
import org.jxmpp.jid.parts.Resourcepart;
import org.scalablejitsi.lab.config.Settings;

/** How jicofo logs in; a legacy property of each wins over HOCON. */
record XmppSettings(
    String hostname,
    int port,
    String domain,
    String xmppDomain,
    String username,
    String resource,
    Optional<String> password,
    Optional<String> clientProxy,
    boolean useTls,
    boolean disableCertificateVerification,
    Duration replyTimeout) {

  static XmppSettings read(Settings settings) {
    String client = "jicofo.xmpp.client.";
    String legacy = "org.jitsi.jicofo.";
    return new XmppSettings(
        settings.text(client + "hostname", legacy + "HOSTNAME"),
        settings.number(client + "port", legacy + "XMPP_PORT"),
        settings.text(client + "domain", legacy + "FOCUS_USER_DOMAIN"),
        settings.text(client + "xmpp-domain", legacy + "XMPP_DOMAIN"),
        settings.text(client + "username", legacy + "FOCUS_USER_NAME"),
        settings.text(client + "resource"),
        settings.find(client + "password", legacy + "FOCUS_USER_PASSWORD"),
        settings.find(client + "client-proxy"),
        settings.flag(client + "use-tls"),
        settings.flag(
            client + "disable-certificate-verification", legacy + "ALWAYS_TRUST_MODE_ENABLED"),
        settings.duration(client + "reply-timeout"));
  }

  /** Its name in the rooms. */
  Resourcepart nickname() {
    return Resourcepart.fromOrThrowUnchecked(username);
  }

  String jid() {
    return username + "@" + domain;
  }
}
