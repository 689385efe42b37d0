package org.scalablejitsi.tools.report;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.json.StrictJson;

/**
 * What the caller knows.
 *
 * @param schema the version of this document
 * @param hosts all hosts of the inventory, as in a plan request
 */
public record ReportRequest(int schema, Report report, List<HostPart> hosts) {

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
                Comparator.comparing(
                        (HostPart host) -> states.getOrDefault(host.name(), State.SKIPPED))
                    .reversed())
            .map(host -> new Host(host.name(), host.groups(), host.vars()))
            .toList());
  }

  Map<String, State> states() {
    return report.hosts().stream()
        .collect(Collectors.toMap(Report.HostPart::name, Report.HostPart::state, (a, b) -> b));
  }

  /** A host of the inventory with its resolved variables. */
  public record HostPart(
      String name,
      Set<String> groups,
      @JsonSetter(contentNulls = Nulls.SET) Map<String, @Nullable Object> vars) {}
}
