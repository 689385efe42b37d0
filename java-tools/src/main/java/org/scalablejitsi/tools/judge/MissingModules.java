package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.scalablejitsi.tools.problem.Rule;

/**
 * Names the modules of prosody that are configured and missing, by the packages that bring them.
 */
final class MissingModules {

  static final Rule INSTALLED = Rule.error("JT621");
  static final Rule UPGRADED = Rule.error("JT652");

  /** What is deployed with the configuration. */
  private static final String OURS = "scalable.jitsi";

  private static final String JITSI = "jitsi-meet-prosody";

  /** Those in the package that the authentication {@code jwt} adds. */
  private static final Map<String, String> TOKENS = Map.of("auth_token", "jitsi-meet-tokens");

  /** Those of prosody's own that a configuration of ours loads. */
  private static final Set<String> PROSODY =
      Set.of(
          "admin_shell",
          "auth_internal_hashed",
          "bosh",
          "component",
          "disco",
          "external_services",
          "http",
          "http_openmetrics",
          "limits",
          "muc",
          "ping",
          "posix",
          "roster",
          "saslauth",
          "smacks",
          "storage_internal",
          "storage_memory",
          "tls",
          "websocket");

  private MissingModules() {}

  /** The refusal of packages that are installed or were there before; none where all is there. */
  static List<String> judge(JsonNode question) {
    return refusal(
        INSTALLED,
        question,
        ". Jitsi's packages from June 2025 on have what this collection configures. Upgrade them,"
            + " by upgrade.yml, or by apt on a host that is still to be deployed, and see that"
            + " jitsi_package_versions pins no other; or leave out these features");
  }

  /** The refusal of packages that an upgrade would install. */
  static List<String> judgeUpgrade(JsonNode question) {
    return refusal(
        UPGRADED,
        question,
        ". Nothing was changed. Run site.yml first, in case the configuration there was deployed"
            + " by an older version of this collection; else choose another version by"
            + " jitsi_upgrade_versions.");
  }

  private static List<String> refusal(Rule rule, JsonNode question, String remedy) {
    List<String> lacking =
        lacking(
            question.path("modules"),
            AnyJson.entries(question.path("features")),
            AnyJson.isSet(question.path("later")));
    String meet = question.path("meet").asText();
    return lacking.isEmpty()
        ? List.of()
        : List.of(
            new BrokenRule(rule, meet + ": " + String.join("; ", lacking) + remedy).message());
  }

  /**
   * A text for each package that lacks modules.
   *
   * @param found what the host answered
   * @param later whether packages that are not installed are still to come
   */
  private static List<String> lacking(
      JsonNode found, Map<String, JsonNode> features, boolean later) {
    SortedMap<String, List<String>> byPackage = new TreeMap<>();
    for (String name : AnyJson.texts(found.path("missing"))) {
      List<String> hosts = AnyJson.texts(found.path("modules").path(name));
      byPackage
          .computeIfAbsent(owner(name), owner -> new ArrayList<>())
          .add(ProsodyModule.described(name, hosts, features));
    }
    JsonNode versions = found.path("versions");
    List<String> texts = new ArrayList<>();
    byPackage.forEach(
        (owner, names) -> {
          if (versions.has(owner) || !later) {
            texts.add(text(owner, versions.path(owner).asText(""), String.join(", ", names)));
          }
        });
    return texts;
  }

  private static String owner(String module) {
    if (module.startsWith("scalable_jitsi_")) {
      return OURS;
    }
    return PROSODY.contains(module) ? "prosody" : TOKENS.getOrDefault(module, JITSI);
  }

  private static String text(String owner, String version, String names) {
    if (owner.equals(OURS)) {
      return "modules of this collection are not deployed: " + names;
    }
    return owner + (version.isEmpty() ? " is not installed: " : " " + version + " lacks ") + names;
  }
}
