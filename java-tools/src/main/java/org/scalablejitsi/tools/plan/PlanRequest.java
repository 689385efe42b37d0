package org.scalablejitsi.tools.plan;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.scalablejitsi.tools.certificate.CertificateText;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.secrets.RotationStep;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.vault.VaultPassword;

/**
 * The request for a plan: what the caller knows.
 *
 * @param schema the version of this document
 * @param check true for a dry run: nothing is written
 * @param roles role folders by inventory group, in the order in which a host runs them
 * @param hosts all hosts of the inventory, whatever a run is limited to
 * @param certificates the certificates that the caller could read; may be left out
 * @param rotation what to do to secrets before all else, by their names; may be left out
 */
public record PlanRequest(
    int schema,
    boolean check,
    SecretsPart secrets,
    NicknamesPart nicknames,
    Map<String, List<String>> roles,
    List<Host> hosts,
    @JsonSetter(nulls = Nulls.AS_EMPTY) List<CertificateText> certificates,
    @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, RotationStep> rotation) {

  static final int SCHEMA = 1;

  /** The same, with nothing to be written. */
  public PlanRequest dryRun() {
    return withCheck(true);
  }

  /** The same, with or without anything to be written. */
  public PlanRequest withCheck(boolean changed) {
    return new PlanRequest(
        schema, changed, secrets, nicknames, roles, hosts, certificates, rotation);
  }

  public Path secretsFile() {
    return ControllerFiles.path(secrets.file());
  }

  public Path nicknamesFile() {
    return ControllerFiles.path(nicknames.file());
  }

  /** The vault passwords that came with it, and more. */
  public List<VaultPassword> passwordsAnd(List<VaultPassword> more) {
    return Stream.concat(secrets.vaultPasswords().stream(), more.stream()).toList();
  }

  public Fleet fleet() {
    return new Fleet(hosts);
  }

  /**
   * Where the secrets are.
   *
   * @param passwords the vault passwords to try
   */
  public record SecretsPart(String file, List<PasswordPart> passwords) {

    /** The passwords as the vault takes them. */
    public List<VaultPassword> vaultPasswords() {
      return passwords.stream().map(part -> new VaultPassword(part.id(), part.password())).toList();
    }
  }

  /**
   * A vault password.
   *
   * @param password its bytes, base64 in JSON
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes, which no code compares
  public record PasswordPart(String id, byte[] password) {
    @Override
    public String toString() {
      return "password " + id;
    }
  }

  /** Where the nicknames are. */
  public record NicknamesPart(String file) {}
}
