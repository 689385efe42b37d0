package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** TURN servers. */
final class TurnRulesTest {

  @Nested
  class TurnAddresses {

    private static final String REMEDY =
        "; list host names or literal addresses by which participants reach it, for example"
            + " `jitsi_turn_addresses: [turn.example.com]` [JT331]";

    @Test
    void holdsForNamesAndAddresses() {
      assertThat(lines("JT331", with(List.of("turn.example.com", "192.0.2.41", "2001:db8::41"))))
          .isEmpty();
    }

    @Test
    void wantsOneAtLeast() {
      assertThat(lines("JT331", with(List.of())))
          .containsExactly("error: host turn1: jitsi_turn_addresses is not set or empty" + REMEDY);
    }

    @Test
    void refusesAPortWithIt() {
      assertThat(lines("JT331", with(List.of("turn.example.com:3478"))))
          .containsExactly(
              "error: host turn1: jitsi_turn_addresses has 'turn.example.com:3478', which is neither"
                  + " a host name nor a literal address"
                  + REMEDY);
    }

    private static Host with(List<String> addresses) {
      return turn("turn1", Map.of("_jitsi_turn_addresses", addresses));
    }
  }

  @Nested
  class TurnPorts {

    @Test
    void holdsForTheDefaults() {
      assertThat(lines("JT333", turn("turn1", ports(3478, 5349)))).isEmpty();
    }

    @Test
    void letsAHostOfItsOwnHave443() {
      assertThat(lines("JT333", turn("turn1", ports(3478, 443)))).isEmpty();
      assertThat(
              lines("JT333", new Host("meet1", Set.of(Fleet.MEET, Fleet.TURN), ports(3478, 443))))
          .containsExactly(
              "error: host meet1: port 443 is the meet host's own; choose another, or give TURN a"
                  + " host of its own [JT333]");
    }

    @Test
    void refusesOnePortTwice() {
      assertThat(lines("JT333", turn("turn1", ports(3478, 3478))))
          .containsExactly(
              "error: host turn1: jitsi_turn_port and jitsi_turn_tls_port are both 3478; give each a"
                  + " port of its own [JT333]");
    }

    @Test
    void refusesAPortThatRelays() {
      assertThat(lines("JT333", turn("turn1", ports(50000, 5349))))
          .containsExactly(
              "error: host turn1: port 50000 is among the ports that relay, 49152 to 65535; choose"
                  + " one below jitsi_turn_min_port [JT333]");
    }

    @Test
    void refusesRelaysFromTheLastToTheFirst() {
      Map<String, @Nullable Object> ports = ports(3478, 5349);
      ports.put("jitsi_turn_max_port", 40000);
      assertThat(lines("JT333", turn("turn1", ports)))
          .containsExactly(
              "error: host turn1: jitsi_turn_min_port 49152 is above jitsi_turn_max_port 40000;"
                  + " exchange them [JT333]");
    }

    @Test
    void refusesThePortOfTheMetrics() {
      Map<String, @Nullable Object> ports = ports(3478, 9888);
      ports.put("jitsi_metrics_port", 9888);
      ports.put("_jitsi_metrics", false);
      assertThat(lines("JT333", turn("turn1", ports))).isEmpty();
      ports.put("_jitsi_metrics", true);
      assertThat(lines("JT333", new Host("meet1", Set.of(Fleet.MEET, Fleet.TURN), ports)))
          .containsExactly(
              "error: host meet1: port 9888 is jitsi_metrics_port too; choose another for one"
                  + " [JT333]");
    }

    private static Map<String, @Nullable Object> ports(int port, int tlsPort) {
      return new HashMap<>(
          Map.of(
              "jitsi_turn_port",
              port,
              "jitsi_turn_tls_port",
              tlsPort,
              "jitsi_turn_min_port",
              49152,
              "jitsi_turn_max_port",
              65535));
    }
  }

  @Nested
  class TurnCertificate {

