package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PlaceholderTest {

  @Test
  void isTheSameInEveryRelease() {
    assertThat(Placeholder.of(new SecretId("jvb", 1)))
        .isEqualTo("JtPlaceholderlE0Viu5bBrrBiMUyZ3P");
    assertThat(Placeholder.of(new SecretId("focus", 2)))
        .isEqualTo("JtPlaceholderY3A79ADi6QWEPbUAkdw");
  }

  @Test
  void hasTheShapeOfASecretAndDiffersForEachNameAndGeneration() {
    Stream<String> placeholders =
        Stream.of("focus", "jvb", "jvb#1", "")
            .flatMap(
                name ->
                    IntStream.rangeClosed(1, 50)
                        .mapToObj(generation -> Placeholder.of(new SecretId(name, generation))));

    assertThat(placeholders)
        .doesNotHaveDuplicates()
        .allMatch(SecretValue::isAccepted)
        .allMatch(text -> text.matches("JtPlaceholder[A-Za-z0-9]{19}"));
  }
}
