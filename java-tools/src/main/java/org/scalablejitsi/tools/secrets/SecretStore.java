package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;
import org.scalablejitsi.tools.yaml.YamlException;

/** Reads the vault file and makes the secrets that are missing, all in memory. */
public final class SecretStore {

  private final RandomGenerator random;
  private final InstantSource clock;

  public SecretStore(RandomGenerator random, InstantSource clock) {
    this.random = random;
    this.clock = clock;
  }

  /**
   * Opens the vault file and completes it in memory.
   *
   * @param needed the names of the secrets the installation needs
   * @param willWrite false for a dry run, which needs no password for a file that does not exist
   */
  public Secrets load(
      Path file, List<VaultPassword> passwords, List<String> needed, boolean willWrite) {
    Optional<String> text = ControllerFiles.optionalText(file);
    if (text.isPresent()) {
      VaultFile.Content content = VaultFile.open(file, text.get(), passwords);
      try {
        SecretsDocument document = SecretsDocument.parse(content.text());
        return complete(file, document, content.vault(), needed);
      } catch (YamlException e) {
        throw new ProblemException(VaultFile.notOurs(file, e));
      }
    }
    if (passwords.isEmpty() && willWrite) {
      throw new ProblemException(VaultFile.noPassword(file + " does not exist yet and"));
    }
    Vault vault = passwords.isEmpty() ? null : Vault.with(passwords.get(0));
    return complete(file, SecretsDocument.empty(), vault, needed);
  }

  private Secrets complete(
      Path file, SecretsDocument document, @Nullable Vault vault, List<String> needed) {
    Problems problems = new Problems();
    Map<String, String> placeholders = new LinkedHashMap<>();
    Map<String, SecretId> ids = new LinkedHashMap<>();
    List<String> generated = new ArrayList<>();
    for (String name : needed) {
      Optional<SecretId> found = document.find(name);
      SecretId id = found.orElse(new SecretId(name, 1));
      if (found.isEmpty()) {
        document.add(
            id, clock.instant().truncatedTo(ChronoUnit.SECONDS), SecretValue.generate(random));
        generated.add(name);
      } else if (!document.isAccepted(name)) {
        problems.add(
            Problem.check(
                "secret '" + name + "' in " + file + " is not 8 or more letters and digits",
                "change it with `ansible-vault edit " + file + "`"));
      }
      placeholders.put(name, Placeholder.of(id));
      ids.put(Placeholder.of(id), id);
    }
    problems.throwIfAny();
    Supplier<String> encrypted =
        generated.isEmpty() || vault == null ? null : () -> vault.encrypt(document.text(), random);
    return new Secrets(file, placeholders, ids, generated, encrypted);
  }
}
