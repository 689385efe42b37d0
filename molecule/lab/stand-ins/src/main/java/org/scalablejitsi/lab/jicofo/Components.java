package org.scalablejitsi.lab.jicofo;

import java.util.Optional;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smackx.disco.ServiceDiscoveryManager;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** What the domain says of its components, asked at each login; a browser asks the same. */
final class Components implements XmppListener {
  private static final Logger logger = new LoggerImpl("org.jitsi.jicofo.xmpp.ConferenceIqHandler");

  private final XmppProvider xmpp;
  private Optional<String> breakout = Optional.empty();

  Components(XmppProvider xmpp) {
    this.xmpp = xmpp;
  }

  @Override
  public void registered(boolean now) {
    if (now) {
      breakout(discover());
    }
  }

  private Optional<String> discover() {
    try {
      return ServiceDiscoveryManager.getInstanceFor(xmpp.connection())
          .discoverInfo(JidCreate.domainBareFrom(xmpp.settings().xmppDomain()))
          .getIdentities("component", "breakout_rooms")
          .stream()
          .findFirst()
          .map(identity -> identity.getName());
    } catch (SmackException | XMPPException | XmppStringprepException e) {
      logger.warn("Failed to discover info", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private synchronized void breakout(Optional<String> found) {
    breakout = found;
    logger.info(
        found
            .map(address -> "Using breakout room component at " + address + ".")
            .orElse("No breakout room component discovered."));
  }

  synchronized boolean isBreakout(DomainBareJid domain) {
    return breakout.filter(domain.toString()::equals).isPresent();
  }
}
