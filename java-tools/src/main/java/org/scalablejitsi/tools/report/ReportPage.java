package org.scalablejitsi.tools.report;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.State;
import org.scalablejitsi.tools.topology.DiagramFormat;
import org.scalablejitsi.tools.topology.Topology;
import org.scalablejitsi.tools.topology.XmlText;

/** Writes the page: what is wrong first, then the picture and the hosts, then every check. */
public final class ReportPage {

  private final ReportRequest request;
  private final Report report;
  private final PageTemplate template = new PageTemplate();

  private ReportPage(ReportRequest request) {
    this.request = request;
    report = request.report();
  }

  public static String write(ReportRequest request) {
    return new ReportPage(request).page();
  }

  private String page() {
    return template.fill(
        "page",
        Map.ofEntries(
            Map.entry("domain", report.domain()),
            Map.entry("state", report.state().words()),
            Map.entry("class", report.state().label()),
            Map.entry("style", PageTemplate.resource("style.css")),
            Map.entry("verdict", verdict()),
            Map.entry("at", report.at()),
            Map.entry("time", report.at().replace('T', ' ').replace("Z", " UTC")),
            Map.entry("counts", counts()),
            Map.entry("problems", problems()),
            Map.entry("picture", picture()),
            Map.entry(
                "hosts", report.hosts().stream().map(this::host).collect(Collectors.joining()))));
  }

  private String verdict() {
    return switch (report.state()) {
      case FAILED -> "Something is wrong";
      case WARNING -> "Works, with warnings";
      case OK, SKIPPED -> "All is well";
    };
  }

  private String counts() {
    return Stream.of(State.FAILED, State.WARNING, State.OK, State.SKIPPED)
        .map(
            state ->
                template.fill(
                    "count",
                    Map.of(
                        "class", state.label(),
                        "number", report.count(state),
                        "state", state.words())))
        .collect(Collectors.joining());
  }

  private String problems() {
    String problems =
        report.checks().stream()
            .filter(check -> check.state().isProblem())
            .sorted(Comparator.comparing(Report.CheckResult::state).reversed())
            .map(check -> check("problem", check))
            .collect(Collectors.joining());
    return problems.isEmpty() ? "" : template.fill("problems", Map.of("problems", problems));
  }

  private String picture() {
    Map<String, State> states = request.states();
    return DiagramFormat.svg(
        Topology.of(request.fleet()),
        host -> states.containsKey(host) ? states.get(host).label() : "");
  }

  private String host(Report.HostResult host) {
    return template.fill(
        "host",
        Map.of(
            "class", host.state().label(),
            "open", host.state().isProblem() ? " open" : "",
            "host", host.name(),
            "state", host.state().words(),
            "facts", facts(host),
            "checks",
                report.of(host.name()).stream()
                    .map(check -> check("check", check))
                    .collect(Collectors.joining())));
  }

  private static String facts(Report.HostResult host) {
    return Stream.of(
            fact("nickname", host.nickname()),
            fact("version", host.version()),
            fact("conferences", host.conferences().asText()))
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String fact(String name, String value) {
    return value.equals("-") ? "" : name + " " + value;
  }

  private String check(String piece, Report.CheckResult check) {
    return template.fill(
        piece,
        Map.of(
            "class", check.state().label(),
            "host", check.host(),
            "check", check.id(),
            "state", check.state().words(),
            "text", check.found(),
            "remedy", remedy(check.remedy())));
  }

  private String remedy(String remedy) {
    return remedy.isEmpty() ? "" : template.fill("remedy", Map.of("remedy", withCommands(remedy)));
  }

  /** Text in backquotes is a command. */
  private static String withCommands(String text) {
    return XmlText.escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>");
  }
}
