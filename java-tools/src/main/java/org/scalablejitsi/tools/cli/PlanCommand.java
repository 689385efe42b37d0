package org.scalablejitsi.tools.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.plan.Plan;
import org.scalablejitsi.tools.plan.PlanRequest;
import org.scalablejitsi.tools.plan.PlanWriter;
import org.scalablejitsi.tools.plan.Planner;
import org.scalablejitsi.tools.plan.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads a request and prints its plan. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Plans all hosts: makes missing secrets and nicknames, renders and checks every file.",
      "Prints the plan as JSON: each host's files, with placeholders in place of secrets, and the",
      "checks they passed. 'written' names the files that were written; in a dry run, where"
          + " 'check'",
      "is true, 'would_write' those that would have been. Prints nothing on standard output and",
      "writes nothing if anything is wrong, but one line on standard error for each thing that is.",
      "What is only worth a warning is printed there too, and the plan is made all the same. The",
      "number at the end of a line names the rule: ask `jitsi-tools explain` what it means."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  jitsi-tools plan --check --vault-password-file .vault-password request.json \\",
      "    > plan.json"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:planned",
      "1:a check failed: see standard error",
      "2:wrong usage",
      "3:the request, the vault, the registry or a template cannot be read or written"
    })
final class PlanCommand implements Callable<Integer> {

  /** From here on a plan takes long enough for people to wonder. */
  private static final int LARGE_FLEET = 1_000;

  private final Planner planner;
  private final Streams streams;

  @Mixin private RequestSource source = new RequestSource();
  @Mixin private VaultOptions vault = new VaultOptions();

  @Option(
      names = "--check",
      negatable = true,
      description = {
        "Only say what would be made: write neither vault nor registry. With --no-check write them",
        "although the request was saved in check mode. Default: what the request says."
      })
  private @Nullable Boolean check;

  @Option(
      names = "--progress",
      description = {
        "Say on standard error what is done, and after how many seconds.",
        "Default: for 1000 hosts and more."
      })
  private boolean progress;

  @Option(
      names = "--json",
      description = {
        "Print what is wrong as one line of JSON on standard output, for scripts, and not on",
        "standard error. The plan is JSON anyway."
      })
  @SuppressWarnings("UnusedVariable") // read where failures are printed
  private boolean json;

  PlanCommand(Planner planner, Streams streams) {
    this.planner = planner;
    this.streams = streams;
  }

  @Override
  public Integer call() {
    long start = System.nanoTime();
    PlanRequest request = source.read(streams.in());
    Progress told =
        progress || request.hosts().size() >= LARGE_FLEET ? since(start) : Progress.NONE;
    told.done("request of " + request.hosts().size() + " hosts read");
    planner.plan(
        check == null ? request : request.withCheck(check),
        vault.passwords(source, streams.in()),
        told,
        plan -> print(plan, told));
    return ExitCode.OK.code();
  }

  /** Before vault and registry are written: what nobody got must not have changed anything. */
  private void print(Plan plan, Progress told) {
    plan.warnings().forEach(warning -> streams.err().println("warning: " + warning));
    try {
      PlanWriter.write(plan, streams.out());
    } catch (IOException e) {
      throw new UncheckedIOException("a plan is always JSON", e);
    }
    if (streams.loss().isPresent()) {
      throw new OutputLostException();
    }
    told.done("plan printed");
  }

  private Progress since(long start) {
    return step ->
        streams
            .err()
            .printf(Locale.ROOT, "progress: %.2f s: %s%n", (System.nanoTime() - start) / 1e9, step);
  }
}
