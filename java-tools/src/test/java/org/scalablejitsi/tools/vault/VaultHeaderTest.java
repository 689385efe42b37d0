package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VaultHeaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ANSIBLE_VAULT;1.1;AES256",
        "$ANSIBLE_VAULT;1.2;AES256;prod",
        "$ANSIBLE_VAULT;1.2;AES256;a;b"
      })
  void writesTheLineItRead(String line) {
    assertThat(VaultHeader.parse(line).map(VaultHeader::line)).contains(line);
  }

  @Test
  void endsOfLinesDoNotCount() {
    assertThat(VaultHeader.parse("$ANSIBLE_VAULT;1.2;AES256;prod \r"))
        .contains(new VaultHeader("prod"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "$ANSIBLE_VAULT;1.1;AES256;x", "$ANSIBLE_VAULT;1.2;AES256; ", "x;1.1;AES256"})
  void refusesOtherLines(String line) {
    assertThat(VaultHeader.parse(line)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "default, $ANSIBLE_VAULT;1.1;AES256",
    "'', $ANSIBLE_VAULT;1.1;AES256",
    "prod, $ANSIBLE_VAULT;1.2;AES256;prod",
    "our prod, $ANSIBLE_VAULT;1.2;AES256;our prod",
    "größe, $ANSIBLE_VAULT;1.1;AES256"
  })
  void namesThePasswordUnlessItIsTheDefaultOrNothingThatAnsibleReads(String id, String line) {
    assertThat(VaultHeader.of(VaultFixture.password(id, "test-password")).line()).isEqualTo(line);
  }
}
