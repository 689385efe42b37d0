package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How bridges are reached, when they are full, and those that cloud-init makes. */
final class BridgeRulesTest {

  @Nested
  class BridgeAddresses {
    private static final String ADDRESSES = "jitsi_bridge_addresses";
    private static final String REMEDY =
        "; list the addresses the meet host sees it under,"
            + " for example `jitsi_bridge_addresses: [203.0.113.21]` [JT005]";

    @Test
    void holdsForAddresseses() {
      assertThat(
              lines(
                  "JT005",
                  bridge("bridge1", ADDRESSES, List.of("192.0.2.1", "2001:db8::1")),
                  bridge("bridge2", ADDRESSES, List.of("192.0.2.2"))))
          .isEmpty();
    }

    @Test
    void asksNoMeetHostForThem() {
      assertThat(lines("JT005", meet("meet1"))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(booleans = false)
    void missesTheAddresses(Boolean none) {
      Object value = none == null ? null : List.of();

      assertThat(lines("JT005", bridge("bridge1", ADDRESSES, value)))
          .containsExactly(
              "error: host bridge1: jitsi_bridge_addresses is not set or empty" + REMEDY);
    }

    @Test
    void refusesASingleText() {
      assertThat(lines("JT005", bridge("bridge1", ADDRESSES, "192.0.2.1")))
          .containsExactly("error: host bridge1: jitsi_bridge_addresses is not a list" + REMEDY);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "bridge1.example.com",
          "192.0.2",
          "192.0.2.256",
          "192.0.2.0/24",
          "[2001:db8::1]",
          "2001:db8::g",
          "fe80::1%eth0",
          ""
        })
    void refusesWhatIsNoAddress(String address) {
      assertThat(lines("JT005", bridge("bridge1", ADDRESSES, List.of(address))))
          .containsExactly(
              "error: host bridge1: jitsi_bridge_addresses has '"
                  + address
                  + "', which is no literal IPv4 or IPv6 address"
                  + REMEDY);
    }
  }

  @Nested
  class UniqueBridgeAddresses {
    private static final String ADDRESSES = "jitsi_bridge_addresses";

    @Test
    void holdsForDifferentAddresses() {
      assertThat(
              lines(
                  "JT006",
                  bridge("bridge1", ADDRESSES, List.of("192.0.2.1", "2001:db8::1")),
                  bridge("bridge2", ADDRESSES, List.of("192.0.2.2"))))
          .isEmpty();
    }

    @Test
    void leavesWhatIsNoAddressToItsRule() {
      assertThat(
              lines(
                  "JT006",
                  bridge("bridge1", ADDRESSES, List.of("x")),
                  bridge("bridge2", ADDRESSES, List.of("x")),
                  bridge("bridge3", ADDRESSES, "192.0.2.1"),
                  bridge("bridge4")))
          .isEmpty();
    }

    @Test
    void namesBothHostsOfOneAddress() {
      assertThat(
              lines(
                  "JT006",
                  bridge("bridge1", behindNat(10000, Map.of())),
                  bridge("bridge2", behindNat(10001, Map.of())),
                  bridge("bridge3", behindNat(10000, Map.of()))))
          .containsExactly(
              "error: address 192.0.2.1 is in jitsi_bridge_addresses of hosts bridge1 and bridge3,"
                  + " which have the same jitsi_bridge_media_port 10000; leave it with the one host"
                  + " that has it, or, where both are behind one NAT, give each a"
                  + " jitsi_bridge_media_port of its own [JT006]");
    }

    @Test
    void seesOneIpv6AddressInTwoSpellings() {
      assertThat(
              lines(
                  "JT006",
                  bridge("bridge1", ADDRESSES, List.of("2001:db8::1")),
                  bridge("bridge2", ADDRESSES, List.of("2001:0DB8:0:0:0:0:0:1"))))
          .containsExactly(
              "error: address 2001:0DB8:0:0:0:0:0:1 is in jitsi_bridge_addresses of hosts bridge1"
                  + " and bridge2, which have the same jitsi_bridge_media_port null; leave it with"
                  + " the one host that has it, or, where both are behind one NAT, give each a"
                  + " jitsi_bridge_media_port of its own [JT006]");
    }

    @Test
    void seesAnAddressTwiceOnOneHost() {
      assertThat(lines("JT006", bridge("bridge1", ADDRESSES, List.of("192.0.2.1", "192.0.2.1"))))
          .containsExactly(
              "error: address 192.0.2.1 stands twice in jitsi_bridge_addresses of host bridge1;"
                  + " leave one of the two [JT006]");
    }

