package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final SecretGenerator maker;

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
    maker = new SecretGenerator(random, clock, length);
  }

  /**
   * Opens the vault file and completes it in memory.
   *
   * @param needed the names of the secrets the installation needs
   * @param willWrite false for a dry run, which needs no password for a file that does not exist
   */
  public Secrets load(
      Path file, List<VaultPassword> passwords, List<String> needed, boolean willWrite) {
    return load(file, passwords, needed, Map.of(), willWrite);
  }

  /**
   * Opens the vault file, completes it and rotates secrets in it, all in memory.
   *
   * @param steps by the name of a secret
   */
  public Secrets load(
      Path path,
      List<VaultPassword> passwords,
      List<String> needed,
      Map<String, RotationStep> steps,
      boolean willWrite) {
    SecretsFile file = SecretsFile.orNew(path, passwords, willWrite);
    List<String> generated = makeMissing(file, needed);
    rotate(file, steps);
    boolean changed = !generated.isEmpty() || !steps.isEmpty();
    return secrets(file, needed, generated, changed);
  }

  private List<String> makeMissing(SecretsFile file, List<String> needed) {
    List<String> missing =
        needed.stream().filter(name -> file.document().find(name).isEmpty()).toList();
    missing.forEach(name -> file.document().add(name, maker.make(1)));
    return missing;
  }

  private void rotate(SecretsFile file, Map<String, RotationStep> steps) {
    Problems problems = new Problems();
    Map<Secret, RotationStep> chosen = new LinkedHashMap<>();
    for (Secret secret : file.named(steps.keySet(), problems)) {
      RotationStep step = Objects.requireNonNull(steps.get(secret.name()));
      step.refusal(file.path(), secret).ifPresent(problems::add);
      chosen.put(secret, step);
    }
    problems.throwIfErrors();
    chosen.forEach((secret, step) -> step.apply(file.document(), secret, maker));
  }

  private Secrets secrets(
      SecretsFile file, List<String> needed, List<String> generated, boolean changed) {
    Problems problems = new Problems();
    Map<String, String> placeholders = new LinkedHashMap<>();
    Map<String, SecretId> ids = new LinkedHashMap<>();
    Map<String, List<AccountLogin>> logins = new LinkedHashMap<>();
    for (String name : needed) {
      Secret secret = file.document().find(name).orElseThrow();
      List<SecretVersion> inUse = RequiredSecret.inUse(secret).toList();
      if (!inUse.stream().map(SecretVersion::value).allMatch(SecretValue::isAccepted)) {
        problems.add(
            Problem.check(
                "secret '" + name + "' in " + file.path() + " is not " + SecretValue.RULE,
                "change it with `ansible-vault edit " + file.path() + "`"));
      }
      List<SecretId> versions =
          inUse.stream().map(version -> new SecretId(name, version.generation())).toList();
      placeholders.put(name, Placeholder.of(versions.get(0)));
      versions.forEach(version -> ids.put(Placeholder.of(version), version));
      logins.put(
          name,
          versions.stream()
              .map(AccountLogin::of)
              .sorted(Comparator.comparing(AccountLogin::generation))
              .toList());
    }
    problems.throwIfErrors();
    @Nullable Supplier<Optional<StagedFile>> stage = changed ? () -> file.stage(random) : null;
    List<SecretsOverview.Entry> overview = SecretsOverview.entries(file, maker.clock().instant());
    return new Secrets(file.path(), placeholders, ids, logins, overview, generated, stage);
  }
}
