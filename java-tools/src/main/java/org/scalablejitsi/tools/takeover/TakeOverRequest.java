package org.scalablejitsi.tools.takeover;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
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
    HostPart meet,
    List<HostPart> bridges) {

  /**
   * A host with its files.
   *
   * @param files text by path, of those that exist
   * @param options values that the inventory gives it
   */
  public record HostPart(
      String name,
      Map<String, String> files,
      @JsonSetter(contentNulls = Nulls.SKIP) Map<String, Object> options) {

    /** The first line of every file that we deploy. */
    private static final String OURS = "Managed by the Ansible collection scalable.jitsi";

    String file(String path) {
      return files.getOrDefault(path, "");
    }

    /** A file as the former installation had it; empty where it is ours. */
    String formerFile(String path) {
      String text = file(path);
      return text.lines().limit(1).anyMatch(line -> line.contains(OURS)) ? "" : text;
    }

    @Override
    public String toString() {
      return "host " + name;
    }
  }

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
    return secrets.passwords().stream()
        .map(part -> new VaultPassword(part.id(), part.password()))
        .toList();
  }
}
