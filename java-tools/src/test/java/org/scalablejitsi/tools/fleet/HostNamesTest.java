package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.problem.Problem;

class HostNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../x",
        "..",
        ".",
        "a/b",
        "/etc",
        "a\u0000b",
        "a\nb",
        "a\u001b[2Jb",
        "a\u202eb",
        "a\u009bb"
      })
  void refusesWhatIsNotOneFolder(String name) {
    assertThat(judge(name))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(HostNames.RULE);
              assertThat(problem.hosts()).containsExactly(name);
              assertThat(problem.what()).isEqualTo("its name cannot be that of a folder");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bridge1.example.com", "a_b", "...", ".hidden", "brücke 7", "a\\b", "-rf"})
  void takesAnyOther(String name) {
    assertThat(judge(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 255, 5000})
  void refusesALongOne(int length) {
    assertThat(judge("b".repeat(length))).hasSize(1);
    assertThat(judge("b".repeat(200))).isEmpty();
    assertThat(judge("ü".repeat(101))).hasSize(1);
  }

  private static List<Problem> judge(String name) {
    Host host = new Host(name, Set.of(Fleet.BRIDGES), Map.of());
    return new HostNames().apply(new Fleet(List.of(host)));
  }
}
