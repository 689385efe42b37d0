package org.scalablejitsi.tools.settings;

import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A connection that lacks one of these is dropped by the bridge, which then joins nothing. */
public final class CompleteConnections implements SettingsRule {

  static final Rule RULE = Rule.error("JT042");
  private static final String CONNECTIONS = "videobridge.apis.xmpp-client.configs";

  /** The settings of a connection that the bridge uses, by their names in capitals. */
  public static final List<String> REQUIRED =
      List.of("HOSTNAME", "USERNAME", "PASSWORD", "MUC_JIDS", "MUC_NICKNAME");

  @Override
  public String name() {
    return "complete XMPP connections";
  }

  @Override
  public List<Problem> apply(HostFile.Text file, HoconTree tree) {
    List<Problem> problems = new ArrayList<>();
    tree.find(CONNECTIONS).stream()
        .flatMap(connections -> HoconTree.children(connections).entrySet().stream())
        .sorted(HoconTree.IN_ORDER)
        .forEach(connection -> check(file, connection, problems));
    return problems;
  }

  private static void check(
      HostFile.Text file, Map.Entry<String, ConfigValue> connection, List<Problem> problems) {
    Set<String> given =
        HoconTree.children(connection.getValue()).keySet().stream()
            .map(key -> key.toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<String> missing = REQUIRED.stream().filter(key -> !given.contains(key)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          RULE.broken(
              file.label()
                  + ": line "
                  + HoconTree.line(connection.getValue())
                  + ": the bridge drops its XMPP connection '"
                  + connection.getKey()
                  + "', which lacks "
                  + String.join(", ", missing),
              "add what is missing there, or remove the connection"));
    }
  }
}
