package org.scalablejitsi.lab.jicofo;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.scalablejitsi.lab.TestSettings;

/** What answers requests, never connected. */
final class Parts {
  final Focus focus;
  final ConferenceRequests requests;

  Parts(BridgeSelector selector, String hocon) {
    JicofoSettings settings =
        JicofoSettings.read(
            TestSettings.hocon(
                "jicofo.xmpp.client { domain = auth.d, xmpp-domain = d }\n" + hocon));
    ScheduledExecutorService executor = Executors.newScheduledThreadPool(0);
    XmppProvider xmpp = new XmppProvider(settings.xmpp(), executor, Runnable::run);
    Optional<Authentication> authentication =
        settings.authentication().domain().map(Authentication::new);
    Components components = new Components(xmpp);
    focus = new Focus(selector, new Colibri(xmpp.connection()));
    Rooms rooms =
        new Rooms(xmpp, settings.conference(), authentication, components, focus, executor);
    requests = new ConferenceRequests(rooms, authentication, components, settings.xmpp().jid());
  }
}
