package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RegionOfParticipantsTest {

  private final RegionOfParticipants rule = new RegionOfParticipants();

  @Test
  void holdsWhereSomethingSaysIt() {
    assertThat(judged(Map.of("jitsi_meet_regions", Map.of("eu", List.of("192.0.2.0/24")))))
        .isEmpty();
    assertThat(
            judged(
                Map.of("jitsi_meet_config", Map.of("deploymentInfo", Map.of("userRegion", "eu")))))
        .isEmpty();
  }

  @Test
  void holdsWhereNobodyGoesByRegions() {
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @Test
  void warnsWhereNothingSaysIt() {
    assertThat(judged(Map.of("jitsi_meet_config", Map.of("startAudioMuted", 10))))
        .containsExactly(
            "warning: host meet1: jitsi_meet_jicofo_strategy goes by regions, and nothing says in"
                + " which one a participant is; set jitsi_meet_regions, or"
                + " jitsi_meet_config.deploymentInfo [JT403]");
  }

  private List<String> judged(Map<String, Object> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.put("jitsi_meet_jicofo_strategy", "RegionBasedBridgeSelectionStrategy");
    return lines(rule, meet("meet1", options));
  }
}
