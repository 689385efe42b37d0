package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;

final class NoControlCharactersTest {
  private static final String OPTION = "jitsi_xmpp_host";

  @Test
  void holdsForTextsWithoutAny() {
    assertThat(
            lines(
                "JT011",
                meet("meet1", OPTION, "Grüße 😀 “x” ${y} \\ '"),
                bridge("bridge1", OPTION, null),
                bridge("bridge2", OPTION, List.of("a", List.of("b"), 7))))
        .isEmpty();
  }

  @Test
  void leavesOutConstantsOfOurRolesAndWhatIsWrittenAsJson() {
    assertThat(
            lines(
                "JT011",
                meet("meet1", "_jitsi_meet_config_json", "{\n}"),
                meet("meet2", "other", "a\nb"),
                meet("meet3", "jitsi_meet_config", Map.of("a", "b\nc"))))
        .isEmpty();
  }

  @Test
  void namesHostVariableAndCharacterButNotTheValue() {
    assertThat(lines("JT011", bridge("bridge1", OPTION, "10.0.0.11\n"))).containsExactly(line(10));
  }

  @Test
  void looksIntoLists() {
    assertThat(lines("JT011", bridge("bridge1", OPTION, List.of("a", List.of("b\u2028")))))
        .containsExactly(line(0x2028));
  }

  @Property(tries = 200)
  void findsEveryControlCharacterAnywhere(
      @ForAll @CharRange(from = 'a', to = 'z') String before,
      @ForAll @CharRange(to = '\u001f') @CharRange(from = '\u007f', to = '\u009f') char control,
      @ForAll @CharRange(from = 'a', to = 'z') String after) {
    assertThat(lines("JT011", bridge("bridge1", OPTION, before + control + after)))
        .containsExactly(line(control));
  }

  private static String line(int character) {
    return String.format(
        Locale.ROOT,
        "error: host bridge1: jitsi_xmpp_host holds the control character U+%04X; take it out; a"
            + " line end comes from a block scalar (`|`) or a file's last line [JT011]",
        character);
  }
}
