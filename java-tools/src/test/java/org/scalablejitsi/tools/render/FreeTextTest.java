package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.luaj.vm2.Globals;
import org.luaj.vm2.lib.jse.JsePlatform;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ScriptableObject;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.FleetChecks;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.fleet.Specs;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/**
 * Free text comes out of a file as it went in, read by the format's own reader, and brings no key
 * of its own with it. The roles are the shipped ones.
 */
class FreeTextTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Globals LUA = JsePlatform.standardGlobals();

  /** Options with text that may hold anything; each has a property here. */
  private static final Set<String> FREE =
      Set.of("jitsi_xmpp_host", "jitsi_meet_config", "jitsi_meet_interface_config");

  /**
   * Options whose few characters mean nothing in any format; a check refuses all others: {@link
   * NarrowOptionsTest}.
   */
  static final Set<String> NARROW =
      Set.of(
          "jitsi_domain",
          "jitsi_bridge_addresses",
          "jitsi_bridge_nickname",
          "jitsi_bridge_address_mappings",
          "jitsi_bridge_region",
          "jitsi_bridge_stun_servers",
          "jitsi_meet_accounts",
          "jitsi_meet_addresses",
          "jitsi_meet_acme_ca",
          "jitsi_meet_acme_email",
          "jitsi_meet_acme_server",
          "jitsi_meet_allowed_origins",
          "jitsi_meet_embedded_by",
          "jitsi_meet_jwt_app_id",
          "jitsi_meet_regions",
          "jitsi_meet_stun_servers",
          "jitsi_meet_unlimited_networks",
          "jitsi_metrics_allow",
          "jitsi_package_prosody",
          "jitsi_package_source",
          "jitsi_package_versions",
          "jitsi_turn_address_mappings",
          "jitsi_turn_addresses",
          "jitsi_turn_allowed_peers",
          "jitsi_turn_realm",
          "jitsi_turn_tls_certificate",
          "jitsi_turn_tls_key",
          "jitsi_meet_tls_certificate",
          "jitsi_meet_tls_key");

  /** Options about the controller or for one playbook's run, which are in no file. */
  private static final Set<String> NOWHERE =
      Set.of(
          "jitsi_cloud_init",
          "jitsi_cloud_init_file",
          "jitsi_secrets_file",
          "jitsi_metrics_folder",
          "jitsi_nicknames_file",
          "jitsi_preview",
          "jitsi_remove",
          "jitsi_request",
          "jitsi_serial",
          "jitsi_upgrade_versions",
          "jitsi_verify_json",
          "jitsi_verify_report");

  /** What has a meaning in one format or another. */
  private static final List<String> FRAGMENTS =
      List.of(
          "a",
          "Z",
          "0",
          " ",
          "\"",
          "'",
          "`",
          "\\",
          "\\\"",
          "\\n",
          "\\u0022",
          "$",
          "${x}",
          "${?x}",
          "{",
          "}",
          "{{ x }}",
          "{% if %}",
          "{#",
          "#",
          "//",
          "--",
          "--[[",
          "]]",
          "[[",
          "/*",
          "*/",
          "=",
          ":",
          ",",
          ";",
          "\n",
          "\r\n",
          "\t",
          "include \"x\"",
          "</script>",
          "<!--#echo -->",
          "&",
          "%",
          "%s",
          "\"\"\"",
          "ü",
          "é",
          "ß",
          "😀",
          "\u00a0",
          "\u2028",
          "\u2029",
          "\ufeff",
          "\u007f",
          "__proto__",
          "null",
          "true",
          "1e5");

  @Provide
  static Arbitrary<String> hostile() {
    return Arbitraries.of(FRAGMENTS).list().ofMaxSize(12).map(parts -> String.join("", parts));
  }

  /** Now and then the one that is nothing but this. */
  private static Arbitrary<String> keys() {
    return Arbitraries.frequencyOf(
        Tuple.of(19, hostile()), Tuple.of(1, Arbitraries.just("__proto__")));
  }

  @Provide
  static Arbitrary<Map<String, Object>> settings() {
    Arbitrary<Object> leaf =
        Arbitraries.oneOf(
            hostile().map(text -> (Object) text),
            Arbitraries.integers().map(number -> (Object) number),
            Arbitraries.of(true, false).map(flag -> (Object) flag),
            hostile().list().ofMaxSize(3).map(list -> (Object) list));
    Arbitrary<Object> nested = Arbitraries.maps(keys(), leaf).ofMaxSize(3).map(map -> (Object) map);
    return Arbitraries.maps(keys(), Arbitraries.oneOf(leaf, nested)).ofMaxSize(4);
  }

  @Test
  void knowsEveryOptionThatTakesText() {
    Set<String> known = new TreeSet<>(FREE);
    known.addAll(NARROW);
    known.addAll(NOWHERE);

    assertThat(optionsWithText()).isEqualTo(known);
  }

  @Property(tries = 500)
  void theBridgeReadsTheAddressOfProsody(@ForAll("hostile") String host) {
    String path = "videobridge.apis.xmpp-client.configs.jvb-g1.HOSTNAME";

    Map<String, Object> plain = hocon(jvbConf("meet.example.com"));
    Map<String, Object> hostile = hocon(jvbConf(host));

    assertThat(plain).containsEntry(path, "meet.example.com");
    plain.put(path, host);
    assertThat(hostile).isEqualTo(plain);
  }

  @Property(tries = 300)
  void theWebAppReadsItsSettingsOrTheyAreRefused(@ForAll("settings") Map<String, Object> settings)
      throws Exception {
    // Behind a brace or a comma, for in a text of JSON no quote stands behind these.
    boolean isPrototype = JSON.writeValueAsString(settings).matches("(?s).*[{,]\"__proto__\":.*");
    NarrowOptionsTest.bothHappen("__proto__", isPrototype);
    if (isPrototype) {
      assertThat(refusals(settings)).anyMatch(line -> line.endsWith("[JT012]"));
      return;
    }
    assertThat(refusals(settings)).noneMatch(line -> line.endsWith("[JT012]"));
    ObjectNode config = evaluated("config", Map.of("_jitsi_meet_config", settings));
    // What the file says by itself.
    evaluated("config", Map.of()).fieldNames().forEachRemaining(config::remove);
    assertThat(config).isEqualTo(JSON.valueToTree(settings));
    assertThat(evaluated("interfaceConfig", Map.of("jitsi_meet_interface_config", settings)))
        .isEqualTo(JSON.valueToTree(settings));
  }

  /** Lua has no escape for a control character that JSON has too; the checks refuse those. */
  @Property(tries = 300)
  void luaReadsALiteralInUnicode(@ForAll("hostile") String text) throws Exception {
    String source = "return {{ v | to_json(ensure_ascii=false) }}";
    Engine engine = new Engine(new TemplateFolder(Path.of(".")));
    String chunk = engine.render(engine.parse("t.j2", source), Map.of("v", text));

    assertThat(LUA.load(chunk, "text").call().checkstring().tojstring()).isEqualTo(text);
  }

  private static List<String> refusals(Map<String, Object> settings) {
    Problems problems = new Problems();
    Host meet = new Host("meet1", Set.of(Fleet.MEET), Map.of("jitsi_meet_config", settings));
    FleetChecks.run(new Fleet(List.of(meet)), problems);
    return problems.summedUp().stream().map(Problem::line).toList();
  }

  private static Set<String> optionsWithText() {
    Set<String> names = new TreeSet<>();
    Specs.options()
        .forEach(
            (name, option) -> {
              boolean isText =
                  !Set.of("bool", "int", "float").contains(option.get("type").asText());
              if (isText && !option.has("choices")) {
                names.add(name);
              }
            });
    return names;
  }

  private static String jvbConf(String xmppHost) {
    return ShippedFiles.text(
        ShippedFiles.ofBridge(Map.of("_jitsi_bridge_login", Map.of("HOSTNAME", xmppHost))),
        "jvb.conf.j2");
  }

  private static Map<String, Object> hocon(String text) {
    Config config = ConfigFactory.parseString(text).resolve();
    return config.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, FreeTextTest::unwrapped));
  }

  private static Object unwrapped(Map.Entry<String, ConfigValue> entry) {
    return entry.getValue().unwrapped();
  }

  /** The settings as the browser has them, once the packaged file's are overlaid. */
  static ObjectNode evaluated(String variable, Map<String, Object> option) throws Exception {
    String name = variable.equals("config") ? "config" : "interface_config";
    String source = ShippedFiles.text(ShippedFiles.ofMeet(option), name + ".js.j2");
    try (Context context = Context.enter()) {
      context.setInterpretedMode(true);
      context.setLanguageVersion(Context.VERSION_ES6);
      ScriptableObject scope = context.initSafeStandardObjects();
      // The packaged config.js has the tenant's path.
      String packaged = "var subdir = ''; var " + variable + " = {};";
      String script = packaged + source + ";JSON.stringify(" + variable + ")";
      return (ObjectNode)
          JSON.readTree(Context.toString(context.evaluateString(scope, script, name, 1, null)));
    }
  }
}
