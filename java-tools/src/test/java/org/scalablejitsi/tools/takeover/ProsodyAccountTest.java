package org.scalablejitsi.tools.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same account is read by the collection's own tests: Java and Python agree with prosody. */
class ProsodyAccountTest {

  @Test
  void acceptsThePasswordThatProsodyMadeItFor() throws IOException {
    ProsodyAccount account = ProsodyAccount.parse(stored());

    assertThat(account.accepts("Example0Password")).isTrue();
    assertThat(account.accepts("Example0Passwort")).isFalse();
    assertThat(account.accepts("")).isFalse();
  }

  @Test
  void acceptsAPasswordThatIsStoredInPlain() {
    ProsodyAccount account =
        ProsodyAccount.parse("return {\n\t[\"password\"] = \"Plain0Password\";\n};\n");

    assertThat(account.accepts("Plain0Password")).isTrue();
    assertThat(account.accepts("other")).isFalse();
  }

  @Test
  void acceptsNothingWhereNothingIsStored() {
    assertThat(ProsodyAccount.parse("").accepts("")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "0, abc, its iteration_count is not a whole number from 1 to 100000",
    "nan, abc, its iteration_count is not a whole number from 1 to 100000",
    "NaN, abc, its iteration_count is not a whole number from 1 to 100000",
    "-1, abc, its iteration_count is not a whole number from 1 to 100000",
    "1e9, abc, its iteration_count is not a whole number from 1 to 100000",
    "2000000000, abc, its iteration_count is not a whole number from 1 to 100000",
    "99999999999, abc, its iteration_count is not a whole number from 1 to 100000",
    "10000, '', its salt is empty"
  })
  void refusesWhatProsodyDoesNotWrite(String iterations, String salt, String fault) {
    ProsodyAccount account = account(iterations, salt);

    assertThat(account.fault()).contains(fault);
    assertThat(account.accepts("Example0Password")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4096", "10000.0", "100000"})
  void takesAnyNumberOfRoundsThatProsodyWrites(String iterations) {
    assertThat(account(iterations, "abc").fault()).isEmpty();
  }

  private static ProsodyAccount account(String iterations, String salt) {
    return ProsodyAccount.parse(
        "return {\n[\"iteration_count\"] = %s;\n[\"stored_key\"] = \"00\";\n[\"salt\"] = \"%s\";\n};\n"
            .formatted(iterations, salt));
  }

  private static String stored() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            ProsodyAccountTest.class.getResourceAsStream("/prosody/account.dat"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
