package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

final class FleetChecksTest {
  private static final Host MEET =
      new Host("meet1", Set.of("jitsi_meet"), Map.of("jitsi_domain", "meet.example.com"));
  private static final Host BRIDGE =
      new Host(
          "bridge1",
          Set.of("jitsi_bridges"),
          Map.of(
              "jitsi_domain", "meet.example.com", "jitsi_bridge_addresses", List.of("192.0.2.1")));

  private final Problems problems = new Problems();

  @Test
  void tellsAllRulesThatHold() {
    assertThat(FleetChecks.run(new Fleet(List.of(MEET, BRIDGE)), problems))
        .extracting(PassedCheck::check)
        .containsExactly(
            "one meet host",
            "at least one bridge",
            "no host in both groups",
            "names of hosts",
            "one domain",
            "bridge addresses",
            "no address and port of two bridges",
            "addresses that a bridge can have",
            "host of prosody",
            "certificate and key together",
            "paths of certificate and key",
            "no control characters",
            "no key that JavaScript loses",
            "numbers in their range",
            "how many bridges at a time",
            "addresses that may fetch metrics",
            "port of the metrics",
            "addresses behind which bridges are",
            "no public address and port of two bridges",
            "public addresses of bridges",
            "STUN servers",
            "relays as the strategy wants them",
            "region of each bridge",
            "networks of each region",
            "one region for each network",
            "bridges in each region",
            "region of participants",
            "load thresholds",
            "stress of runs and of jicofo",
            "plain words",
            "addresses of the meet host",
            "no websockets to bridges",
            "websockets to bridges and browsers",
            "sites that may embed the app",
            "origins of pages that may use the services",
            "networks without limits",
            "names of accounts",
            "authentication with what it needs",
            "guests and authentication",
            "tokens and authentication",
            "features that the app shows",
            "services that the app offers",
            "addresses in the app's settings",
            "STUN and TURN servers in the app's settings",
            "requests for conferences",
            "where the web certificate comes from",
            "ACME server and mail address",
            "no bridge is a TURN host",
            "addresses of TURN servers",
            "peers and mapped addresses of TURN servers",
            "ports of TURN servers",
            "certificates of TURN servers",
            "bridges that TURN servers lead to",
            "certificates of TURN servers that browsers trust",
            "realms of TURN servers",
            "package source",
            "key of the package source",
            "versions of packages",
            "one version of each package",
            "jicofo as a component and its layout",
            "firewall of bridges made by cloud-init",
            "public address of bridges made by cloud-init");
    assertThat(problems.summedUp()).isEmpty();
  }

  @Test
  void goesOnAfterABrokenRule() {
    assertThat(FleetChecks.run(new Fleet(List.of()), problems))
        .extracting(PassedCheck::check)
        .doesNotContain("one meet host", "at least one bridge")
        .hasSize(FleetChecks.RULES.size() - 2);
    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly(
            "error: no host is in group jitsi_meet; put exactly one host there [JT001]",
            "error: no host is in group jitsi_bridges; put at least one host there [JT002]");
  }
}
