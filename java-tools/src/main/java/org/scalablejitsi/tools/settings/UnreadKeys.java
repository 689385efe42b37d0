package org.scalablejitsi.tools.settings;

import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** What jicofo and the bridge read once: guides and old files still have it. */
final class UnreadKeys implements SettingsRule {

  static final Rule RULE = Rule.warning("JT043");
  private static final String SEPARATOR = ": ";

  private record Unread(String key, String remedy) {}

  private final List<Unread> unread;

  private UnreadKeys(String list) {
    unread =
        KeyList.read(list).stream()
            .map(line -> line.split(SEPARATOR, 2))
            .map(parts -> new Unread(parts[0], parts[1]))
            .toList();
  }

  static UnreadKeys ofJicofo() {
    return new UnreadKeys("jicofo-unread.txt");
  }

  static UnreadKeys ofVideobridge() {
    return new UnreadKeys("videobridge-unread.txt");
  }

  Stream<String> keys() {
    return unread.stream().map(Unread::key);
  }

  @Override
  public String name() {
    return "keys still read";
  }

  @Override
  public List<Problem> apply(HostFile.Text file, HoconTree tree) {
    List<Problem> problems = new ArrayList<>();
    for (Unread former : unread) {
      tree.find(former.key()).map(value -> broken(file, former, value)).ifPresent(problems::add);
    }
    return problems;
  }

  private static Problem broken(HostFile.Text file, Unread former, ConfigValue value) {
    return RULE.broken(
        file.label()
            + ": line "
            + HoconTree.line(value)
            + ": "
            + file.service()
            + " no longer reads '"
            + former.key()
            + "'",
        former.remedy());
  }
}
