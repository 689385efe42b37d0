package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@link Vault} on odd files that the real {@code ansible-vault} wrote. */
final class AnsibleVaultTest {

  @Test
  void opensNonAsciiContentWithNonAsciiPassword() {
    assertThat(text("non-ascii.vault", VaultFixture.password("default", "Prüf-Passwort-密码")))
        .isEqualTo("Grüße aus 東京 🎥\n");
  }

  @Test
  void opensWithPasswordThatIsNotUtf8() {
    VaultPassword latin1 =
        new VaultPassword("default", "Prüfwort".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(text("latin-1-password.vault", latin1)).isEqualTo("x: 1\n");
  }

  @Test
  void opensEmptyContent() {
    assertThat(text("empty.vault", VaultFixture.testPassword())).isEmpty();
  }

  @Test
  void opensLargeContent() {
    String expected =
        IntStream.range(0, 3125)
            .mapToObj("line %04d: thirty-two characters.\n"::formatted)
            .collect(Collectors.joining());

    assertThat(text("large.vault", VaultFixture.testPassword())).isEqualTo(expected);
  }

  @Test
  void opensFileWithWindowsLineEndsAndTrailingBlankLines() {
    String file = VaultFixture.read("empty.vault").replace("\n", "\r\n") + "\r\n \r\n";

    assertThat(Vault.open(file, List.of(VaultFixture.testPassword())))
        .isInstanceOf(DecryptResult.Text.class);
  }

  @Test
  void wrapsLinesAsAnsibleDoes() {
    String theirs = VaultFixture.read("empty.vault");
    String ours = Vault.with(VaultFixture.testPassword()).encrypt("", new Random(1));

    assertThat(ours.lines().map(String::length))
        .containsExactlyElementsOf(theirs.lines().map(String::length).toList());
    assertThat(ours).endsWith("\n");
  }

  private static String text(String fixture, VaultPassword password) {
    DecryptResult opened = Vault.open(VaultFixture.read(fixture), List.of(password));
    assertThat(opened).isInstanceOf(DecryptResult.Text.class);
    return ((DecryptResult.Text) opened).text();
  }
}
