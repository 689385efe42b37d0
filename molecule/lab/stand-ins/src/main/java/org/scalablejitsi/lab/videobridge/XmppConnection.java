package org.scalablejitsi.lab.videobridge;

import java.util.Map;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsIqProvider;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.colibri2.IqProviderUtils;
import org.jitsi.xmpp.extensions.health.HealthCheckIQ;
import org.jitsi.xmpp.extensions.health.HealthCheckIQProvider;
import org.jitsi.xmpp.mucclient.IQListener;
import org.jitsi.xmpp.mucclient.MucClient;
import org.jitsi.xmpp.mucclient.MucClientConfiguration;
import org.jitsi.xmpp.mucclient.MucClientManager;
import org.jitsi.xmpp.util.ErrorUtilKt;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.scalablejitsi.lab.health.Health;
import org.scalablejitsi.lab.health.HealthChecker;

/** The bridge in its breweries, by Jitsi's own client; answers jicofo's requests. */
final class XmppConnection implements IQListener {
  private static final Logger logger = new LoggerImpl("org.jitsi.videobridge.xmpp.XmppConnection");
  private static final String[] FEATURES = {
    ConferenceModifyIQ.NAMESPACE,
    HealthCheckIQ.NAMESPACE,
    "urn:xmpp:jingle:apps:dtls:0",
    "urn:xmpp:jingle:transports:ice-udp:1"
  };

  private final MucClientManager manager;
  private final ColibriHandler colibri;
  private final HealthChecker health;

  XmppConnection(MucClientManager manager, ColibriHandler colibri, HealthChecker health) {
    this.manager = manager;
    this.colibri = colibri;
    this.health = health;
  }

  static MucClientManager newManager() {
    IqProviderUtils.registerProviders();
    HealthCheckIQProvider.registerIQProvider();
    ColibriStatsIqProvider unused = new ColibriStatsIqProvider();
    return new MucClientManager(FEATURES);
  }

  void start(Iterable<MucClientConfiguration> clients) {
    manager.registerIQ(new HealthCheckIQ());
    manager.registerIQ(ConferenceModifyIQ.ELEMENT, ConferenceModifyIQ.NAMESPACE);
    manager.setIQListener(this);
    clients.forEach(manager::addMucClient);
  }

  @Override
  public IQ handleIq(IQ iq, MucClient client) {
    if (iq instanceof ConferenceModifyIQ request) {
      return colibri.handle(request);
    }
    if (iq instanceof HealthCheckIQ) {
      Health result = health.result();
      return result.success()
          ? IQ.createResultIQ(iq)
          : ErrorUtilKt.createError(
              iq, StanzaError.Condition.internal_server_error, result.message());
    }
    return ErrorUtilKt.createError(
        iq,
        StanzaError.Condition.service_unavailable,
        "Unsupported IQ request " + iq.getChildElementName());
  }

  /** Adds a client; an id that exists already is a success that changes nothing. */
  boolean add(Map<String, Object> json) {
    if (!(json.get("id") instanceof String id)) {
      return false;
    }
    MucClientConfiguration config = new MucClientConfiguration(id);
    json.forEach(
        (key, value) -> {
          if (value instanceof String text && !key.equals("id")) {
            config.setProperty(key, text);
          }
        });
    if (!config.isComplete()) {
      logger.info("Not adding a MucClient, configuration incomplete.");
      return false;
    }
    manager.addMucClient(config);
    return true;
  }

  boolean remove(Map<String, Object> json) {
    return json.get("id") instanceof String id && manager.removeMucClient(id);
  }
}