    private static final String CERTIFICATE = "jitsi_turn_tls_certificate";
    private static final String KEY = "jitsi_turn_tls_key";

    @Test
    void holdsForBothAndForNone() {
      assertThat(lines("JT334", turn("turn1", Map.of(CERTIFICATE, "/a.crt", KEY, "/a.key"))))
          .isEmpty();
      assertThat(lines("JT334", turn("turn1", Map.of()))).isEmpty();
    }

    @Test
    void refusesOneAlone() {
      assertThat(lines("JT334", turn("turn1", Map.of(KEY, "/a.key"))))
          .containsExactly(
              "error: host turn1: jitsi_turn_tls_key is set without jitsi_turn_tls_certificate; set"
                  + " both, or none [JT334]");
    }

    @Test
    void refusesPathsThatACommandWouldSplit() {
      assertThat(lines("JT334", turn("turn1", Map.of(CERTIFICATE, "/a b.crt", KEY, "/a.key"))))
          .containsExactly(
              "error: host turn1: jitsi_turn_tls_certificate '/a b.crt' is no plain absolute path; use"
                  + " a path that begins with / and consists of A-Z, a-z, 0-9 and / . _ @ + -"
                  + " [JT334]");
    }
  }

  @Nested
  class TurnForBridges {

    @Test
    void holdsForPublicAndAllowedAddresses() {
      assertThat(judged("8.8.8.8", Map.of(), List.of())).isEmpty();
      assertThat(judged("10.0.0.21", Map.of(), List.of("10.0.0.20-10.0.0.29"))).isEmpty();
      assertThat(judged("10.0.0.21", Map.of(), List.of("10.0.0.21"))).isEmpty();
      assertThat(judged("10.0.0.21", Map.of("jitsi_bridge_aws_mapping", true), List.of()))
          .isEmpty();
      assertThat(
              judged(
                  "10.0.0.21",
                  Map.of(
                      "jitsi_bridge_address_mappings",
                      List.of(Map.of("local", "10.0.0.21", "public", "8.8.8.8"))),
                  List.of()))
          .isEmpty();
    }

    @Test
    void warnsOfABridgeWhoseAddressesAreDenied() {
      assertThat(judged("10.0.0.21", Map.of(), List.of("10.0.0.22")))
          .containsExactly(
              "warning: host turn1: relays nothing to 10.0.0.21, all that is known of host bridge1 by"
                  + " jitsi_bridge_addresses and jitsi_bridge_address_mappings; allow them in"
                  + " jitsi_turn_allowed_peers, or give the bridge its public address in"
                  + " jitsi_bridge_address_mappings [JT339]");
    }

    private List<String> judged(String address, Map<String, Object> more, List<String> allowed) {
      Map<String, Object> variables = new LinkedHashMap<>(more);
      variables.put("jitsi_bridge_addresses", List.of(address));
      return lines(
          "JT339",
          bridge("bridge1", variables),
          turn(
              "turn1",
              Map.of(
                  "_jitsi_turn_denied_peers",
                  List.of("10.0.0.0-10.255.255.255"),
                  "jitsi_turn_allowed_peers",
                  allowed)));
    }
  }

  @Nested
  class TurnSelfSigned {

    @Test
    void holdsForACertificateOfSomebody() {
      assertThat(lines("JT381", turn("turn1", Map.of("_jitsi_turn_self_signed", false)))).isEmpty();
    }

    @Test
    void warnsOfOneThatTheServerMakes() {
      assertThat(lines("JT381", turn("turn1", Map.of("_jitsi_turn_self_signed", true))))
          .containsExactly(
              "warning: host turn1: jitsi_turn_tls_certificate is not set, and browsers do not use"
                  + " TURN over TLS with a self-signed certificate; set it and jitsi_turn_tls_key to"
                  + " a certificate that browsers trust, or leave it where plain TURN is enough"
                  + " [JT381]");
    }
  }
}
