package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.problem.Problem;

class ExitCodeTest {

  private static final Problem CHECK = Problem.check("what", "remedy");
  private static final Problem INPUT = Problem.input("what", "remedy");

  @Test
  void isThatOfAFailedCheck() {
    assertThat(ExitCode.of(List.of(CHECK, CHECK)).code()).isEqualTo(1);
  }

  @Test
  void isThatOfUnreadableInputAsSoonAsAnyIs() {
    assertThat(ExitCode.of(List.of(CHECK, INPUT)).code()).isEqualTo(3);
  }

  @Test
  void areTheDocumentedOnes() {
    assertThat(ExitCode.values()).extracting(ExitCode::code).containsExactly(0, 1, 2, 3, 70);
  }
}
