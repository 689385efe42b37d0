package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.storage.StagedFile;
import org.scalablejitsi.tools.vault.VaultPassword;

/** Brings values that are in use into the vault file, as their generation 0. */
public final class SecretImport {

  /** Before the first value of ours. */
  private static final int GENERATION = 0;

  private SecretImport() {}

  /**
   * Completes the vault file in memory; a value that is there already is left alone, another one is
   * refused.
   *
   * @param values value by the secret's name
   * @param willWrite false for a dry run, which needs no password for a file that does not exist
   */
  public static Secrets load(
      Path path,
      List<VaultPassword> passwords,
      Map<String, String> values,
      RandomGenerator random,
      boolean willWrite) {
    SecretsFile file = SecretsFile.orNew(path, passwords, willWrite);
    Problems problems = new Problems();
    List<String> added = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          Optional<Secret> found = file.document().find(name);
          if (found.isEmpty()) {
            file.document().add(name, new SecretVersion(GENERATION, null, value));
            added.add(name);
          } else if (!found.get().current().value().equals(value)) {
            problems.add(another(path, name));
          }
        });
    problems.throwIfErrors();
    @Nullable Supplier<Optional<StagedFile>> stage =
        added.isEmpty() ? null : () -> file.stage(random);
    return new Secrets(path, Map.of(), Map.of(), Map.of(), List.of(), added, stage);
  }

  private static Problem another(Path path, String name) {
    return Problem.check(
        path + " has another value for the secret '" + name + "' than the hosts",
        "if the hosts are right move the file away, or remove '"
            + name
            + "' with `ansible-vault edit "
            + path
            + "`; if the file is right run site.yml instead");
  }
}
