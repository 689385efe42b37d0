package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;

final class TopologyTest {

  @Test
  void saysWhoMayReachWhat() {
    Topology topology = Topology.of(Fleets.example());

    assertThat(topology.meet().labels(Reach.WORLD)).isEqualTo("80, 443/tcp");
    assertThat(topology.meet().labels(Reach.BRIDGES)).isEqualTo("5222/tcp");
    assertThat(topology.meet().labels(Reach.LOOPBACK)).isEqualTo("5280/tcp, 8888/tcp");
    assertThat(topology.bridges())
        .allSatisfy(
            bridge -> {
              assertThat(bridge.labels(Reach.WORLD)).isEqualTo("10000/udp");
              assertThat(bridge.labels(Reach.BRIDGES)).isEmpty();
              assertThat(bridge.labels(Reach.LOOPBACK)).isEqualTo("8080/tcp");
            });
  }

  @Test
  void keepsTheInventorysOrderAndAddresses() {
    Topology topology = Topology.of(Fleets.example());

    assertThat(topology.bridges())
        .extracting(Node::host, Node::addresses)
        .extracting(Object::toString)
        .containsExactly(
            "(\"bridge1.example.com\", [\"192.0.2.21\"])",
            "(\"bridge2.example.com\", [\"192.0.2.22\"])",
            "(\"bridge3.example.com\", [\"192.0.2.23\", \"2001:db8::23\"])");
    assertThat(topology.count()).isEqualTo("1 meet host, 3 bridges");
    assertThat(Topology.of(Fleets.of(1)).count()).isEqualTo("1 meet host, 1 bridge");
  }

  @Test
  void takesTheRolesOwnXmppPort() {
    assertThat(withMeet(Map.of("_jitsi_xmpp_port", 5999)).meet().labels(Reach.BRIDGES))
        .isEqualTo("5999/tcp");
  }

  @Test
  void hasTheComponentPortForAnOldJicofoOnly() {
    assertThat(withMeet(Map.of("_jitsi_meet_component", false)).meet().labels(Reach.LOOPBACK))
        .isEqualTo("5280/tcp, 8888/tcp");
    assertThat(withMeet(Map.of("_jitsi_meet_component", true)).meet().labels(Reach.LOOPBACK))
        .isEqualTo("5280/tcp, 5347/tcp, 8888/tcp");
  }

  @Test
  void opensTheBridgesToTcpInThePropertiesLayout() {
    Host bridge =
        new Host(
            "bridge1",
            Set.of(Fleet.BRIDGES),
            Map.of(
                "jitsi_domain", "meet.example.com",
                "jitsi_config_layout", "properties",
                "jitsi_bridge_addresses", List.of("192.0.2.21")));
    Topology topology = Topology.of(new Fleet(List.of(Fleets.meet("meet", Map.of()), bridge)));

    assertThat(topology.bridges().get(0).labels(Reach.WORLD)).isEqualTo("10000/udp, 443/tcp");
  }

  @Test
  void namesTheMediaPortsWhereBridgesDiffer() {
    Topology topology =
        Topology.of(
            new Fleet(
                List.of(
                    Fleets.meet("meet", Map.of()),
                    withPort("bridge1", "192.0.2.21", 10000),
                    withPort("bridge2", "192.0.2.22", 10001))));

    assertThat(topology.bridges().get(1).labels(Reach.WORLD)).isEqualTo("10001/udp");
    assertThat(topology.anyBridge().labels(Reach.WORLD)).isEqualTo("10000/udp, 10001/udp");
    assertThat(PortTable.lines(topology))
        .contains(
            "bridge1  videobridge  10000/udp    the world",
            "bridge2  videobridge  10001/udp    the world");
  }

  @Test
  void drawsTurnServersAndWhoMayFetchMetrics() {
    Topology topology = Topology.of(Fleets.full());

    assertThat(topology.count()).isEqualTo("1 meet host, 1 bridge, 1 TURN server");
    assertThat(topology.turn().get(0).labels(Reach.WORLD))
        .isEqualTo("3478/udp, 3478/tcp, 443/tcp, 49152-65535/udp");
    assertThat(PortTable.lines(topology))
        .contains(
            "meet.example.com  coturn       49152-65535/udp  the world",
            "meet.example.com  metrics      9100/tcp         192.0.2.9, 2001:db8:7::/64, and the"
                + " host itself",
            "each bridge       metrics      9100/tcp         192.0.2.9, 2001:db8:7::/64, and the"
                + " host itself",
            "each TURN server  coturn       443/tcp          the world");
    assertThat(topology.anyTurn().labels(Reach.LISTED)).isEmpty();
  }

  private static Host withPort(String name, String address, int port) {
    return new Host(
        name,
        Set.of(Fleet.BRIDGES),
        Map.of(
            "jitsi_domain",
            "meet.example.com",
            "jitsi_bridge_media_port",
            port,
            "jitsi_bridge_addresses",
            List.of(address)));
  }

  @Test
  void refusesWhatThePlanRefuses() {
    Host strange = Fleets.bridge("bridge1", "bridge1");

    assertThatThrownBy(() -> Topology.of(new Fleet(List.of(strange))))
        .hasMessage(
            """
            error: no host is in group jitsi_meet; put exactly one host there [JT001]
            error: host bridge1: jitsi_bridge_addresses has 'bridge1', which is no literal IPv4 \
            or IPv6 address; list the addresses the meet host sees it under, for example \
            `jitsi_bridge_addresses: [203.0.113.21]` [JT005]\
            """);
  }

  private static Topology withMeet(Map<String, Object> vars) {
    return Topology.of(
        new Fleet(List.of(Fleets.meet("meet", vars), Fleets.bridge("bridge1", "192.0.2.21"))));
  }
}
