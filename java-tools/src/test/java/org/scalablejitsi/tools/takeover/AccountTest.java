package org.scalablejitsi.tools.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The same account is read by the collection's own tests: Java and Python agree with prosody. */
class AccountTest {

  @Test
  void acceptsThePasswordThatProsodyMadeItFor() throws IOException {
    Account account = Account.parse(stored());

    assertThat(account.accepts("Example0Password")).isTrue();
    assertThat(account.accepts("Example0Passwort")).isFalse();
    assertThat(account.accepts("")).isFalse();
  }

  @Test
  void acceptsAPasswordThatIsStoredInPlain() {
    Account account = Account.parse("return {\n\t[\"password\"] = \"Plain0Password\";\n};\n");

    assertThat(account.accepts("Plain0Password")).isTrue();
    assertThat(account.accepts("other")).isFalse();
  }

  @Test
  void acceptsNothingWhereNothingIsStored() {
    assertThat(Account.parse("").accepts("")).isFalse();
  }

  private static String stored() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AccountTest.class.getResourceAsStream("/prosody/account.dat"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
