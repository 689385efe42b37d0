package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.yaml.YamlException;

final class RegistryTest {

  private static final String OTHER_SHAPE =
      "is not 1 to 63 of a-z, A-Z, 0-9, '.', '_' and '-', and not '.' or '..'";

  @Test
  void writesItsHeaderAndItsHostsSorted() {
    Registry registry = Registry.empty();
    registry.nicknames().put("bridge2", "jvb-2");
    registry.nicknames().put("bridge1", "1.10");

    assertThat(registry.text())
        .isEqualTo(
            """
            # Nicknames of the videobridges, kept by scalable.jitsi. Commit this file.
            # A bridge keeps its nickname for ever, and no other host gets it before it is released.
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

    assertThat(parse(registry.text())).isEqualTo(registry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "null", "~", "1", "1e3", "0x10", "2026-01-01", "on"})
  void quotesNamesThatYamlWouldNotReadAsWords(String name) {
    Registry registry = Registry.empty();
    registry.nicknames().put(name, name.equals("~") ? "tilde" : name);

    assertThat(parse(registry.text())).isEqualTo(registry);
  }

  @ParameterizedTest
  @ValueSource(strings = {"version: 1", "version: 1\nnicknames: {}"})
  void mayHoldNoNickname(String text) {
    assertThat(parse(text)).isEqualTo(Registry.empty());
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

  @ParameterizedTest
  @ValueSource(strings = {"on", "1e3", "12", "0x1f", "2024-01-01", "1_0"})
  void refusesWhatYamlDoesNotReadAsAWord(String word) {
    String message = "YAML does not read '" + word + "' as a word without quotes";
    refused("version: 1\nnicknames:\n  a: " + word + "\n", 3, message);
    refused("version: 1\nnicknames:\n  " + word + ": a\n", 3, message);
    assertThat(parse("version: 1\nnicknames:\n  '" + word + "': '" + word + "'\n").nicknames())
        .containsExactly(Map.entry(word, word));
  }

  @Test
  void tellsEveryFaultAndReadsTheRest() {
    List<YamlException> faults = new ArrayList<>();

    Registry registry =
        Registry.parse("version: 1\nnicknames:\n  a: b/c\n  b: x\n  c: [d]\n  d: X\n", faults);

    assertThat(registry.nicknames()).isEqualTo(Map.of("b", "x"));
    assertThat(faults)
        .extracting(fault -> fault.line() + ": " + fault.getMessage())
        .containsExactly(
            "3: the nickname of 'a' " + OTHER_SHAPE,
            "5: 'c' is not a plain value",
            "6: 'b' and 'd' have the same nickname 'X'");
  }

  @Test
  void keepsTheCommentAtTheTopOfItsFile() {
    String header = "# Ours since 2020.\n\n---\n# Ask Ada before a release.\n";

    assertThat(parse(header + "version: 1\nnicknames: {b: x, a: y} # lost\n").text())
        .isEqualTo(header + "version: 1\nnicknames:\n  a: y\n  b: x\n");
  }

  private static Registry parse(String text) {
    List<YamlException> faults = new ArrayList<>();
    Registry registry = Registry.parse(text, faults);
    assertThat(faults).isEmpty();
    return registry;
  }

  private static void refused(String text, int line, String message) {
    List<YamlException> faults = new ArrayList<>();
    Registry.parse(text, faults);
    assertThat(faults).extracting(YamlException::line).containsExactly(line);
    assertThat(faults).extracting(YamlException::getMessage).containsExactly(message);
  }
}
