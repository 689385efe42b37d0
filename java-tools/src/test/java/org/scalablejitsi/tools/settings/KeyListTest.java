package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyListTest {

  @ParameterizedTest
  @ValueSource(strings = {"videobridge.txt", "jicofo.txt"})
  void isSortedWithoutAnythingTwice(String name) {
    List<String> keys = KeyList.read(name);

    assertThat(keys)
        .hasSizeGreaterThan(150)
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("[A-Za-z0-9_*-]+(\\.[A-Za-z0-9_*-]+)*"));
  }

  @Test
  void knowsNoKeyThatIsNoLongerRead() {
    assertThat(KeyList.read("videobridge.txt")).doesNotContainAnyElementsOf(unread());
    assertThat(KeyList.read("jicofo.txt")).doesNotContainAnyElementsOf(unread());
    assertThat(unread()).hasSizeGreaterThan(7);
  }

  @Test
  void isPartOfTheProgram() {
    assertThatThrownBy(() -> KeyList.read("nope.txt"))
        .hasMessage("the list of keys nope.txt is missing in the program");
  }

  private static List<String> unread() {
    return Stream.of(UnreadKeys.ofJicofo(), UnreadKeys.ofVideobridge())
        .flatMap(UnreadKeys::keys)
        .toList();
  }
}
