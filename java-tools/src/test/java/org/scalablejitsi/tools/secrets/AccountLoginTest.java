package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccountLoginTest {

  @Test
  void isNamedAfterTheGeneration() {
    AccountLogin login = AccountLogin.of(new SecretId("jvb", 12));

    assertThat(login.id()).isEqualTo("jvb-g12");
    assertThat(login.password()).isEqualTo(Placeholder.of(new SecretId("jvb", 12)));
  }

  @Test
  void keepsTheNameThatThePackageGaveIt() {
    assertThat(AccountLogin.of(new SecretId("jvb", 0)).id()).isEqualTo("shard");
  }
}
