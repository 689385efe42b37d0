package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.StagedFile;

class NicknameRegistryTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "bridge1,bridge1",
    "Bridge1.Example.COM,bridge1.example.com",
    "brücke 1,br-cke-1",
    "..a..,a",
    "ß,bridge"
  })
  void nicknameIsReadFromTheInventoryName(String host, String nickname) {
    assertThat(load(bridge(host)).byHost()).containsEntry(host, nickname);
  }

  @Test
  void namesThatComeOutTheSameGetANumber() throws IOException {
    assertThat(save(load(bridge("a_b"), bridge("a b"), bridge("A-B"))).values())
        .containsExactlyInAnyOrder("a-b", "a-b-2", "a-b-3");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void nicknamesAreUniqueAndStayThroughEveryChangeOfTheFleet(long seed) throws IOException {
    Random random = new Random(seed);
    List<String> pool = new ArrayList<>();
    random.ints(60).forEach(n -> pool.add("Br" + (n & 7) + "_".repeat(n & 1) + ((n >>> 8) % 40)));
    Map<String, String> everSeen = new HashMap<>();
    for (int round = 0; round < 8; round++) {
      Collections.shuffle(pool, random);
      Host[] fleet =
          pool.stream()
              .distinct()
              .limit(random.nextInt(30))
              .map(NicknameRegistryTest::bridge)
              .toArray(Host[]::new);
      save(load(fleet))
          .forEach(
              (host, nickname) ->
                  assertThat(everSeen.merge(host, nickname, (old, now) -> now))
                      .isEqualTo(nickname)
                      .matches("[A-Za-z0-9._-]{1,63}"));
      assertThat(everSeen.values().stream().map(name -> name.toLowerCase(Locale.ROOT)))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aNicknameOfAHostThatLeftIsNotGivenAway() throws IOException {
    save(load(bridge("a-b")));
    assertThat(save(load(bridge("a_b")))).containsEntry("a_b", "a-b-2");
    assertThat(save(load(bridge("a-b")))).containsEntry("a-b", "a-b");
  }

  @Test
  void nothingNewWritesNothing() throws IOException {
    save(load(bridge("a"), bridge("b")));
    Nicknames again = load(bridge("b"), bridge("a"));
    assertThat(again.isChanged()).isFalse();
    assertThat(again.stage()).isEmpty();
  }

  @Test
  void twoBridgesWithOneNicknameAreRefused() {
    assertThatThrownBy(() -> load(chosen("b1", "jvb"), chosen("b2", "JVB")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problems().get(0).line())
                    .isEqualTo(
                        "error: hosts b1 and b2 have the same nickname 'JVB'; choose another"
                            + " jitsi_bridge_nickname for b2 [JT022]"));
  }

  @Test
  void anotherNicknameThanTheRegisteredIsRefused() throws IOException {
    save(load(bridge("b1")));
    assertThatThrownBy(() -> load(chosen("b1", "other")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problems().get(0).line())
                    .isEqualTo(
                        "error: host b1: jitsi_bridge_nickname is 'other', but the registry has"
                            + " 'b1', and a bridge keeps its nickname for ever; set it to 'b1' or"
                            + " remove it [JT023]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a/b", "ä", "\"", "x y"})
  void aNicknameThatXmppOrAFileWouldTripOverIsRefused(String nickname) {
    assertThatThrownBy(() -> load(chosen("b1", nickname))).isInstanceOf(ProblemException.class);
  }

  @Test
  void aBrokenRegistryIsRefusedWithItsLine() throws IOException {
    Files.writeString(registry(), "version: 1\nnicknames: [\n");
    assertThatThrownBy(() -> load(bridge("b1")))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e ->
                assertThat(e.problems().get(0).line())
                    .startsWith("error: " + registry() + ":")
                    .endsWith("; fix it, or restore it from version control"));
  }

  private Nicknames load(Host... bridges) {
    return NicknameRegistry.load(registry(), List.of(bridges));
  }

  private Map<String, String> save(Nicknames nicknames) throws IOException {
    nicknames.stage().ifPresent(StagedFile::commit);
    return nicknames.byHost();
  }

  private Path registry() {
    return folder.resolve("jitsi_nicknames.yml");
  }

  private static Host bridge(String name) {
    return new Host(name, Set.of("jitsi_bridges"), Map.of());
  }

  private static Host chosen(String name, String nickname) {
    return new Host(name, Set.of("jitsi_bridges"), Map.of("jitsi_bridge_nickname", nickname));
  }
}
