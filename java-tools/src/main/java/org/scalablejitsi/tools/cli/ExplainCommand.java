package org.scalablejitsi.tools.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.rules.RuleBook;
import org.scalablejitsi.tools.rules.RulePage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a rule's page, or the list of all rules. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Says what a rule means and how to fix what breaks it.",
      "An error or a warning that comes of a rule ends with the rule's number in brackets.",
      "Without a number it lists all rules: number, level and title, one a line."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:printed", "2:wrong usage, or no rule has that number"},
    footerHeading = "%nExample:%n",
    footer = "  jitsi-tools explain JT005")
final class ExplainCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "RULE",
      description = "The rule's number, for example JT005, in upper or lower case.")
  private @Nullable String rule;

  @Option(
      names = "--json",
      description = {
        "Print JSON: an object with rule, level (error or warning), title and text (Markdown),",
        "or without RULE a list of them."
      })
  private boolean json;

  @Spec private @Nullable CommandSpec spec;

  private final Streams streams;

  ExplainCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    streams.out().print(rule == null ? list(RuleBook.pages()) : page(rule));
    streams.out().flush();
    return ExitCode.OK.code();
  }

  private String list(List<RulePage> pages) {
    return json
        ? JsonLine.of(pages)
        : pages.stream()
            .map(page -> String.format("%s  %-7s  %s%n", page.rule(), page.level(), page.title()))
            .collect(Collectors.joining());
  }

  private String page(String id) {
    RulePage page = RuleBook.page(id).orElseThrow(() -> unknown(id));
    return json ? JsonLine.of(page) : page.text();
  }

  private ParameterException unknown(String id) {
    List<String> near = RuleBook.near(id);
    String hint = near.isEmpty() ? "" : ", did you mean " + String.join(", ", near) + "?";
    return new ParameterException(
        Objects.requireNonNull(spec).commandLine(), "there is no rule '" + id + "'" + hint);
  }
}
