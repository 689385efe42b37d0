package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.format.SampleFile;
import org.scalablejitsi.tools.problem.Problem;

final class SettingsChecksTest {
  private static final String LEGACY = "org.jitsi.jicofo.BRIDGE_MUC=a\n";

  private final SettingsChecks checks = new SettingsChecks();

  @Test
  void looksAtTheBridgesHocon() {
    assertThat(run(Settings.jvbConf("nope = 1, videobridge.stats.enabled = true")))
        .containsOnlyKeys("complete XMPP connections", "keys still read", "known keys")
        .satisfies(found -> assertThat(found.get("complete XMPP connections")).isEmpty())
        .satisfies(found -> assertThat(found.get("keys still read")).hasSize(1))
        .satisfies(found -> assertThat(found.get("known keys")).hasSize(1));
  }

  @Test
  void looksAtJicofosHocon() {
    assertThat(run(Settings.jicofoConf("nope = 1")))
        .containsOnlyKeys("keys still read", "known keys")
        .satisfies(found -> assertThat(found.get("known keys")).hasSize(1));
  }

  @Test
  void looksAtProsodysModules() {
    assertThat(
            checks.run(
                SampleFile.of(
                    "/etc/a.cfg.lua", "a", Format.LUA, "prosody", null, "storage = \"nope\""),
                HoconTree.NONE))
        .containsOnlyKeys("known modules")
        .satisfies(found -> assertThat(found.get("known modules")).hasSize(1));
  }

  @Test
  void knowsNothingOfOtherServices() {
    assertThat(run(file(Format.HOCON, "web", "hocon", "nope = 1"))).isEmpty();
    assertThat(run(file(Format.PROPERTIES, "web", "hocon", LEGACY))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jicofo", "videobridge"})
  void looksForOldPropertiesBesideHocon(String service) {
    assertThat(run(file(Format.PROPERTIES, service, "hocon", LEGACY)))
        .containsOnlyKeys("no legacy settings")
        .satisfies(found -> assertThat(found.get("no legacy settings")).hasSize(1));
  }

  @ParameterizedTest
  @CsvSource({"properties", ","})
  void leavesOldPropertiesToTheLayoutThatHasThem(@Nullable String layout) {
    assertThat(run(file(Format.PROPERTIES, "jicofo", layout, LEGACY))).isEqualTo(Map.of());
  }

  private Map<String, List<Problem>> run(HostFile.Text file) {
    return checks.run(file, HoconTree.of(file));
  }

  @Test
  void looksForIncompleteConnectionsInThePropertiesLayout() {
    String half =
        """
        org.jitsi.videobridge.xmpp.user.jvb-g1.HOSTNAME=meet.example.com
        org.jitsi.videobridge.xmpp.user.jvb-g1.USERNAME=jvb
        org.jitsi.videobridge.xmpp.user.jvb-g1.MUC_JIDS=a@b
        """;
    String rest =
        """
        org.jitsi.videobridge.xmpp.user.jvb-g1.PASSWORD=a
        org.jitsi.videobridge.xmpp.user.jvb-g1.MUC_NICKNAME=b
        """;

    assertThat(run(file(Format.PROPERTIES, "videobridge", "properties", half + rest)))
        .isEqualTo(Map.of("complete XMPP connections", List.of()));
    assertThat(
            run(file(Format.PROPERTIES, "videobridge", "properties", half))
                .get("complete XMPP connections"))
        .extracting(Problem::line)
        .containsExactly(
            "error: /etc/a from template a.j2: the bridge drops its XMPP connection 'jvb-g1', which"
                + " lacks PASSWORD, MUC_NICKNAME; add what is missing there, or remove the"
                + " connection [JT042]");
  }

  private static HostFile.Text file(
      Format format, String service, @Nullable String layout, String text) {
    return SampleFile.of("/etc/a", "a.j2", format, service, layout, text);
  }
}
