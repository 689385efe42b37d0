package org.scalablejitsi.tools.settings;

import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** A key that its service does not know changes nothing, and nobody says so. */
final class KnownKeys implements SettingsRule {

  static final Rule RULE = Rule.warning("JT044");

  private record Unknown(int line, String key, Optional<String> near) {}

  private final KeyTree known;

  private KnownKeys(KeyTree known) {
    this.known = known;
  }

  static KnownKeys ofJicofo() {
    return of("jicofo.txt", UnreadKeys.ofJicofo());
  }

  static KnownKeys ofVideobridge() {
    return of("videobridge.txt", UnreadKeys.ofVideobridge());
  }

  /** Keys that are no longer read have a rule of their own, which knows more. */
  private static KnownKeys of(String list, UnreadKeys former) {
    Stream<String> unread = former.keys().map(key -> key + ".**");
    return new KnownKeys(KeyTree.of(Stream.concat(KeyList.read(list).stream(), unread).toList()));
  }

  @Override
  public String name() {
    return "known keys";
  }

  @Override
  public List<Problem> apply(HostFile.Text file, HoconTree tree) {
    List<Unknown> unknown = new ArrayList<>();
    collect(tree.root(), known, List.of(), unknown);
    return unknown.stream()
        .sorted(Comparator.comparing(Unknown::line).thenComparing(Unknown::key))
        .map(key -> broken(file, key))
        .toList();
  }

  private static void collect(
      ConfigValue value, KeyTree known, List<String> path, List<Unknown> unknown) {
    HoconTree.children(value)
        .forEach(
            (name, child) -> {
              KeyTree below = known.child(name);
              if (below != null) {
                collect(child, below, with(path, name), unknown);
              } else {
                unknown.add(
                    new Unknown(
                        HoconTree.line(child),
                        ConfigUtil.joinPath(with(path, name)),
                        known.nearest(name).stream()
                            .map(near -> ConfigUtil.joinPath(with(path, near)))
                            .findFirst()));
              }
            });
  }

  private static Problem broken(HostFile.Text file, Unknown unknown) {
    return RULE.broken(
        file.label()
            + ": line "
            + unknown.line()
            + ": "
            + file.service()
            + " knows no key '"
            + unknown.key()
            + "'",
        unknown.near().map(near -> "write '" + near + "' if that is meant").orElse("fix its name")
            + ", or remove it");
  }

  private static List<String> with(List<String> path, String name) {
    return Stream.concat(path.stream(), Stream.of(name)).toList();
  }
}
