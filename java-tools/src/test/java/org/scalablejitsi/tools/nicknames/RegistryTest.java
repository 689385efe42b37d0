package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.yaml.YamlException;

final class RegistryTest {

  private static final String OTHER_SHAPE = "is not 1 to 63 of a-z, A-Z, 0-9, '.', '_' and '-'";

  @Test
  void writesItsHeaderAndItsHostsSorted() {
    Registry registry = Registry.empty();
    registry.nicknames().put("bridge2", "jvb-2");
    registry.nicknames().put("bridge1", "1.10");

    assertThat(registry.text())
        .isEqualTo(
            """
            # Nicknames of the videobridges, kept by scalable.jitsi. Commit this file.
            # A bridge keeps its nickname for ever, and no other host ever gets it.
            version: 1
            nicknames:
              bridge1: '1.10'
              bridge2: jvb-2
            """);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void readsWhatItWroteWhateverTheHostsAreCalled(long seed) {
    Random random = new Random(seed);
    Registry registry = Registry.empty();
    for (int i = 0; i < 100; i++) {
      StringBuilder host = new StringBuilder();
      random.ints(1 + random.nextInt(20), ' ', 0x250).forEach(host::appendCodePoint);
      registry.nicknames().put(host.toString(), Integer.toString(i * 37, 36));
    }

    assertThat(Registry.parse(registry.text())).isEqualTo(registry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "null", "~", "1", "1e3", "0x10", "2026-01-01", "on"})
  void takesNamesForNamesQuotedOrNot(String name) {
    Registry registry = Registry.empty();
    registry.nicknames().put(name, name.equals("~") ? "tilde" : name);

    assertThat(Registry.parse(registry.text())).isEqualTo(registry);
    assertThat(Registry.parse("version: 1\nnicknames: {a: 1.10}").nicknames())
        .containsEntry("a", "1.10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"version: 1", "version: 1\nnicknames: {}"})
  void mayHoldNoNickname(String text) {
    assertThat(Registry.parse(text)).isEqualTo(Registry.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nicknames: {}                      | 1 | 'version' is not 1",
        "version: 2                         | 1 | 'version' is not 1",
        "\"version: 1\nnicknames: [a]\"     | 2 | 'nicknames' is not a mapping",
        "\"version: 1\nnames: {}\"          | 2 | unknown key 'names'",
        "\"version: 1\nnicknames:\n  a: b\n  a: c\" | 4 | a key stands there twice",
        "\"version: 1\nnicknames:\n  a: [b]\"       | 3 | 'a' is not a plain value",
        "\"version: 1\nnicknames:\n  a: b\n  c: B\" | 4 | 'a' and 'c' have the same nickname 'B'"
      })
  void refusesAFaultWithItsLine(String text, int line, String message) {
    refused(text, line, message);
  }

  @Test
  void refusesANicknameOfAnotherShape() {
    refused("version: 1\nnicknames:\n  a: b/c\n", 3, "the nickname of 'a' " + OTHER_SHAPE);
    refused("version: 1\nnicknames:\n  a: ''\n", 3, "the nickname of 'a' " + OTHER_SHAPE);
  }

  private static void refused(String text, int line, String message) {
    assertThatThrownBy(() -> Registry.parse(text))
        .isInstanceOfSatisfying(YamlException.class, e -> assertThat(e.line()).isEqualTo(line))
        .hasMessage(message);
  }
}
