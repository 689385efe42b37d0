package org.scalablejitsi.tools.report;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.json.StrictJson;
import org.scalablejitsi.tools.problem.State;

/**
 * The request for a report page: what the caller knows.
 *
 * @param schema the version of this document
 * @param hosts all hosts of the inventory, as in a plan request
 */
public record ReportRequest(int schema, Report report, List<Host> hosts) {

  private static final int SCHEMA = 1;

  public static ReportRequest read(InputStream in) {
    ReportRequest request = StrictJson.read(in, ReportRequest.class);
    if (request.schema() != SCHEMA) {
      throw StrictJson.problem("the request has schema " + request.schema() + ", not " + SCHEMA);
    }
    if (request.hosts().stream().anyMatch(host -> host.name().isBlank())) {
      throw StrictJson.problem("the request has a host without a name");
    }
    return request;
  }

  /** The hosts, the worst first: a picture of a large fleet leaves the last ones out. */
  Fleet fleet() {
    Map<String, State> states = states();
    return new Fleet(
        hosts.stream()
            .sorted(
                Comparator.comparing((Host host) -> states.getOrDefault(host.name(), State.SKIPPED))
                    .reversed())
            .toList());
  }

  Map<String, State> states() {
    return report.hosts().stream()
        .collect(Collectors.toMap(Report.HostResult::name, Report.HostResult::state, (a, b) -> b));
  }
}
