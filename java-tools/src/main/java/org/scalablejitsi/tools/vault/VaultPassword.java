package org.scalablejitsi.tools.vault;

import java.util.Arrays;

/**
 * A vault password under its vault id. Not a record: a record would print the password and hand out
 * its bytes.
 */
public final class VaultPassword {

  /** The id Ansible gives to a password without one. */
  public static final String DEFAULT_ID = "default";

  private final String id;
  private final byte[] password;

  public VaultPassword(String id, byte[] password) {
    this.id = id;
    this.password = password.clone();
  }

  public String id() {
    return id;
  }

  byte[] bytes() {
    return password.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VaultPassword that
        && id.equals(that.id)
        && Arrays.equals(password, that.password);
  }

  @Override
  public int hashCode() {
    return 31 * id.hashCode() + Arrays.hashCode(password);
  }

  @Override
  public String toString() {
    return "vault password '" + id + "'";
  }
}
