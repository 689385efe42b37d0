package org.scalablejitsi.lab.jicofo;

import java.time.Duration;
import org.scalablejitsi.lab.config.Settings;

/** How conferences begin and end. */
record ConferenceSettings(
    String service,
    boolean autoOwner,
    Duration initialTimeout,
    int minParticipants,
    String healthPrefix) {

  static ConferenceSettings read(Settings settings) {
    String conference = "jicofo.conference.";
    return new ConferenceSettings(
        settings
            .find("jicofo.xmpp.client.conference-muc-jid")
            .orElseGet(
                () ->
                    "conference."
                        + settings.text(
                            "jicofo.xmpp.client.xmpp-domain", "org.jitsi.jicofo.XMPP_DOMAIN")),
        settings.flag(conference + "enable-auto-owner"),
        settings.duration(conference + "initial-timeout"),
        settings.number(conference + "min-participants"),
        settings.text("jicofo.health.room-name-prefix"));
  }
}
