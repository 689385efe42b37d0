package org.scalablejitsi.tools.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.topology.Drawing;
import org.scalablejitsi.tools.topology.Topology;
import org.scalablejitsi.tools.topology.Xml;

/** Writes the page: what is wrong first, then the picture and the hosts, then every check. */
public final class ReportPage {

  private final ReportRequest request;
  private final Report report;

  private ReportPage(ReportRequest request) {
    this.request = request;
    report = request.report();
  }

  public static String write(ReportRequest request) {
    return new ReportPage(request).page();
  }

  private String page() {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s: %2$s</title>
        <style>
        %3$s</style>
        </head>
        <body>
        <header class="%4$s">
        <h1>%1$s</h1>
        <p class="verdict">%5$s</p>
        <p class="dim">Verified <time datetime="%6$s">%7$s</time></p>
        <ul class="counts">
        %8$s</ul>
        </header>
        <main>
        %9$s<section class="picture" aria-label="The cluster">
        %10$s</section>
        <section>
        <h2>Hosts</h2>
        %11$s</section>
        </main>
        </body>
        </html>
        """
        .formatted(
            text(report.domain()),
            report.state().words(),
            ReportStyle.CSS,
            report.state().css(),
            verdict(),
            text(report.at()),
            text(report.at().replace('T', ' ').replace("Z", " UTC")),
            counts(),
            problems(),
            picture(),
            report.hosts().stream().map(this::host).collect(Collectors.joining()));
  }

  private String verdict() {
    return switch (report.state()) {
      case FAILED -> "Something is wrong";
      case WARNING -> "Works, with warnings";
      case OK, SKIPPED -> "All is well";
    };
  }

  private String counts() {
    return List.of(State.FAILED, State.WARNING, State.OK, State.SKIPPED).stream()
        .map(
            state ->
                "<li class=\"%s\"><b>%d</b> %s</li>%n"
                    .formatted(state.css(), report.count(state), state.words()))
        .collect(Collectors.joining());
  }

  private String problems() {
    String cards =
        report.checks().stream()
            .filter(check -> check.state() == State.FAILED || check.state() == State.WARNING)
            .sorted(Comparator.comparing(Report.CheckResult::state).reversed())
            .map(ReportPage::card)
            .collect(Collectors.joining());
    return cards.isEmpty()
        ? ""
        : "<section>\n<h2>What to do</h2>\n<ul class=\"problems\">\n"
            + cards
            + "</ul>\n</section>\n";
  }

  private static String card(Report.CheckResult check) {
    return """
        <li class="%s">
        <h3>%s <span class="badge">%s</span></h3>
        <p>%s</p>
        %s</li>
        """
        .formatted(
            check.state().css(),
            text(check.host()),
            check.state().words(),
            text(check.text()),
            remedy(check));
  }

  private String picture() {
    Map<String, State> states = request.states();
    return Drawing.svg(
        Topology.of(request.fleet()),
        host -> states.containsKey(host) ? states.get(host).css() : "");
  }

  private String host(Report.HostResult host) {
    boolean open = host.state() == State.FAILED || host.state() == State.WARNING;
    return """
        <details class="%s"%s>
        <summary><span class="host">%s</span> <span class="badge">%s</span>\
        <span class="facts">%s</span></summary>
        <table>
        <thead><tr><th>Check</th><th>State</th><th>Found</th></tr></thead>
        <tbody>
        %s</tbody>
        </table>
        </details>
        """
        .formatted(
            host.state().css(),
            open ? " open" : "",
            text(host.name()),
            host.state().words(),
            facts(host),
            report.of(host.name()).stream().map(ReportPage::row).collect(Collectors.joining()));
  }

  private static String facts(Report.HostResult host) {
    return List.of(
            fact("nickname", host.nickname()),
            fact("version", host.version()),
            fact("conferences", host.conferences().asText()))
        .stream()
        .filter(fact -> !fact.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String fact(String name, String value) {
    return value.equals("-") ? "" : name + " " + text(value);
  }

  private static String row(Report.CheckResult check) {
    return "<tr class=\"%s\"><td>%s</td><td><span class=\"badge\">%s</span></td><td>%s%s</td></tr>%n"
        .formatted(
            check.state().css(),
            text(check.id()),
            check.state().words(),
            text(check.text()),
            remedy(check));
  }

  private static String remedy(Report.CheckResult check) {
    return check.remedy().isEmpty()
        ? ""
        : "<p class=\"remedy\">To do: " + code(text(check.remedy())) + "</p>\n";
  }

  /** Text in backquotes is a command. */
  private static String code(String escaped) {
    return escaped.replaceAll("`([^`]*)`", "<code>$1</code>");
  }

  private static String text(String text) {
    return Xml.escaped(text);
  }
}
