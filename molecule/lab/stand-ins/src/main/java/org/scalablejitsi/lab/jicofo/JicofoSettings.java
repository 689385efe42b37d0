package org.scalablejitsi.lab.jicofo;

import java.util.Optional;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.scalablejitsi.lab.config.Misconfigured;
import org.scalablejitsi.lab.config.Settings;

/** What jicofo's stand-in reads from its files. */
record JicofoSettings(
    XmppSettings xmpp,
    AuthenticationSettings authentication,
    ConferenceSettings conference,
    Optional<EntityBareJid> brewery,
    BridgeSettings bridge,
    HealthSettings health,
    RestSettings rest) {

  static JicofoSettings read(Settings settings) {
    return new JicofoSettings(
        XmppSettings.read(settings),
        AuthenticationSettings.read(settings),
        ConferenceSettings.read(settings),
        settings
            .find("jicofo.bridge.brewery-jid", "org.jitsi.jicofo.BRIDGE_MUC")
            .map(JicofoSettings::room),
        BridgeSettings.read(settings),
        HealthSettings.read(settings),
        RestSettings.read(settings));
  }

  private static EntityBareJid room(String jid) {
    try {
      return JidCreate.entityBareFrom(jid);
    } catch (XmppStringprepException e) {
      throw new Misconfigured("jicofo.bridge.brewery-jid: " + e.getMessage());
    }
  }
}
