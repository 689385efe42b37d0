package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccountNamesTest {

  private final AccountNames rule = new AccountNames();

  @Test
  void holdsForSmallLettersDigitsAndMarks() {
    assertThat(judged("anna", "b.c-d_1", "1")).isEmpty();
    assertThat(judged()).isEmpty();
    assertThat(lines(rule, meet("meet1"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna", "anna@meet.example.com", "", "a b", "-a", "ä", "a/b", "a'b"})
  void refusesOthers(String name) {
    assertThat(judged(name))
        .containsExactly(
            "error: host meet1: jitsi_meet_accounts has '"
                + name
                + "', which is no name of an account; use up to 63 small letters, digits and ._-,"
                + " with a letter or digit first, without @domain [JT320]");
  }

  @Test
  void refusesANameThatIsThereTwice() {
    assertThat(judged("anna", "ben", "anna"))
        .containsExactly(
            "error: host meet1: jitsi_meet_accounts has 'anna' twice; take one out [JT320]");
  }

  private List<String> judged(String... names) {
    return lines(rule, meet("meet1", "jitsi_meet_accounts", List.of(names)));
  }
}
