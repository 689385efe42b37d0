package org.scalablejitsi.tools.takeover;

import java.nio.file.Path;
import java.util.List;
import org.scalablejitsi.tools.plan.PlanRequest;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.vault.VaultPassword;

/**
 * The request for a take-over: what the caller has read on the hosts.
 *
 * @param check true for a dry run: nothing is written
 * @param confirmed true to take over although something is not in the inventory, or lost
 * @param review the file that gets what the hosts had set
 * @param domain the web host's name
 * @param turn names and addresses of the TURN servers that the inventory has
 * @param clients addresses that are logged in on 5222/tcp now and are no bridge's
 */
public record TakeOverRequest(
    boolean check,
    boolean confirmed,
    String review,
    PlanRequest.SecretsPart secrets,
    PlanRequest.NicknamesPart nicknames,
    String domain,
    List<String> turn,
    List<String> clients,
    FormerHost meet,
    List<FormerHost> bridges) {

  Path secretsFile() {
    return ControllerFiles.path(secrets.file());
  }

  Path reviewFile() {
    return ControllerFiles.path(review);
  }

  Path nicknamesFile() {
    return ControllerFiles.path(nicknames.file());
  }

  List<VaultPassword> passwords() {
    return secrets.vaultPasswords();
  }
}
