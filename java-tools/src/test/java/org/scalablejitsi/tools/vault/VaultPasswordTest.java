package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VaultPasswordTest {

  private final byte[] given = {'a', 'b'};
  private final VaultPassword password = new VaultPassword("prod", given);

  @Test
  void equalsAnotherOfTheSameIdAndBytes() {
    assertThat(password)
        .isEqualTo(VaultFixture.password("prod", "ab"))
        .hasSameHashCodeAs(VaultFixture.password("prod", "ab"))
        .isNotEqualTo(VaultFixture.password("default", "ab"))
        .isNotEqualTo(VaultFixture.password("prod", "ac"));
    assertThat(password.hashCode())
        .isNotEqualTo(VaultFixture.password("default", "ab").hashCode())
        .isNotEqualTo(VaultFixture.password("prod", "ac").hashCode());
  }

  @Test
  void keepsItsBytesToItself() {
    given[0] = 'x';
    password.bytes()[1] = 'x';

    assertThat(password.bytes()).containsExactly('a', 'b');
  }

  @Test
  void printsItsIdOnly() {
    assertThat(password).hasToString("vault password 'prod'");
  }
}
