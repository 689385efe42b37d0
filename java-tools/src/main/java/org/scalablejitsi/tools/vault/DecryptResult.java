package org.scalablejitsi.tools.vault;

import java.util.Optional;

/** The result of decrypting a vault text. */
public sealed interface DecryptResult {

  /**
   * It opened.
   *
   * @param text what was in it: secrets
   * @param vault encrypts a new text the way this one was
   */
  record Text(String text, Vault vault) implements DecryptResult {
    @Override
    public String toString() {
      return "opened";
    }
  }

  /** It is not encrypted at all. */
  record NotEncrypted() implements DecryptResult {}

  /**
   * No password given opens it: they are wrong, or somebody changed the file and kept its shape.
   * The format holds one checksum, over the ciphertext and under a key made of the password, so
   * these two look alike. Only decrypting what failed its checksum could tell more, and whoever can
   * change the file and see our answer could then find out the secrets by asking often enough.
   *
   * @param label the vault id under which the file says it was encrypted; it too may be changed
   */
  record WrongPassword(Optional<String> label) implements DecryptResult {}

  /**
   * It is not what Ansible Vault writes, whatever the password: cut off, or changed in a way that
   * shows. Of a file cut at random, 1 in 64 keeps a shape that Ansible could have written.
   *
   * @param why in a few words, without its content
   */
  record Damaged(String why) implements DecryptResult {}
}
