package org.scalablejitsi.tools.takeover;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.plan.PlanRequest;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
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

  /** Reads it; the error never quotes what is full of passwords. */
  public static TakeOverRequest read(InputStream in) {
    try {
      TakeOverRequest request = JsonMapper.builder().build().readValue(in, TakeOverRequest.class);
      if (request != null && request.isComplete()) {
        return request;
      }
    } catch (IOException e) {
      // Told below, without its message.
    }
    throw new ProblemException(
        Problem.input(
            "standard input has no request of take-over.yml",
            "run take-over.yml, with a jitsi-tools and a collection of the same version"));
  }

  @SuppressWarnings("ConstantValue") // JSON may lack what a record's type promises
  private boolean isComplete() {
    return secrets != null
        && nicknames != null
        && domain != null
        && meet != null
        && bridges != null;
  }

  Path secretsFile() {
    return Path.of(secrets.file());
  }

  Path nicknamesFile() {
    return Path.of(nicknames.file());
  }

  List<VaultPassword> passwords() {
    return secrets.passwords().stream()
        .map(part -> new VaultPassword(part.id(), part.password()))
        .toList();
  }
}
