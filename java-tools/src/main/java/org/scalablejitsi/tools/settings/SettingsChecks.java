package org.scalablejitsi.tools.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;

/** The rules over what jicofo's, the bridge's and prosody's files say. */
final class SettingsChecks {

  private static final String JICOFO = "jicofo";
  private static final String VIDEOBRIDGE = "videobridge";
  private static final String HOCON_LAYOUT = "hocon";
  private static final String PROPERTIES_LAYOUT = "properties";

  private final KnownModules modules = new KnownModules();
  private final Map<String, List<SettingsRule>> rulesByService = new ConcurrentHashMap<>();

  /** What each rule that concerns the file finds in it, by the rule's name. */
  Map<String, List<Problem>> run(HostFile.Text file, HoconTree tree) {
    Map<String, List<Problem>> found = new LinkedHashMap<>();
    if (file.format() == Format.HOCON) {
      rulesByService
          .computeIfAbsent(file.service(), SettingsChecks::rules)
          .forEach(rule -> found.put(rule.name(), rule.apply(file, tree)));
    } else if (KnownModules.concerns(file)) {
      found.put(KnownModules.NAME, modules.apply(file));
    } else if (file.format() == Format.PROPERTIES) {
      if (HOCON_LAYOUT.equals(file.layout())
          && List.of(JICOFO, VIDEOBRIDGE).contains(file.service())) {
        found.put(NoLegacySettings.NAME, NoLegacySettings.apply(file));
      } else if (PROPERTIES_LAYOUT.equals(file.layout()) && VIDEOBRIDGE.equals(file.service())) {
        found.put(CompleteUsers.NAME, CompleteUsers.apply(file));
      }
    }
    return found;
  }

  /** Made when the first file of the service comes: they read their lists of keys. */
  private static List<SettingsRule> rules(String service) {
    return switch (service) {
      case JICOFO -> List.of(UnreadKeys.ofJicofo(), KnownKeys.ofJicofo());
      case VIDEOBRIDGE ->
          List.of(new CompleteConnections(), UnreadKeys.ofVideobridge(), KnownKeys.ofVideobridge());
      default -> List.of();
    };
  }
}
