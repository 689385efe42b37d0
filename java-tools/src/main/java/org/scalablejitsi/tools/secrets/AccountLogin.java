package org.scalablejitsi.tools.secrets;

/**
 * One version of an account's password, as a service that logs in with it has it.
 *
 * @param id names the login in the service's files and in its memory
 * @param password a placeholder
 */
public record AccountLogin(String id, int generation, String password) {

  /** What Jitsi's own packages call the login that they make: found there when taken over. */
  private static final String FOUND = "shard";

  static AccountLogin of(SecretId secret) {
    String id = secret.generation() == 0 ? FOUND : secret.name() + "-g" + secret.generation();
    return new AccountLogin(id, secret.generation(), Placeholder.of(secret));
  }
}
