package org.scalablejitsi.tools.cli;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.scalablejitsi.tools.plan.Planner;
import org.scalablejitsi.tools.takeover.TakeOver;
import picocli.CommandLine;

/**
 * All subcommands in the order in which help lists them. picocli reads every option of a command
 * that it is given, which takes as long as a small plan: so it gets only what a line needs.
 */
final class Commands {

  private static final String COMPLETION = "completion";
  private static final Set<String> NEED_NONE = Set.of("--version", "-V");

  private final Map<String, Supplier<Object>> byName = new LinkedHashMap<>();

  Commands(Planner planner, Streams streams) {
    byName.put("plan", () -> new PlanCommand(planner, streams));
    byName.put("render", () -> new RenderCommand(planner, streams));
    byName.put("lint", () -> new LintCommand(streams));
    byName.put(
        "secrets", () -> SecretsCommand.with(streams, new SecureRandom(), InstantSource.system()));
    byName.put("nicknames", () -> NicknamesCommand.with(streams));
    byName.put("take-over", () -> new TakeOverCommand(new TakeOver(new SecureRandom()), streams));
    byName.put("judge", () -> new JudgeCommand(streams));
    byName.put("topology", () -> new TopologyCommand(streams));
    byName.put("report", () -> new ReportCommand(streams));
    byName.put("explain", () -> new ExplainCommand(streams));
    byName.put(COMPLETION, () -> new CompletionCommand(streams));
  }

  /** A parser that knows the commands this line needs. */
  CommandLine parser(String[] args) {
    CommandLine parser = new CommandLine(new JitsiTools());
    neededBy(args).forEach(command -> parser.addSubcommand(command.get()));
    return parser;
  }

  private Collection<Supplier<Object>> neededBy(String[] args) {
    String first = args.length == 0 ? "" : args[0];
    Supplier<Object> named = byName.get(first);
    if (NEED_NONE.contains(first)) {
      return List.of();
    }
    return named == null || first.equals(COMPLETION) ? byName.values() : List.of(named);
  }
}
