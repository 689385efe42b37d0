package org.scalablejitsi.tools.nicknames;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LeadingCommentTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "# a\n", "# a\r\n  # b\r\n", "---\n", "# a\n\n---  # b\n# c\n\n"})
  void isAllBeforeTheFirstKey(String header) {
    assertThat(LeadingComment.of(header + "key: 1 # not this\n# nor this\n")).isEqualTo(header);
  }

  @ParameterizedTest
  @ValueSource(strings = {"key: 1", "--- {key: 1}\n", "-\n# a\n", "# a"})
  void mayBeMissing(String text) {
    assertThat(LeadingComment.of(text)).isEmpty();
  }

  @Test
  void mayBeLong() {
    String header = "# a comment\n".repeat(50_000);

    assertThat(LeadingComment.of(header + "key: 1\n")).isEqualTo(header);
  }
}
