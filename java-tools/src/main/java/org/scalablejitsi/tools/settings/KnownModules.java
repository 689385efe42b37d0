package org.scalablejitsi.tools.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;
import org.scalablejitsi.tools.suggest.Nearest;

/**
 * A module that prosody does not find is a line in its log, and a feature that is not there: the
 * server starts all the same.
 */
final class KnownModules {

  static final Rule RULE = Rule.error("JT045");
  static final String NAME = "known modules";
  static final List<String> LISTS =
      List.of("prosody-0.12.txt", "prosody-13.0.txt", "prosody-jitsi.txt", "prosody-own.txt");
  static final String REMOVED = "prosody-jitsi-removed.txt";
  private static final String SEPARATOR = ": ";

  private final Set<String> known =
      LISTS.stream().flatMap(list -> KeyList.read(list).stream()).collect(Collectors.toSet());
  private final Map<String, String> removed =
      KeyList.read(REMOVED).stream()
          .map(line -> line.split(SEPARATOR, 2))
          .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));

  /** Of prosody's files those that it reads itself; modules of ours are Lua too. */
  static boolean concerns(HostFile.Text file) {
    return file.format() == Format.LUA
        && file.service().equals("prosody")
        && file.dest().endsWith(".cfg.lua");
  }

  List<Problem> apply(HostFile.Text file) {
    return ProsodyModules.of(file.text()).stream()
        .flatMap(named -> broken(file, named).stream())
        .toList();
  }

  private Optional<Problem> broken(HostFile.Text file, ProsodyModules.Named named) {
    String module = named.module();
    if (removed.containsKey(module)) {
      return Optional.of(
          problem(file, named, "which Jitsi has removed", removed.getOrDefault(module, "")));
    }
    if (known.contains(module)) {
      return Optional.empty();
    }
    String remedy =
        Nearest.of(module, Stream.concat(known.stream(), removed.keySet().stream()).toList(), 1)
            .stream()
            .findFirst()
            .map(near -> "write '" + near + "' if that is meant, or remove it")
            .orElse("fix its name, or remove it");
    return Optional.of(problem(file, named, "which no release that we know has", remedy));
  }

  private static Problem problem(
      HostFile.Text file, ProsodyModules.Named named, String what, String remedy) {
    return RULE.broken(
        file.label()
            + ": line "
            + named.line()
            + ": prosody is to load the module '"
            + named.module()
            + "', "
            + what,
        remedy);
  }
}
