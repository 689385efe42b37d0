package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.storage.StagedFile;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;
import org.scalablejitsi.tools.yaml.YamlException;

/**
 * The vault file, opened in memory.
 *
 * @param vault encrypts it again; null only for a dry run over a file that does not exist
 */
record SecretsFile(Path path, SecretsDocument document, @Nullable Vault vault) {

  /** A file that must exist. */
  static SecretsFile existing(Path path, List<VaultPassword> passwords) {
    return ifThere(path, passwords)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.input(
                        path + " does not exist",
                        "fix the path, or make it with `jitsi-tools secrets init`")));
  }

  /** The file, or a new one that is not on disk yet. */
  static SecretsFile orNew(Path path, List<VaultPassword> passwords, boolean willWrite) {
    return ifThere(path, passwords)
        .orElseGet(
            () -> {
              if (passwords.isEmpty() && willWrite) {
                throw new ProblemException(VaultFile.noPassword(path + " does not exist yet and"));
              }
              Vault vault = passwords.isEmpty() ? null : Vault.with(passwords.get(0));
              return new SecretsFile(path, SecretsDocument.empty(), vault);
            });
  }

  private static Optional<SecretsFile> ifThere(Path path, List<VaultPassword> passwords) {
    return ControllerFiles.optionalText(path).map(text -> parsed(path, text, passwords));
  }

  private static SecretsFile parsed(Path path, String text, List<VaultPassword> passwords) {
    VaultFile.Content content = VaultFile.open(path, text, passwords);
    try {
      SecretsDocument document = SecretsDocument.parse(content.text(), new InlineVault(passwords));
      SecretsFile file = new SecretsFile(path, document, content.vault());
      // A fault in any secret is to be told now, while there is a file and a line to tell.
      file.all();
      return file;
    } catch (YamlException e) {
      throw new ProblemException(VaultFile.notOurs(path, e));
    }
  }

  List<Secret> all() {
    return document.names().stream().flatMap(name -> document.find(name).stream()).toList();
  }

  /** The secrets of these names, in the file's order; one that is not there is a problem. */
  List<Secret> named(Collection<String> names, Problems problems) {
    List<String> known = document.names();
    names.stream()
        .filter(name -> !known.contains(name))
        .forEach(
            name ->
                problems.add(
                    Problem.check(
                        path + " has no secret '" + name + "'",
                        "name some of: " + String.join(", ", known))));
    return all().stream().filter(secret -> names.contains(secret.name())).toList();
  }

  Optional<StagedFile> stage(RandomGenerator random) {
    return Optional.ofNullable(vault)
        .map(open -> StagedFile.secret(path, open.encrypt(document.text(), random)));
  }

  /** Writes what has become of the document. */
  void save(RandomGenerator random) {
    try (StagedFile staged = stage(random).orElseThrow()) {
      staged.commit();
    }
  }

  @Override
  public String toString() {
    return "secrets file " + path;
  }
}
