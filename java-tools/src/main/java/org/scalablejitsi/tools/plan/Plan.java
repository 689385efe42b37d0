package org.scalablejitsi.tools.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.secrets.AccountLogin;
import org.scalablejitsi.tools.secrets.SecretId;
import org.scalablejitsi.tools.secrets.SecretsOverview;

/**
 * The plan: what is to be deployed, with placeholders where secrets will be.
 *
 * @param schema the version of this document
 * @param version the version of the program that made it
 * @param check whether this was a dry run, which writes nothing
 * @param written the files that this run wrote
 * @param wouldWrite the files that a dry run would have written
 * @param nicknames nickname by bridge
 * @param assigned the bridges that got their nickname in this run
 * @param hosts files by host
 * @param checks every check that passed
 * @param warnings what broke a rule without being a reason to stop
 */
public record Plan(
    int schema,
    String version,
    boolean check,
    List<String> written,
    @JsonProperty("would_write") List<String> wouldWrite,
    SecretsPart secrets,
    Map<String, String> nicknames,
    List<String> assigned,
    Map<String, HostFiles> hosts,
    List<PassedCheck> checks,
    List<String> warnings) {

  static final int SCHEMA = 1;

  /**
   * The secrets without any value.
   *
   * @param generated the names of those that this run made
   * @param placeholders secret by placeholder
   * @param logins by secret name what services must be able to log in with
   * @param versions what the vault keeps of each secret
   */
  public record SecretsPart(
      String file,
      List<String> generated,
      Map<String, SecretId> placeholders,
      Map<String, List<AccountLogin>> logins,
      List<SecretsOverview.Entry> versions) {}

  /** The files of one host. */
  public record HostFiles(List<HostFile> files) {}
}
