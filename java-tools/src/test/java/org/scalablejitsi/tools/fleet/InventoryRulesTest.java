package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;
import static org.scalablejitsi.tools.fleet.Hosts.turn;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Which hosts there are, and what holds for all of them. */
final class InventoryRulesTest {

  @Nested
  class OneMeetHost {

    @Test
    void holdsWithExactlyOne() {
      assertThat(Hosts.lines("JT001", Hosts.bridge("bridge1"), Hosts.meet("meet1"))).isEmpty();
    }

    @Test
    void missesTheMeetHost() {
      assertThat(Hosts.lines("JT001", Hosts.bridge("bridge1")))
          .containsExactly(
              "error: no host is in group jitsi_meet; put exactly one host there [JT001]");
    }

    @Test
    void namesAllOfSeveral() {
      assertThat(Hosts.lines("JT001", Hosts.meet("meet1"), Hosts.meet("meet2")))
          .containsExactly(
              "error: 2 hosts are in group jitsi_meet: meet1, meet2;"
                  + " leave exactly one of them there [JT001]");
    }
  }

  @Nested
  class AtLeastOneBridge {

    @Test
    void holdsWithOne() {
      assertThat(Hosts.lines("JT002", Hosts.meet("meet1"), Hosts.bridge("bridge1"))).isEmpty();
    }

    @Test
    void holdsWithSeveral() {
      assertThat(Hosts.lines("JT002", Hosts.bridge("bridge1"), Hosts.bridge("bridge2"))).isEmpty();
    }

    @Test
    void missesABridge() {
      assertThat(Hosts.lines("JT002", Hosts.meet("meet1")))
          .containsExactly(
              "error: no host is in group jitsi_bridges; put at least one host there [JT002]");
    }
  }

  @Nested
  class OneRolePerHost {

    @Test
    void holdsForSeparateHosts() {
      assertThat(Hosts.lines("JT003", Hosts.meet("meet1"), Hosts.bridge("bridge1"))).isEmpty();
    }

    @Test
    void ignoresGroupsOfOthers() {
      Host host = new Host("meet1", Set.of("jitsi_meet", "web", "monitoring"), Map.of());

      assertThat(Hosts.lines("JT003", host)).isEmpty();
    }

    @Test
    void refusesAHostInBothGroups() {
      Host both = new Host("all1", Set.of("jitsi_meet", "jitsi_bridges"), Map.of());

      assertThat(Hosts.lines("JT003", both, Hosts.bridge("bridge1")))
          .containsExactly(
              "error: host all1: is in both groups, jitsi_meet and jitsi_bridges;"
                  + " take it out of one of them [JT003]");
    }
  }

  @Nested
  class OneDomain {
    private static final String DOMAIN = "jitsi_domain";

    @Test
    void holdsForOneDomainEverywhere() {
      assertThat(
              lines(
                  "JT004",
                  meet("meet1", DOMAIN, "meet.example.com"),
                  bridge("bridge1", DOMAIN, "meet.example.com")))
          .isEmpty();
    }

    @Test
    void ignoresHostsOfNeitherGroup() {
      Host outsider = new Host("mail1", Set.of("mail"), Map.of(DOMAIN, "elsewhere.example.com"));

      assertThat(lines("JT004", meet("meet1", DOMAIN, "meet.example.com"), outsider)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void missesTheDomain(String value) {
      assertThat(lines("JT004", meet("meet1", DOMAIN, value)))
          .containsExactly(
              "error: host meet1: jitsi_domain is not set;"
                  + " set it for all hosts, for example `jitsi_domain: meet.example.com` [JT004]");
    }

    @Test
    void namesDomainsThatDiffer() {
      assertThat(
              lines(
                  "JT004",
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
      assertThat(lines("JT004", meet("meet1", DOMAIN, value)))
          .containsExactly(
              "error: host meet1: jitsi_domain '"
                  + value
                  + "' is not a host name in lower case;"
                  + " set it to one, for example `jitsi_domain: meet.example.com` [JT004]");
    }

    @Test
    void refusesANumber() {
      assertThat(lines("JT004", meet("meet1", DOMAIN, 42)))
          .containsExactly(
              "error: host meet1: jitsi_domain '42' is not a host name in lower case;"
                  + " set it to one, for example `jitsi_domain: meet.example.com` [JT004]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"meet", "meet.example.com", "xn--bcher-kva.example", "4.example.a1"})
    void takesHostNames(String value) {
      assertThat(lines("JT004", meet("meet1", DOMAIN, value))).isEmpty();
    }

    @Test
    void keepsToTheLengthsOfDns() {
      String label = "a".repeat(63);
      String longest = String.join(".", label, label, label, "a".repeat(61));

      assertThat(Shapes.isHostName(longest)).isTrue();
      assertThat(Shapes.isHostName(longest + "a")).isFalse();
      assertThat(Shapes.isHostName(label + "a.example")).isFalse();
    }
  }

  @Nested
  class HostNames {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "../../x",
          "..",
          ".",
          "a/b",
          "/etc",
          "a\u0000b",
          "a\nb",
          "a\u001b[2Jb",
          "a\u202eb",
          "a\u009bb"
        })
    void refusesWhatIsNotOneFolder(String name) {
      assertThat(judge(name))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.rule()).isEqualTo(Rule.error("JT013"));
                assertThat(problem.hosts()).containsExactly(name);
                assertThat(problem.what()).isEqualTo("its name cannot be that of a folder");
              });
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"bridge1.example.com", "a_b", "...", ".hidden", "brücke 7", "a\\b", "-rf"})
    void takesAnyOther(String name) {
      assertThat(judge(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 255, 5000})
    void refusesALongOne(int length) {
      assertThat(judge("b".repeat(length))).hasSize(1);
      assertThat(judge("b".repeat(200))).isEmpty();
      assertThat(judge("ü".repeat(101))).hasSize(1);
    }

    private static List<Problem> judge(String name) {
      Host host = new Host(name, Set.of(Fleet.BRIDGES), Map.of());
      return Hosts.problems("JT013", host);
    }
  }

  @Nested
  class NoBridgeIsTurnHost {

    @Test
    void holdsForHostsOfTheirOwnAndTheMeetHost() {
      Host both = new Host("meet1", Set.of(Fleet.MEET, Fleet.TURN), Map.of());
      assertThat(lines("JT330", both, turn("turn1", Map.of()))).isEmpty();
    }

    @Test
    void refusesABridge() {
      assertThat(lines("JT330", new Host("bridge1", Set.of(Fleet.BRIDGES, Fleet.TURN), Map.of())))
          .containsExactly(
              "error: host bridge1: is in both groups, jitsi_bridges and jitsi_turn; take it out of"
                  + " one of them; a TURN server is a host of its own or the meet host [JT330]");
    }
  }
}
