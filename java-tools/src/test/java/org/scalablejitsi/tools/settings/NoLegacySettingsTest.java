package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.format.SampleFile;
import org.scalablejitsi.tools.problem.Problem;

final class NoLegacySettingsTest {

  @Test
  void holdsForCommentsAndForeignKeys() {
    assertThat(
            lines(
                """
                # org.jitsi.jicofo.BRIDGE_MUC=a
                #org.jitsi.videobridge.xmpp.user.shard.MUC_JIDS=b
                net.java.sip.communicator.packetlogging.PACKET_LOGGING_ENABLED=false
                """))
        .isEmpty();
  }

  @Test
  void refusesWhatWinsOverHocon() {
    assertThat(
            lines(
                """
                org.jitsi.videobridge.xmpp.user.shard.HOSTNAME=localhost
                other = org.jitsi.videobridge.x
                 org.jitsi.jicofo.BRIDGE_MUC : jvbbrewery
                """))
        .containsExactly(
            line("org.jitsi.jicofo.BRIDGE_MUC"),
            line("org.jitsi.videobridge.xmpp.user.shard.HOSTNAME"));
  }

  private static List<String> lines(String text) {
    HostFile.Text file =
        SampleFile.of("/etc/p.properties", "p.j2", Format.PROPERTIES, "jicofo", "hocon", text);
    return NoLegacySettings.apply(file).stream().map(Problem::line).toList();
  }

  private static String line(String key) {
    return "error: /etc/p.properties from template p.j2 sets '"
        + key
        + "', which wins over the HOCON file without a word; set it in the HOCON file and remove"
        + " it there [JT041]";
  }
}
