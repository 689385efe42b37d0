package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.scalablejitsi.tools.dialect.Dialect;
import org.scalablejitsi.tools.dialect.LintFinding;
import org.scalablejitsi.tools.dialect.TemplateFiles;
import org.scalablejitsi.tools.dialect.TemplateReport;
import org.scalablejitsi.tools.storage.ControllerFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks templates against the dialect that both engines read alike. */
@Command(
    name = "lint",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Reads templates and refuses whatever Ansible and jitsi-tools do not surely render to the",
      "same bytes. Prints one line for each place:",
      "  template:line:column: error: [rule] what stands there; write instead: ...",
      "and a last line with how much was read. `jitsi-tools explain RULE` tells more of a rule.",
      "Example: jitsi-tools lint roles/meet my-templates/jvb.conf.j2"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every template is within the dialect",
      "1:a template is not",
      "2:wrong usage",
      "3:a path does not exist, holds no template or cannot be read"
    })
final class LintCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "A template, a role (its templates folder is read), or any folder with templates (*.j2) in"
              + " it or below.")
  private List<Path> paths = List.of();

  @Option(
      names = "--json",
      description =
          "Print one JSON document instead, with the keys templates, constructs (how often each is"
              + " used) and errors (template, line, column, rule, what, instead).")
  private boolean json;

  LintCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    List<TemplateReport> reports =
        paths.stream()
            .flatMap(path -> TemplateFiles.at(path).stream())
            .distinct()
            .map(file -> Dialect.check(file.toString(), ControllerFiles.text(file)))
            .toList();
    List<LintFinding> findings =
        reports.stream().flatMap(report -> report.findings().stream()).toList();
    Map<String, Integer> constructs = constructs(reports);
    if (json) {
      streams.out().print(document(reports, constructs, findings));
    } else {
      findings.forEach(finding -> streams.out().println(finding.text()));
      streams.out().println(summary(reports.size(), constructs, findings.size()));
    }
    streams.out().flush();
    return (findings.isEmpty() ? ExitCode.OK : ExitCode.CHECK_FAILED).code();
  }

  private static Map<String, Integer> constructs(List<TemplateReport> reports) {
    Map<String, Integer> sum = new TreeMap<>();
    reports.forEach(
        report -> report.constructs().forEach((name, uses) -> sum.merge(name, uses, Integer::sum)));
    return sum;
  }

  private static String summary(int templates, Map<String, Integer> constructs, int errors) {
    int uses = constructs.values().stream().mapToInt(Integer::intValue).sum();
    return templates
        + " templates read, "
        + constructs.size()
        + " constructs used "
        + uses
        + " times, "
        + errors
        + " errors";
  }

  private static String document(
      List<TemplateReport> reports, Map<String, Integer> constructs, List<LintFinding> findings) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("templates", reports.stream().map(TemplateReport::template).toList());
    document.put("constructs", constructs);
    document.put("errors", findings.stream().map(LintCommand::entry).toList());
    return JsonLine.of(document);
  }

  private static Map<String, Object> entry(LintFinding finding) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("template", finding.template());
    entry.put("line", finding.line());
    entry.put("column", finding.column());
    entry.put("rule", finding.rule().id());
    entry.put("what", finding.what());
    entry.put("instead", finding.instead());
    return entry;
  }
}
