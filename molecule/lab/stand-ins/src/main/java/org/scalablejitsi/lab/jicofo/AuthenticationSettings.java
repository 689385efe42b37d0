package org.scalablejitsi.lab.jicofo;

import java.util.Optional;
import org.jxmpp.jid.DomainBareJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;
import org.scalablejitsi.lab.config.Misconfigured;
import org.scalablejitsi.lab.config.Settings;

/** Whose users may open conferences: those of a domain, or everybody's. */
record AuthenticationSettings(Optional<DomainBareJid> domain) {
  private static final String KEY = "jicofo.authentication.login-url";

  static AuthenticationSettings read(Settings settings) {
    Optional<String> legacy = settings.legacy("org.jitsi.jicofo.auth.URL");
    if (legacy.isPresent()) {
      return of(legacy.get().replaceFirst("^XMPP:", ""));
    }
    if (!settings.flag("jicofo.authentication.enabled")) {
      return new AuthenticationSettings(Optional.empty());
    }
    String type = settings.text("jicofo.authentication.type");
    return switch (type) {
      case "XMPP" -> of(settings.text(KEY));
      case "NONE" -> new AuthenticationSettings(Optional.empty());
      default ->
          throw new Misconfigured(
              "jicofo.authentication.type: " + type + " is nothing that the lab knows");
    };
  }

  private static AuthenticationSettings of(String domain) {
    try {
      return new AuthenticationSettings(Optional.of(JidCreate.domainBareFrom(domain)));
    } catch (XmppStringprepException e) {
      throw new Misconfigured(KEY + ": " + e.getMessage());
    }
  }
}
