package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ShownFeaturesTest {

  private final ShownFeatures rule = new ShownFeatures();

  @Test
  void holdsForWhatProsodyHas() {
    assertThat(judged(List.of(), Map.of("disablePolls", true))).isEmpty();
    assertThat(judged(List.of("polls"), Map.of("disablePolls", false))).isEmpty();
    assertThat(judged(List.of("file_sharing"), Map.of("fileSharing", Map.of("apiUrl", "x"))))
        .isEmpty();
  }

  @Test
  void warnsOfAFeatureThatProsodyLacks() {
    assertThat(judged(List.of("lobby"), Map.of("disablePolls", false)))
        .containsExactly(
            "warning: host meet1: jitsi_meet_config has disablePolls: false, and"
                + " jitsi_meet_features has no polls, so prosody does not have what the app shows;"
                + " set both, or leave both out [JT324]");
    assertThat(judged(List.of(), Map.of("speakerStats", Map.of("disabled", false)))).hasSize(1);
    assertThat(judged(List.of(), Map.of("fileSharing", Map.of("apiUrl", "x")))).hasSize(1);
  }

  @Test
  void warnsOfFilesWithoutAService() {
    assertThat(judged(List.of("file_sharing"), Map.of()))
        .containsExactly(
            "warning: host meet1: jitsi_meet_features has file_sharing, and jitsi_meet_config names"
                + " no service for the files as fileSharing, without which the app does not show"
                + " it; set both, or leave both out [JT324]");
  }

  private List<String> judged(List<String> features, Map<String, Object> settings) {
    return lines(
        rule,
        meet("meet1", Map.of("jitsi_meet_features", features, AppSettings.VARIABLE, settings)));
  }
}