    @Test
    void holdsBehindOneNatWithMediaPortsOfTheirOwn() {
      assertThat(
              lines(
                  "JT006",
                  bridge("bridge1", behindNat(10000, Map.of())),
                  bridge("bridge2", behindNat(10001, Map.of())),
                  bridge("bridge3", behindNat(10002, Map.of()))))
          .isEmpty();
    }

    @Test
    void wantsOtherPortsToDifferToo() {
      for (String port : List.of("jitsi_bridge_websocket_port", "jitsi_metrics_port")) {
        Map<String, Object> open =
            Map.of(
                port,
                9000,
                "jitsi_bridge_websocket",
                port.contains("websocket"),
                "jitsi_metrics_allow",
                port.contains("metrics") ? List.of("192.0.2.9") : List.of());
        assertThat(
                lines(
                    "JT006",
                    bridge("bridge1", behindNat(10000, open)),
                    bridge("bridge2", behindNat(10001, open))))
            .singleElement()
            .asString()
            .contains("which have the same " + port + " 9000;");
      }
    }

    private static Map<String, Object> behindNat(int mediaPort, Map<String, Object> more) {
      Map<String, Object> variables = new LinkedHashMap<>(more);
      variables.put(ADDRESSES, List.of("192.0.2.1"));
      variables.put("jitsi_bridge_media_port", mediaPort);
      return variables;
    }
  }

