package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.scalablejitsi.tools.problem.Problem;

final class FormatCheckTest {

  @Test
  void takesAnythingForText() {
    assertThat(judge(Format.TEXT, "server { listen 80; }} \u0001")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"TEXT", "PROPERTIES"})
  void refusesWhatIsOfNoFormat(Format format) {
    assertThat(judge(format, "a = {\n \"b: [\n")).hasSize(1);
  }

  private static List<Problem> judge(Format format, String text) {
    return FormatCheck.judge(SampleFile.of("/etc/a", "a.j2", format, "service", null, text));
  }
}
