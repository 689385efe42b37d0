package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AbsentServicesTest {

  private final AbsentServices rule = new AbsentServices();

  @Test
  void holdsForAnAppThatOffersNone() {
    assertThat(judged(Map.of("recordingService", Map.of("enabled", false)))).isEmpty();
    assertThat(judged(Map.of("localRecording", Map.of("disable", false)))).isEmpty();
  }

  @Test
  void warnsOfServicesThatCannotLogIn() {
    assertThat(judged(Map.of("hiddenDomain", "recorder.meet.example.com")))
        .containsExactly(
            "warning: host meet1: jitsi_meet_config has hiddenDomain, for a recorder, and prosody"
                + " has no account and no host for one; leave it out, so that the app does not"
                + " offer what does not work [JT325]");
    assertThat(
            judged(
                Map.of(
                    "liveStreaming", Map.of("enabled", true),
                    "recordingService", Map.of("enabled", true),
                    "transcription", Map.of("enabled", true))))
        .hasSize(3);
  }

  private List<String> judged(Map<String, Object> settings) {
    return lines(rule, meet("meet1", Map.of(AppSettings.VARIABLE, settings)));
  }
}
