package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The app shows what prosody has. */
final class ShownFeatures implements FleetRule {

  static final Rule RULE = Rule.warning("JT324");
  private static final String FEATURES = "jitsi_meet_features";
  private static final String FILES = "fileSharing";

  @Override
  public String name() {
    return "features that the app shows";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .flatMap(
            meet ->
                meet.vars().get(FEATURES) instanceof List<?> features
                    ? judge(meet, features).map(problem -> problem.on(meet.name()))
                    : Stream.empty())
        .toList();
  }

  private static Stream<Problem> judge(Host meet, List<?> features) {
    boolean files = AppSettings.at(meet, FILES) instanceof Map<?, ?> map && !map.isEmpty();
    boolean polls = Boolean.FALSE.equals(AppSettings.at(meet, "disablePolls"));
    boolean stats = Boolean.FALSE.equals(AppSettings.at(meet, "speakerStats", "disabled"));
    return Stream.of(
            shown(features, "polls", polls, "disablePolls: false"),
            shown(features, "speaker_stats", stats, "speakerStats.disabled: false"),
            shown(features, "file_sharing", files, FILES),
            features.contains("file_sharing") && !files
                ? Stream.of(
                    RULE.broken(
                        FEATURES
                            + " has file_sharing, and "
                            + AppSettings.VARIABLE
                            + " names no service for the files as "
                            + FILES
                            + ", without which the app does not show it",
                        "set both, or leave both out"))
                : Stream.<Problem>empty())
        .flatMap(problems -> problems);
  }

  private static Stream<Problem> shown(
      List<?> features, String feature, boolean shown, String setting) {
    return shown && !features.contains(feature)
        ? Stream.of(
            RULE.broken(
                AppSettings.VARIABLE
                    + " has "
                    + setting
                    + ", and "
                    + FEATURES
                    + " has no "
                    + feature
                    + ", so prosody does not have what the app shows",
                "set both, or leave both out"))
        : Stream.empty();
  }
}
