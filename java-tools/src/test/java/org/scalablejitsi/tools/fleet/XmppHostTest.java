package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmppHostTest {
  private static final String HOST = "jitsi_xmpp_host";

  private final XmppHost rule = new XmppHost();

  @ParameterizedTest
  @ValueSource(
      strings = {"meet.example.com", "Meet.Example.COM", "meet1", "10.0.0.11", "2001:db8::11"})
  void holdsForANameOrAnAddress(String value) {
    assertThat(lines(rule, meet("meet1", HOST, value), bridge("bridge1", HOST, value))).isEmpty();
  }

  @Test
  void holdsWhereItIsNotSet() {
    assertThat(lines(rule, meet("meet1"), bridge("bridge1", HOST, null))).isEmpty();
  }

  @Test
  void leavesAWrongDomainToItsRule() {
    Host host =
        new Host("bridge1", Set.of(Fleet.BRIDGES), Map.of(HOST, "NO !", "jitsi_domain", "NO !"));

    assertThat(lines(rule, host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meet.example.com:5222",
        "10.0.0.11:5222",
        "[2001:db8::11]",
        "fe80::1%eth0",
        "10.0.0",
        "10.0.0.256",
        "\"meet.example.com\"",
        "https://meet.example.com",
        "meet.example.com.",
        "meet example",
        "-meet"
      })
  void refusesAnythingElse(String value) {
    assertThat(lines(rule, bridge("bridge1", HOST, value))).containsExactly(line(value));
  }

  @Test
  void refusesWhatIsNoText() {
    assertThat(lines(rule, bridge("bridge1", HOST, List.of("10.0.0.11"))))
        .containsExactly(line("[10.0.0.11]"));
  }

  private static String line(String value) {
    return "error: host bridge1: jitsi_xmpp_host '"
        + value
        + "' is neither a host name nor a literal address; set it to one, without port, brackets"
        + " or quotes, for example `jitsi_xmpp_host: 10.0.0.11` [JT008]";
  }
}
