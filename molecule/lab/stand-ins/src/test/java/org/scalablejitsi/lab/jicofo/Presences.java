package org.scalablejitsi.lab.jicofo;

import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

/** Makes what bridges show in the brewery. */
final class Presences {
  private Presences() {}

  static EntityFullJid jid(String nickname) {
    return JidCreate.entityFullFromOrThrowUnchecked(
        "jvbbrewery@internal.auth.meet.lab.test/" + nickname);
  }

  static ColibriStatsExtension running(String nickname, double stress) {
    ColibriStatsExtension stats = new ColibriStatsExtension();
    stats.addStat(ColibriStatsExtension.RELAY_ID, nickname);
    stats.addStat(ColibriStatsExtension.VERSION, "2.3.0-lab");
    stats.addStat(ColibriStatsExtension.DRAIN, false);
    stats.addStat("stress_level", stress);
    return stats;
  }
}
