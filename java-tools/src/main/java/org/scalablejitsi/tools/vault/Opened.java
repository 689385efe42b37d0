package org.scalablejitsi.tools.vault;

/** What came of opening a vault text. */
public sealed interface Opened {

  /**
   * It opened.
   *
   * @param text what was in it: secrets
   * @param vault encrypts a new text the way this one was
   */
  record Text(String text, Vault vault) implements Opened {
    @Override
    public String toString() {
      return "opened";
    }
  }

  /** It is not encrypted at all. */
  record NotEncrypted() implements Opened {}

  /** No password of ours opens it. */
  record WrongPassword() implements Opened {}

  /**
   * It is not what Ansible Vault writes.
   *
   * @param why in a few words, without its content
   */
  record Damaged(String why) implements Opened {}
}
