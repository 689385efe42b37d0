package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

final class UniqueDestinationsTest {
  private final Problems problems = new Problems();
  private final UniqueDestinations check = new UniqueDestinations();

  @Test
  void holdsForTheSameFileOnSeveralHosts() {
    check.check("bridge1", List.of("/etc/a", "/etc/b"), problems);
    check.check("bridge2", List.of("/etc/a", "/etc/b"), problems);

    assertThat(problems.summedUp()).isEmpty();
    assertThat(check.passed())
        .containsExactly(PassedCheck.fleet("no two files with one destination"));
  }

  @Test
  void refusesTwoFilesWithOneDestination() {
    check.check("bridge1", List.of("/etc/a", "/etc/b", "/etc/a"), problems);
    check.check("bridge2", List.of("/etc/a"), problems);

    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly(
            "error: host bridge1: two files have the destination /etc/a;"
                + " fix the role's vars/files.yml or the variables its destinations use [JT031]");
    assertThat(check.passed()).isEmpty();
  }

  @Test
  void refusesAFileWithinAnother() {
    check.check("bridge1", List.of("/etc/a/b", "/etc/a", "/etc/ab"), problems);

    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly(
            "error: host bridge1: the destination /etc/a/b is within /etc/a, which is a file or a"
                + " link; fix the role's vars/files.yml or the variables its destinations use"
                + " [JT031]");
    assertThat(check.passed()).isEmpty();
  }
}
