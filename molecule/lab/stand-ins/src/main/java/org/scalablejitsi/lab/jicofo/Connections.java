package org.scalablejitsi.lab.jicofo;

import org.jitsi.utils.logging2.Logger;
import org.jitsi.xmpp.TrustAllHostnameVerifier;
import org.jitsi.xmpp.TrustAllX509TrustManager;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration.SecurityMode;
import org.jivesoftware.smack.ReconnectionManager;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jxmpp.stringprep.XmppStringprepException;
import org.scalablejitsi.lab.config.Misconfigured;

/** Makes the connection as jicofo does: TLS where it is offered, and then verified. */
final class Connections {
  static {
    ReconnectionManager.setEnabledPerDefault(false);
    ReconnectionManager.setDefaultFixedDelay(2);
    SASLAuthentication.unregisterSASLMechanism(
        "org.jivesoftware.smack.sasl.javax.SASLGSSAPIMechanism");
    XMPPTCPConnection.setUseStreamManagementDefault(true);
    XMPPTCPConnection.setUseStreamManagementResumptionDefault(true);
  }

  private Connections() {}

  static AbstractXMPPConnection create(XmppSettings settings, Logger logger) {
    try {
      XMPPTCPConnectionConfiguration.Builder builder =
          XMPPTCPConnectionConfiguration.builder()
              .setHost(settings.hostname())
              .setPort(settings.port())
              .setXmppDomain(settings.domain())
              .setSecurityMode(settings.useTls() ? SecurityMode.ifpossible : SecurityMode.disabled);
      if (settings.password().isEmpty()) {
        builder.performSaslAnonymousAuthentication();
      }
      if (settings.disableCertificateVerification()) {
        logger.warn("Disabling TLS certificate verification!");
        builder.setCustomX509TrustManager(new TrustAllX509TrustManager());
        builder.setHostnameVerifier(new TrustAllHostnameVerifier());
      }
      AbstractXMPPConnection connection = new XMPPTCPConnection(builder.build());
      connection.setReplyTimeout(settings.replyTimeout().toMillis());
      return connection;
    } catch (XmppStringprepException e) {
      throw new Misconfigured("jicofo.xmpp.client.domain: " + e.getMessage());
    }
  }
}
