package org.scalablejitsi.tools.takeover;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.plan.PlanRequest;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.vault.VaultPassword;

/**
 * What the caller has read on the hosts.
 *
 * @param check true for a dry run: nothing is written
 * @param domain the web host's name
 */
public record TakeOverRequest(
    boolean check,
    PlanRequest.SecretsPart secrets,
    PlanRequest.NicknamesPart nicknames,
    String domain,
    HostPart meet,
    List<HostPart> bridges) {

  /**
   * A host with its files.
   *
   * @param files text by path, of those that exist
   */
  public record HostPart(String name, Map<String, String> files) {

    String file(String path) {
      return files.getOrDefault(path, "");
    }

    @Override
    public String toString() {
      return "host " + name;
    }
  }

  Path secretsFile() {
    return ControllerFiles.path(secrets.file());
  }

  Path nicknamesFile() {
    return ControllerFiles.path(nicknames.file());
  }

  List<VaultPassword> passwords() {
    return secrets.passwords().stream()
        .map(part -> new VaultPassword(part.id(), part.password()))
        .toList();
  }
}
