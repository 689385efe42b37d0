package org.scalablejitsi.tools.check;

import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A key that its service does not know changes nothing, and nobody says so. */
final class KnownKeys implements SettingsRule {

  static final Rule RULE = Rule.warning("JT044");

  private final KeyTree known;

  private KnownKeys(KeyTree known) {
    this.known = known;
  }

  static KnownKeys ofJicofo() {
    return new KnownKeys(KeyTree.of(KeyList.read("jicofo.txt")));
  }

  /** Keys that are no longer read have a rule of their own, which knows more. */
  static KnownKeys ofVideobridge() {
    Stream<String> unread = UnreadKeys.keys().map(key -> key + ".**");
    return new KnownKeys(
        KeyTree.of(Stream.concat(KeyList.read("videobridge.txt").stream(), unread).toList()));
  }

  @Override
  public String name() {
    return "known keys";
  }

  @Override
  public List<Problem> apply(FileText file, HoconTree tree) {
    List<Problem> problems = new ArrayList<>();
    collect(file, tree.root(), known, List.of(), problems);
    return problems;
  }

  private static void collect(
      FileText file, ConfigValue value, KeyTree known, List<String> path, List<Problem> problems) {
    for (Map.Entry<String, ConfigValue> entry : HoconTree.entries(value)) {
      KeyTree below = known.child(entry.getKey());
      if (below == null) {
        problems.add(unknown(file, entry, known, path));
      } else {
        collect(file, entry.getValue(), below, with(path, entry.getKey()), problems);
      }
    }
  }

  private static Problem unknown(
      FileText file, Map.Entry<String, ConfigValue> entry, KeyTree known, List<String> path) {
    List<String> near = known.nearest(entry.getKey());
    String mend =
        near.isEmpty()
            ? "mend its name"
            : "write '" + ConfigUtil.joinPath(with(path, near.get(0))) + "' if that is meant";
    return RULE.broken(
        file.label()
            + ": line "
            + HoconTree.line(entry.getValue())
            + ": "
            + file.service()
            + " knows no key '"
            + ConfigUtil.joinPath(with(path, entry.getKey()))
            + "'",
        mend + ", or remove it");
  }

  private static List<String> with(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
