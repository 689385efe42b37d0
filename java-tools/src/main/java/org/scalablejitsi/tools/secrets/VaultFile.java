package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.List;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.vault.DecryptResult;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;
import org.scalablejitsi.tools.yaml.YamlException;

/** Opens the vault file, and tells the user which of the many reasons it is when it cannot. */
final class VaultFile {

  private static final String HOW_TO_GIVE = "give it with --vault-password-file or --vault-id";

  private VaultFile() {}

  record Content(String text, Vault vault) {
    @Override
    public String toString() {
      return "content of the vault file";
    }
  }

  static Content open(Path file, String text, List<VaultPassword> passwords) {
    DecryptResult opened = Vault.open(text, passwords);
    if (opened instanceof DecryptResult.Text content) {
      return new Content(content.text(), content.vault());
    }
    if (opened instanceof DecryptResult.NotEncrypted) {
      throw new ProblemException(
          Problem.input(
              file + " is not encrypted",
              "encrypt it with `ansible-vault encrypt "
                  + file
                  + "` and change the secrets in it if others could read it"));
    }
    if (opened instanceof DecryptResult.Damaged damaged) {
      throw new ProblemException(
          Problem.input(
              file + " is damaged: " + damaged.why(),
              "restore it from a backup or from version control"));
    }
    if (passwords.isEmpty()) {
      throw new ProblemException(noPassword(file + " is encrypted and"));
    }
    throw new ProblemException(wrongPassword(file, opened, passwords));
  }

  private static Problem wrongPassword(
      Path file, DecryptResult opened, List<VaultPassword> passwords) {
    String label =
        opened instanceof DecryptResult.WrongPassword wrong ? wrong.label().orElse(null) : null;
    if (label == null || passwords.stream().anyMatch(password -> password.id().equals(label))) {
      return Problem.input(
          "wrong vault password for " + file + ", or the file was changed",
          "give the password it was encrypted with, or restore the file");
    }
    return Problem.input(
        file
            + " is encrypted under the vault id '"
            + label
            + "', and no vault password given is of that id or opens it",
        "give it with --vault-id " + label + "@FILE");
  }

  static Problem noPassword(String why) {
    return Problem.input(why + " no vault password was given", HOW_TO_GIVE);
  }

  /** The line is all we may tell of what is in there. */
  static Problem notOurs(Path file, YamlException e) {
    return Problem.input(
        file
            + " decrypts to something else than our secrets: line "
            + e.line()
            + ": "
            + e.getMessage(),
        "fix it with `ansible-vault edit " + file + "` or restore it");
  }
}
