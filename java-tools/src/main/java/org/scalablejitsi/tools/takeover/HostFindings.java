package org.scalablejitsi.tools.takeover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.fleet.Variable;
import org.scalablejitsi.tools.problem.OneLine;

/** Collects the settings of one host: as options of ours, or as lost where no option says them. */
final class HostFindings {

  /** A value of its own may be a secret; a name is shown as far as it is one. */
  private static final Pattern NAME = Pattern.compile("[\\w./*@:\"\\[\\]-]{1,120}");

  /**
   * An option as the former installation had it.
   *
   * @param place file and line
   */
  record Found(String host, String option, Object value, String place) {}

  /**
   * What the next run of site.yml would end.
   *
   * @param place file and line
   */
  record Lost(String host, String place, String what, String remedy) {}

  private static final String NO_OPTION = "no option says this";

  private final String host;
  private final Map<String, Found> options = new LinkedHashMap<>();
  private final List<Lost> lost = new ArrayList<>();

  HostFindings(String host) {
    this.host = host;
  }

  /** The later one of an option counts. */
  void add(FormerSetting setting, Optional<Map<String, Object>> meaning) {
    String place = setting.file() + ":" + setting.line();
    if (meaning.isEmpty()) {
      lose(place, shown(setting.key()), NO_OPTION);
    }
    meaning
        .orElse(Map.of())
        .forEach((option, value) -> options.put(option, new Found(host, option, value, place)));
  }

  void option(Variable<?> option, Object value, String place) {
    options.put(option.name(), new Found(host, option.name(), value, place));
  }

  void lose(String place, String what) {
    lose(place, what, NO_OPTION);
  }

  void lose(String place, String what, String remedy) {
    lost.add(new Lost(host, place, OneLine.of(what), remedy));
  }

  static String shown(String name) {
    return NAME.matcher(name).matches() ? name : "a setting";
  }

  List<Found> options() {
    return List.copyOf(options.values());
  }

  List<Lost> lost() {
    return List.copyOf(lost);
  }
}
