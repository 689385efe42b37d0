package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.yaml.YamlException;

/** What holds for every fleet, however its hosts are called and however it changes. */
final class NicknamePropertiesTest {

  @Property(tries = 500)
  void theInventorysOrderDoesNotMatter(@ForAll("fleets") Set<String> fleet, @ForAll Random random) {
    List<String> shuffled = new ArrayList<>(fleet);
    Collections.shuffle(shuffled, random);

    assertThat(after(Registry.empty(), shuffled)).isEqualTo(after(Registry.empty(), fleet));
  }

  @Property(tries = 500)
  void everyHostHasAValidNicknameOfItsOwn(@ForAll("fleets") Set<String> fleet) {
    Map<String, String> nicknames = after(Registry.empty(), fleet).nicknames();

    assertThat(nicknames.keySet()).isEqualTo(fleet);
    assertThat(nicknames.values()).allMatch(NicknameSyntax::isValid);
    assertThat(nicknames.values().stream().map(NicknameSyntax::key)).doesNotHaveDuplicates();
  }

  @Property(tries = 500)
  void addingAndRemovingHostsChangesNoOthersNickname(
      @ForAll("histories") List<Set<String>> fleets) {
    Registry registry = Registry.empty();
    for (Set<String> fleet : fleets) {
      Map<String, String> before = Map.copyOf(registry.nicknames());
      registry = after(registry, fleet);
      assertThat(registry.nicknames()).containsAllEntriesOf(before);
      assertThat(registry.nicknames().keySet()).containsAll(fleet);
    }
  }

  @Property(tries = 500)
  void aNicknameBelongsToOneHostUntilItIsReleased(
      @ForAll("histories") List<Set<String>> fleets, @ForAll Random random) {
    Registry registry = Registry.empty();
    Map<String, String> owners = new HashMap<>();
    for (Set<String> fleet : fleets) {
      registry = after(registry, fleet);
      registry
          .nicknames()
          .forEach(
              (host, nickname) ->
                  assertThat(owners.merge(NicknameSyntax.key(nickname), host, (old, now) -> old))
                      .isEqualTo(host));
      List<String> hosts = List.copyOf(registry.nicknames().keySet());
      if (!hosts.isEmpty() && random.nextBoolean()) {
        String released = hosts.get(random.nextInt(hosts.size()));
        owners.remove(NicknameSyntax.key(take(registry, released)));
      }
    }
  }

  /** Which of two gets the number may hang on who came first, but both keep what they got. */
  @Property(tries = 500)
  void whoeverCameFirstBothKeepTheirNicknames(
      @ForAll("hosts") String one, @ForAll("hosts") String other) {
    for (List<String> order : List.of(List.of(one, other), List.of(other, one))) {
      Registry registry = after(Registry.empty(), List.of(order.get(0)));
      registry = after(registry, List.of(order.get(1)));
      assertThat(after(registry, List.of(one, other))).isEqualTo(registry);
      assertThat(after(registry, List.of(other, one))).isEqualTo(registry);
    }
  }

  @Property(tries = 500)
  void aReleasedNicknameMayBeGivenAgain(@ForAll("fleets") Set<String> fleet) {
    Registry registry = after(Registry.empty(), fleet);
    for (String host : fleet) {
      String nickname = take(registry, host);
      NicknameRequest newcomer = new NicknameRequest("newcomer of " + host, Optional.of(nickname));

      assertThat(refusals(registry, newcomer)).isEmpty();
      assertThat(registry.nicknames()).containsEntry(newcomer.host(), nickname);
    }
  }

  @Property(tries = 500)
  void aNicknameInUseIsRefusedInAnyCase(@ForAll("fleets") Set<String> fleet) {
    Registry registry = after(Registry.empty(), fleet);
    Registry before = after(registry, Set.of());
    before
        .nicknames()
        .forEach(
            (host, nickname) ->
                assertThat(
                        refusals(
                            registry,
                            new NicknameRequest(
                                "newcomer", Optional.of(nickname.toUpperCase(Locale.ROOT)))))
                    .hasSize(1));
    assertThat(registry).isEqualTo(before);
  }

  @Provide
  Arbitrary<Set<String>> fleets() {
    return hosts().set().ofMaxSize(30);
  }

  @Provide
  Arbitrary<List<Set<String>>> histories() {
    return hosts().set().ofMaxSize(12).list().ofMaxSize(6);
  }

  /** Names as inventories have them, names that come out the same, and names that nobody has. */
  @Provide
  Arbitrary<String> hosts() {
    Arbitrary<String> alike = Arbitraries.strings().withChars("aAbB-_. 2ä").ofMaxLength(5);
    Arbitrary<String> ordinary =
        Arbitraries.integers().between(1, 40).map(n -> "bridge" + n + ".example.com");
    Arbitrary<String> punctuation =
        Arbitraries.strings().withChars("-_.:;,!?'\"#*&%@{}[]|>\\/=~^`$() ").ofMaxLength(12);
    Arbitrary<String> unicode = Arbitraries.strings().ofMaxLength(8);
    Arbitrary<String> cased =
        Arbitraries.strings().withChars("iIİıKkſsß").ofMinLength(1).ofMaxLength(4);
    Arbitrary<String> endless =
        Combinators.combine(Arbitraries.of("x", "X", "é", "-"), Arbitraries.of("", "1", "-2"))
            .as((repeated, end) -> repeated.repeat(300) + end);
    return Arbitraries.oneOf(alike, ordinary, punctuation, unicode, cased, endless)
        .filter(host -> !host.isBlank());
  }

  /** The registry after a run over the fleet, written to its file and read again. */
  private static Registry after(Registry registry, Iterable<String> fleet) {
    List<NicknameRequest> wishes = new ArrayList<>();
    fleet.forEach(host -> wishes.add(new NicknameRequest(host, Optional.empty())));
    Registry next = read(registry.text());
    Problems problems = new Problems();
    new NicknameAssigner(next, NicknameSource.VARIABLE, problems).assign(wishes);
    assertThat(problems.summedUp()).isEmpty();
    return read(next.text());
  }

  private static Registry read(String text) {
    List<YamlException> faults = new ArrayList<>();
    Registry registry = Registry.parse(text, faults);
    assertThat(faults).as(text).isEmpty();
    return registry;
  }

  private static List<Problem> refusals(Registry registry, NicknameRequest wish) {
    Problems problems = new Problems();
    new NicknameAssigner(registry, NicknameSource.ARGUMENT, problems).assign(List.of(wish));
    return problems.summedUp();
  }

  private static String take(Registry registry, String host) {
    return Optional.ofNullable(registry.nicknames().remove(host)).orElseThrow();
  }
}
