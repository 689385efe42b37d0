package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.storage.WriteLock;
import org.scalablejitsi.tools.vault.VaultPassword;

/**
 * Replaces secrets in two steps, each durable before it returns: a next value is in the vault
 * before any host knows it, and the former one stays there until somebody drops it.
 */
public final class Rotation {

  private final RandomGenerator random;
  private final SecretGenerator maker;

  /**
   * A rotation whose new values have this length.
   *
   * @param length in characters
   */
  public Rotation(RandomGenerator random, InstantSource clock, int length) {
    this.random = random;
    maker = new SecretGenerator(random, clock, length);
  }

  /**
   * Does a step to all secrets named, or to none of them.
   *
   * @param only their names; when empty, all secrets that the step can be done to
   * @return of each secret changed the version made, promoted or forgotten
   */
  public List<SecretId> run(
      RotationStep step, Path path, List<VaultPassword> passwords, List<String> only) {
    return WriteLock.during(
        path,
        () -> {
          SecretsFile file = SecretsFile.existing(path, passwords);
          List<SecretId> done = new ArrayList<>();
          for (Secret secret : chosen(step, file, only)) {
            SecretVersion version = step.apply(file.document(), secret, maker);
            done.add(new SecretId(secret.name(), version.generation()));
          }
          file.save(random);
          return done;
        });
  }

  private static List<Secret> chosen(RotationStep step, SecretsFile file, List<String> only) {
    Problems problems = new Problems();
    List<Secret> named = only.isEmpty() ? file.all() : file.named(only, problems);
    problems.throwIfErrors();
    List<Secret> able =
        named.stream().filter(it -> step.refusal(file.path(), it).isEmpty()).toList();
    if (!only.isEmpty() || able.isEmpty()) {
      named.forEach(it -> step.refusal(file.path(), it).ifPresent(problems::add));
      problems.throwIfErrors();
    }
    return able;
  }
}
