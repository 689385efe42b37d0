package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OneDomainTest {
  private static final String DOMAIN = "jitsi_domain";

  private final OneDomain rule = new OneDomain();

  @Test
  void holdsForOneDomainEverywhere() {
    assertThat(
            lines(
                rule,
                meet("meet1", DOMAIN, "meet.example.com"),
                bridge("bridge1", DOMAIN, "meet.example.com")))
        .isEmpty();
  }

  @Test
  void ignoresHostsOfNeitherGroup() {
    Host outsider = new Host("mail1", Set.of("mail"), Map.of(DOMAIN, "elsewhere.example.com"));

    assertThat(lines(rule, meet("meet1", DOMAIN, "meet.example.com"), outsider)).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "")
  void missesTheDomain(String value) {
    assertThat(lines(rule, meet("meet1", DOMAIN, value)))
        .containsExactly(
            "error: host meet1: jitsi_domain is not set;"
                + " set it for all hosts, for example `jitsi_domain: meet.example.com` [JT004]");
  }

  @Test
  void namesDomainsThatDiffer() {
    assertThat(
            lines(
                rule,
                meet("meet1", DOMAIN, "meet.example.com"),
                bridge("bridge1", DOMAIN, "meet.example.com"),
                bridge("bridge2", DOMAIN, "meet.example.org")))
        .containsExactly(
            "error: jitsi_domain is not the same on every host:"
                + " 'meet.example.com' on meet1, 'meet.example.org' on bridge2;"
                + " set it once, for all hosts [JT004]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Meet.example.com",
        "meet..example.com",
        "meet.example.com.",
        "-meet.example.com",
        "meet-.example.com",
        "meet_1.example.com",
        "https://meet.example.com",
        "meet.example.com/",
        "192.0.2.1",
        "meet example.com",
        "méet.example.com"
      })
  void refusesWhatIsNoHostName(String value) {
    assertThat(lines(rule, meet("meet1", DOMAIN, value)))
        .containsExactly(
            "error: host meet1: jitsi_domain '"
                + value
                + "' is not a host name in lower case;"
                + " set it to one, for example `jitsi_domain: meet.example.com` [JT004]");
  }

  @Test
  void refusesANumber() {
    assertThat(lines(rule, meet("meet1", DOMAIN, 42)))
        .containsExactly(
            "error: host meet1: jitsi_domain '42' is not a host name in lower case;"
                + " set it to one, for example `jitsi_domain: meet.example.com` [JT004]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"meet", "meet.example.com", "xn--bcher-kva.example", "4.example.a1"})
  void takesHostNames(String value) {
    assertThat(lines(rule, meet("meet1", DOMAIN, value))).isEmpty();
  }

  @Test
  void keepsToTheLengthsOfDns() {
    String label = "a".repeat(63);
    String longest = String.join(".", label, label, label, "a".repeat(61));

    assertThat(OneDomain.isHostName(longest)).isTrue();
    assertThat(OneDomain.isHostName(longest + "a")).isFalse();
    assertThat(OneDomain.isHostName(label + "a.example")).isFalse();
  }
}
