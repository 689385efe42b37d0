package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The app offers no service that has no account and no host in prosody. */
final class AbsentServices implements FleetRule {

  static final Rule RULE = Rule.warning("JT325");
  private static final Map<String, String> SERVICES =
      Map.of(
          "hiddenDomain", "a recorder",
          "liveStreaming.enabled", "a recorder",
          "recordingService.enabled", "a recorder",
          "transcription.enabled", "a transcriber");

  @Override
  public String name() {
    return "services that the app offers";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream().flatMap(AbsentServices::judge).toList();
  }

  private static Stream<Problem> judge(Host meet) {
    return SERVICES.keySet().stream()
        .sorted()
        .filter(setting -> isOn(meet, setting))
        .map(
            setting ->
                RULE.broken(
                        AppSettings.VARIABLE
                            + " has "
                            + setting
                            + ", for "
                            + SERVICES.get(setting)
                            + ", and prosody has no account and no host for one",
                        "leave it out, so that the app does not offer what does not work")
                    .on(meet.name()));
  }

  private static boolean isOn(Host meet, String setting) {
    Object value = AppSettings.at(meet, setting.split("\\.", -1));
    return Boolean.TRUE.equals(value) || (value instanceof String text && !text.isEmpty());
  }
}