  @Nested
  class UsableBridgeAddresses {
    private static final String ADDRESSES = "jitsi_bridge_addresses";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "10.0.0.21",
          "192.168.1.1",
          "192.0.2.21",
          "203.0.113.255",
          "2001:db8::21",
          "fd00::21",
          "::ffff:192.0.2.1",
          "no address"
        })
    void holdsForPrivatePublicAndDocumentationAddresses(String address) {
      assertThat(lines("JT007", bridge("bridge1", ADDRESSES, List.of(address)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "0.0.0.0, the unspecified address",
      "::, the unspecified address",
      "127.0.0.1, a loopback address",
      "127.8.8.8, a loopback address",
      "::1, a loopback address",
      "::ffff:127.0.0.1, a loopback address",
      "169.254.1.1, a link-local address",
      "fe80::1, a link-local address",
      "224.0.0.1, a multicast address",
      "239.255.255.255, a multicast address",
      "ff02::1, a multicast address",
      "255.255.255.255, the broadcast address"
    })
    void refusesWhatNoPacketComesFrom(String address, String kind) {
      assertThat(lines("JT007", bridge("bridge1", ADDRESSES, List.of("192.0.2.1", address))))
          .containsExactly(
              "error: host bridge1: jitsi_bridge_addresses has "
                  + address
                  + ", which is "
                  + kind
                  + "; list the addresses the meet host sees it under, for example"
                  + " `jitsi_bridge_addresses: [203.0.113.21]` [JT007]");
    }
  }

  @Nested
  class UsableMappings {

    private static final String REMEDY =
        "; write pairs of literal addresses, for example `jitsi_bridge_address_mappings:"
            + " [{local: 10.0.0.21, public: 203.0.113.21}]` [JT071]";

    @ParameterizedTest
    @CsvSource({"10.0.0.21, 203.0.113.21", "fd00::21, 2001:db8::21", "203.0.113.21, 203.0.113.21"})
    void holdsForLiteralsOfOneFamily(String inside, String outside) {
      assertThat(lines("JT071", mapped("hocon", inside, outside))).isEmpty();
      assertThat(lines("JT071", mapped("properties", inside, outside))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "10.0.0.21, bridge1.example.com, not both are literal addresses",
      "fe80::1%eth0, 2001:db8::21, not both are literal addresses",
      "10.0.0.21, 2001:db8::21, one is IPv4 and one IPv6",
      "10.0.0.21, 0.0.0.0, one is the unspecified address",
      "127.0.0.1, 203.0.113.21, one is a loopback address"
    })
    void refusesOthers(String inside, String outside, String reason) {
      assertThat(lines("JT071", mapped("hocon", inside, outside)))
          .containsExactly(
              "error: host bridge1: jitsi_bridge_address_mappings has {local: "
                  + inside
                  + ", public: "
                  + outside
                  + "}, where "
                  + reason
                  + REMEDY);
    }

    @Test
    void refusesALocalAddressTwice() {
      assertThat(
              lines(
                  "JT071", mapped("hocon", "10.0.0.21", "203.0.113.1", "10.0.0.21", "203.0.113.2")))
          .containsExactly(
              "error: host bridge1: jitsi_bridge_address_mappings has the local address 10.0.0.21"
                  + " twice"
                  + REMEDY);
    }

    @Test
    void knowsOnePairInTheLayoutProperties() {
      String[] two = {"10.0.0.21", "203.0.113.1", "10.0.0.22", "203.0.113.2"};
      assertThat(lines("JT071", mapped("hocon", two))).isEmpty();
      assertThat(lines("JT071", mapped("properties", two)))
          .containsExactly(
              "error: host bridge1: jitsi_bridge_address_mappings has more than the one pair that the"
                  + " layout properties knows"
                  + REMEDY);
    }

    private static Host mapped(String layout, String... addresses) {
      List<Map<String, String>> pairs = new ArrayList<>();
      for (int i = 0; i < addresses.length; i += 2) {
        pairs.add(Map.of("local", addresses[i], "public", addresses[i + 1]));
      }
      return bridge(
          "bridge1", Map.of("jitsi_config_layout", layout, "jitsi_bridge_address_mappings", pairs));
    }
  }

  @Nested
  class UniqueMediaAddresses {

    @Test
    void holdsForOtherAddressesAndOtherPorts() {
      assertThat(lines("JT072", bridge("bare"), mapped("a", 10000, "203.0.113.1"))).isEmpty();
      assertThat(
              lines("JT072", mapped("a", 10000, "203.0.113.1"), mapped("b", 10000, "203.0.113.2")))
          .isEmpty();
      assertThat(
              lines("JT072", mapped("a", 10000, "203.0.113.1"), mapped("b", 10001, "203.0.113.1")))
          .isEmpty();
    }

    @Test
    void refusesTheSameOfTwoBridgesHoweverItIsSpelt() {
      assertThat(
              lines(
                  "JT072", mapped("a", 10000, "2001:db8::1"), mapped("b", 10000, "2001:DB8:0::1")))
          .containsExactly(
              "error: the public address 2001:DB8:0::1 with the media port 10000 is that of hosts a"
                  + " and b; give one of them another jitsi_bridge_media_port, or fix"
                  + " jitsi_bridge_address_mappings [JT072]");
    }

    private static Host mapped(String name, int port, String outside) {
      return bridge(
          name,
          Map.of(
              "jitsi_bridge_media_port",
              port,
              "jitsi_bridge_address_mappings",
              List.of(Map.of("local", "10.0.0.21", "public", outside))));
    }
  }

  @Nested
  class LoadThresholds {

    private static final String REMEDY =
        "; set both, for example to 0.9 and 0.72 of the processor, or to 50000 and 40000 packets with"
            + " `jitsi_bridge_load_measurement: packet-rate` [JT076]";

    @ParameterizedTest
    @CsvSource({
      "cpu-usage, 0.9, 0.72",
      "cpu-usage, 1, 0.5",
      "packet-rate, 50000, 40000",
      "cpu-usage,,"
    })
    void holds(String measurement, Double load, Double recovery) {
      assertThat(judged(measurement, load, recovery)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "cpu-usage|0.9||jitsi_bridge_load_threshold is set without jitsi_bridge_recovery_threshold",
          "cpu-usage||0.7|jitsi_bridge_recovery_threshold is set without jitsi_bridge_load_threshold",
          "cpu-usage|0.7|0.7|jitsi_bridge_recovery_threshold is 0.7, which is not between 0 and"
              + " jitsi_bridge_load_threshold, 0.7",
          "cpu-usage|0.7|0|jitsi_bridge_recovery_threshold is 0.0, which is not between 0 and"
              + " jitsi_bridge_load_threshold, 0.7",
          "cpu-usage|50000|40000|jitsi_bridge_load_threshold is 50000.0, more than the whole processor",
          "packet-rate|0.9|0.8|jitsi_bridge_load_threshold is 0.9 packet a second"
        })
    void refuses(String measurement, Double load, Double recovery, String reason) {
      assertThat(judged(measurement, load, recovery))
          .containsExactly("error: host bridge1: " + reason + REMEDY);
    }

    private List<String> judged(
        String measurement, @Nullable Double load, @Nullable Double recovery) {
      Map<String, @Nullable Object> vars = new LinkedHashMap<>();
      vars.put("jitsi_bridge_load_measurement", measurement);
      vars.put("jitsi_bridge_load_threshold", load);
      vars.put("jitsi_bridge_recovery_threshold", recovery);
      return lines("JT076", bridge("bridge1", vars));
    }
  }

  @Nested
  class PublicAddress {

    @Test
    void holdsWhereAnAddressIsPublicOrAsked() {
      assertThat(judged("203.0.113.21", Map.of())).isEmpty();
      assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_require_public_address", false)))
          .isEmpty();
      assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_aws_mapping", true))).isEmpty();
      assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_stun_servers", List.of("a:1"))))
          .isEmpty();
      assertThat(judged("10.0.0.21", mapping("203.0.113.21"))).isEmpty();
      assertThat(judged("fd00::21", Map.of())).isEmpty();
    }

    @Test
    void warnsOfPrivateAddressesAlone() {
      assertThat(judged("10.0.0.21", Map.of()))
          .containsExactly(
              "warning: host bridge1: jitsi_bridge_require_public_address is true, and only private"
                  + " addresses are known of it (10.0.0.21): without a public one it holds itself for"
                  + " unhealthy, and jicofo does not use it; give the public address in"
                  + " jitsi_bridge_address_mappings, or set `jitsi_bridge_require_public_address:"
                  + " false` where all participants are in its private network [JT078]");
      assertThat(judged("10.0.0.21", mapping("192.168.7.7"))).hasSize(1);
    }

    private static Map<String, Object> mapping(String address) {
      return Map.of(
          "jitsi_bridge_address_mappings",
          List.of(Map.of("local", "10.0.0.21", "public", address)));
    }

    private List<String> judged(String address, Map<String, Object> more) {
      Map<String, Object> variables = new LinkedHashMap<>();
      variables.put("jitsi_bridge_addresses", List.of(address));
      variables.put("jitsi_bridge_require_public_address", true);
      variables.putAll(more);
      return lines("JT078", bridge("bridge1", variables));
    }
  }

  @Nested
  class MeetAddresses {

    private static final String VARIABLE = "jitsi_meet_addresses";
    private static final String WEBSOCKET = "jitsi_bridge_websocket";
    private static final String REMEDY =
        "; list in group_vars/all.yml the addresses the bridges see the meet host under, for example"
            + " `jitsi_meet_addresses: [203.0.113.11]` [JT310]";

    @Test
    void holdsForAddresseses() {
      List<String> addresses = List.of("203.0.113.11", "2001:db8::11");

      assertThat(lines("JT310", bridge("bridge1", Map.of(VARIABLE, addresses, WEBSOCKET, true))))
          .isEmpty();
    }

    @Test
    void asksForNoneWithoutWebsockets() {
      assertThat(lines("JT310", meet("meet1"), bridge("bridge1", WEBSOCKET, false))).isEmpty();
    }

    @Test
    void refusesNames() {
      assertThat(
              lines("JT310", meet("meet1", VARIABLE, List.of("203.0.113.11", "meet.example.com"))))
          .containsExactly(
              "error: host meet1: jitsi_meet_addresses has 'meet.example.com', which is no literal"
                  + " IPv4 or IPv6 address"
                  + REMEDY);
    }

    @Test
    void refusesAWebsocketThatNobodyCouldReach() {
      assertThat(
              lines(
                  "JT310",
                  meet("meet1", VARIABLE, List.of("203.0.113.11")),
                  bridge("bridge1", WEBSOCKET, true)))
          .containsExactly(
              "error: host bridge1: jitsi_meet_addresses is not set for this host, and"
                  + " `jitsi_bridge_websocket` is true"
                  + REMEDY);
    }
  }

  @Nested
  class CloudInitFirewall {

    @Test
    void holdsForNftables() {
      assertThat(
              lines(
                  "JT360",
                  bridge("bridge1", "jitsi_bridge_cloud_init", true),
                  bridge(
                      "bridge2",
                      Map.of("jitsi_bridge_cloud_init", true, "jitsi_firewall", "nftables"))))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ufw", "none"})
    void refusesWhatCannotTellUsersApart(String firewall) {
      assertThat(
              lines(
                  "JT360",
                  bridge("bridge1", "jitsi_firewall", firewall),
                  bridge(
                      "bridge2",
                      Map.of("jitsi_bridge_cloud_init", true, "jitsi_firewall", firewall))))
          .containsExactly(
              "error: host bridge2: jitsi_bridge_cloud_init is set and jitsi_firewall is "
                  + firewall
                  + ", which lets every user of the host read the user data; set jitsi_firewall:"
                  + " nftables for this bridge [JT360]");
    }
  }

  @Nested
  class CloudInitMapping {

    @Test
    void holdsForEitherAlone() {
      assertThat(
              lines(
                  "JT361",
                  bridge("bridge1", "jitsi_bridge_aws_mapping", true),
                  bridge("bridge2", "jitsi_bridge_cloud_init", true)))
          .isEmpty();
    }

    @Test
    void refusesBoth() {
      assertThat(
              lines(
                  "JT361",
                  bridge(
                      "bridge1",
                      Map.of("jitsi_bridge_cloud_init", true, "jitsi_bridge_aws_mapping", true))))
          .containsExactly(
              "error: host bridge1: jitsi_bridge_aws_mapping is on, and the metadata service is closed"
                  + " to all but root by jitsi_bridge_cloud_init; set jitsi_bridge_address_mappings, or"
                  + " jitsi_bridge_stun_servers, instead [JT361]");
    }
  }
}
