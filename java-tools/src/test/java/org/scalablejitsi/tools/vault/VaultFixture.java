package org.scalablejitsi.tools.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files that {@code ansible-vault} itself encrypted, and the passwords it was given for them. */
final class VaultFixture {

  private VaultFixture() {}

  static String read(String name) {
    try (InputStream in = VaultFixture.class.getResourceAsStream("/vault/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Protects nothing but these tests. */
  static VaultPassword testPassword() {
    return password("default", "test-password");
  }

  static VaultPassword password(String id, String password) {
    return new VaultPassword(id, password.getBytes(StandardCharsets.UTF_8));
  }
}
