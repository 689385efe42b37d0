package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

final class NicknameAssignerTest {

  private final Registry registry = Registry.empty();
  private final Problems problems = new Problems();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void doesNotDependOnTheInventorysOrder(long seed) {
    Random random = new Random(seed);
    List<Host> fleet = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      fleet.add(bridge("Br" + (i % 5) + "_-.".charAt(i % 3) + " ".repeat(i / 15) + (i / 6)));
    }
    assign(fleet);
    Collections.shuffle(fleet, random);
    Registry other = Registry.empty();
    new NicknameAssigner(other, NicknameSource.VARIABLE, problems).assign(wishes(fleet));

    assertThat(other).isEqualTo(registry);
    assertThat(problems.summedUp()).isEmpty();
  }

  @Test
  void namesTheHostsThatGotOneSorted() {
    registry.nicknames().put("b", "b");

    assertThat(assign(List.of(chosen("c", "x"), bridge("b"), bridge("a"))))
        .containsExactly("a", "c");
  }

  @Test
  void aChosenNicknameGoesBeforeADerivedOne() {
    assign(List.of(bridge("a"), chosen("z", "A")));

    assertThat(registry.nicknames()).isEqualTo(Map.of("a", "a-2", "z", "A"));
  }

  @Test
  void aRegisteredNicknameGoesBeforeAChosenOneEvenOfAHostThatLeft() {
    registry.nicknames().put("gone", "jvb");
    assign(List.of(chosen("new", "JVB")));

    assertThat(registry.nicknames()).isEqualTo(Map.of("gone", "jvb"));
    assertThat(lines())
        .containsExactly(
            "error: hosts gone and new have the same nickname 'JVB'; choose another"
                + " jitsi_bridge_nickname for new [JT022]");
  }

  @Test
  void aRegisteredNicknameMayBeChosenAgainButNotInAnotherCase() {
    registry.nicknames().put("a", "jvb");

    assertThat(assign(List.of(chosen("a", "jvb")))).isEmpty();
    assertThat(lines()).isEmpty();

    assign(List.of(chosen("a", "JVB")));
    assertThat(lines())
        .containsExactly(
            "error: host a: jitsi_bridge_nickname is 'JVB', but the registry has 'jvb', and a"
                + " bridge keeps its nickname for ever; set it to 'jvb' or remove it [JT023]");
  }

  @Test
  void refusesANicknameOfAnotherShape() {
    assign(List.of(chosen("a", "b/c")));

    assertThat(lines())
        .containsExactly(
            "error: host a: jitsi_bridge_nickname 'b/c' is no nickname; use 1 to 63 of a-z, A-Z,"
                + " 0-9, '.', '_' and '-', and not '.' or '..' [JT021]");
    assertThat(registry.nicknames()).isEmpty();
  }

  @Test
  void anEmptyVariableChoosesNothing() {
    assign(List.of(chosen("a", "")));

    assertThat(registry.nicknames()).isEqualTo(Map.of("a", "a"));
  }

  @Test
  void tellsEveryFaultAtOnce() {
    assign(List.of(chosen("a", "x"), chosen("b", "x"), chosen("c", " ")));

    assertThat(lines()).hasSize(2);
  }

  private List<String> assign(List<Host> bridges) {
    return new NicknameAssigner(registry, NicknameSource.VARIABLE, problems)
        .assign(wishes(bridges));
  }

  private static List<NicknameRequest> wishes(List<Host> bridges) {
    return bridges.stream().map(NicknameRegistry::wish).toList();
  }

  private List<String> lines() {
    return problems.summedUp().stream().map(Problem::line).toList();
  }

  private static Host bridge(String name) {
    return new Host(name, Set.of("jitsi_bridges"), Map.of());
  }

  private static Host chosen(String name, String nickname) {
    return new Host(name, Set.of("jitsi_bridges"), Map.of("jitsi_bridge_nickname", nickname));
  }
}
