package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

/** Reads the vault file and makes the secrets that are missing, all in memory. */
public final class SecretStore {

  private final RandomGenerator random;
  private final ValueMaker maker;

  public SecretStore(RandomGenerator random, InstantSource clock) {
    this(random, clock, SecretValue.LENGTH);
  }

  /**
   * A store that makes values of another length.
   *
   * @param length in characters
   */
  public SecretStore(RandomGenerator random, InstantSource clock, int length) {
    this.random = random;
    maker = new ValueMaker(random, clock, length);
  }

  /**
   * Opens the vault file and completes it in memory.
   *
   * @param needed the names of the secrets the installation needs
   * @param willWrite false for a dry run, which needs no password for a file that does not exist
   */
  public Secrets load(
      Path file, List<VaultPassword> passwords, List<String> needed, boolean willWrite) {
    return complete(SecretsFile.orNew(file, passwords, willWrite), needed);
  }

  private Secrets complete(SecretsFile file, List<String> needed) {
    Problems problems = new Problems();
    Map<String, String> placeholders = new LinkedHashMap<>();
    Map<String, SecretId> ids = new LinkedHashMap<>();
    List<String> generated = new ArrayList<>();
    for (String name : needed) {
      Optional<Secret> found = file.document().find(name);
      if (found.isEmpty()) {
        file.document().add(name, maker.make(1));
        generated.add(name);
      } else if (!SecretValue.isAccepted(found.get().current().value())) {
        problems.add(
            Problem.check(
                "secret '" + name + "' in " + file.path() + " is not " + SecretValue.RULE,
                "change it with `ansible-vault edit " + file.path() + "`"));
      }
      SecretId id = new SecretId(name, found.map(it -> it.current().generation()).orElse(1));
      placeholders.put(name, Placeholder.of(id));
      ids.put(Placeholder.of(id), id);
    }
    problems.throwIfAny();
    @Nullable Supplier<Optional<StagedFile>> stage =
        generated.isEmpty() ? null : () -> file.stage(random);
    return new Secrets(file.path(), placeholders, ids, generated, stage);
  }
}
