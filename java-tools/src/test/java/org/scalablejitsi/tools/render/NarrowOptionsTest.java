package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.render.NarrowTextTest.hocon;
import static org.scalablejitsi.tools.render.NarrowTextTest.properties;
import static org.scalablejitsi.tools.render.NarrowTextTest.prosody;
import static org.scalablejitsi.tools.render.NarrowTextTest.renamed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.FleetChecks;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/**
 * Text for the options of few characters: a check refuses it, or it has no character that any of
 * our formats takes for anything but itself, and comes out of the shipped roles' files as it went
 * in.
 */
class NarrowOptionsTest {

  /**
   * Letters, digits, and what is no sign in a properties file, HOCON, Lua, SQL, nginx or a unit.
   */
  private static final String SAFE = "[A-Za-z0-9._:/@+~-]+";

  private static final String FINGERPRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

  /** What someone might set an option to. */
  private interface Setting {
    Object of(String value);
  }

  /**
   * An option.
   *
   * @param group of the host that it is for
   * @param example a value that the checks accept
   * @param accepted what all accepted values look like
   */
  private record Option(
      String name, String group, String example, String accepted, Setting setting) {

    private Map<String, Object> vars(String value) {
      Map<String, Object> vars = new LinkedHashMap<>(Map.of(name, setting.of(value)));
      if (name.equals("jitsi_turn_addresses")) {
        vars.put("_jitsi_turn_addresses", setting.of(value)); // as its role has it
      } else if (name.contains("_tls_")) {
        String half = name.endsWith("_key") ? "_certificate" : "_key";
        vars.put(name.replaceFirst("_[a-z]+$", half), "/etc/ssl/other");
      }
      return vars;
    }

    private boolean isRefused(String value) {
      Problems problems = new Problems();
      FleetChecks.run(new Fleet(List.of(new Host("host", Set.of(group), vars(value)))), problems);
      return problems.summedUp().stream()
          .filter(problem -> !problem.isWarning())
          .map(Problem::message)
          .anyMatch(message -> message.contains(name + " "));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final List<Option> OPTIONS =
      List.of(
          text("jitsi_domain", Fleet.MEET, "meet.example.com"),
          list("jitsi_bridge_addresses", Fleet.BRIDGES, "10.0.0.21"),
          pair("jitsi_bridge_address_mappings", Fleet.BRIDGES, "local", "10.0.0.21"),
          pair("jitsi_bridge_address_mappings", Fleet.BRIDGES, "public", "203.0.113.21"),
          text("jitsi_bridge_region", Fleet.BRIDGES, "eu-west"),
          list("jitsi_bridge_stun_servers", Fleet.BRIDGES, "stun.example.com:3478"),
          list("jitsi_meet_accounts", Fleet.MEET, "alice"),
          list("jitsi_meet_addresses", Fleet.MEET, "2001:db8::11"),
          text("jitsi_meet_acme_ca", Fleet.MEET, "/etc/ssl/ca.pem"),
          option(
              "jitsi_meet_acme_email",
              Fleet.MEET,
              "admin@example.com",
              SAFE.replace("~", "~%"), // an argument, in no file
              value -> value),
          text("jitsi_meet_acme_server", Fleet.MEET, "https://acme.example.com/directory"),
          option(
              "jitsi_meet_allowed_origins",
              Fleet.MEET,
              "https://app.example.com:8443",
              "https?://" + SAFE,
              List::of),
          option(
              "jitsi_meet_embedded_by",
              Fleet.MEET,
              "https://*.example.com",
              "https://(\\*\\.)?" + SAFE,
              List::of),
          text("jitsi_meet_jwt_app_id", Fleet.MEET, "my-app.7"),
          option(
              "jitsi_meet_regions",
              Fleet.MEET,
              "north-eu",
              SAFE,
              value -> Map.of(value, List.of("203.0.113.0/24"))),
          option(
              "jitsi_meet_regions",
              Fleet.MEET,
              "198.51.0.0/16",
              SAFE,
              value -> Map.of("eu", List.of(value))),
          list("jitsi_meet_stun_servers", Fleet.MEET, "stun.example.com:3478"),
          list("jitsi_meet_unlimited_networks", Fleet.MEET, "198.51.0.0/16"),
          list("jitsi_metrics_allow", Fleet.MEET, "10.1.0.0/24"),
          // Alone in its line of a file that has no other sign than the line's end.
          option(
              "jitsi_package_source",
              Fleet.MEET,
              "/srv/packages",
              "[!-~]+",
              value -> Map.of("folder", value)),
          option(
              "jitsi_package_source",
              Fleet.MEET,
              "https://packages.example.com/jitsi",
              "[!-~]+",
              value -> Map.of("url", value, "key", "key.asc")),
          option(
              "jitsi_package_source",
              Fleet.MEET,
              "https://packages.example.com/key.asc",
              "[!-&(-~]+",
              value -> fetched(value, FINGERPRINT)),
          option(
              "jitsi_package_source",
              Fleet.MEET,
              FINGERPRINT,
              "[0-9A-Fa-f ]+",
              value -> fetched("https://packages.example.com/key.asc", value)),
          ofProsody("url", "https://packages.example.com/prosody", "[!-~]+"),
          ofProsody("key_url", "https://packages.example.com/key.asc", "[!-&(-~]+"),
          ofProsody("fingerprint", FINGERPRINT, "[0-9A-Fa-f ]+"),
          ofProsody("former_fingerprint", FINGERPRINT, "[0-9A-Fa-f ]+"),
          option(
              "jitsi_package_versions",
              Fleet.MEET,
              "jicofo",
              SAFE,
              value -> Map.of(value, "1:2.3~4-1")),
          option(
              "jitsi_package_versions",
              Fleet.MEET,
              "1:2.3~4-1",
              SAFE,
              value -> Map.of("jicofo", value)),
          pair("jitsi_turn_address_mappings", Fleet.TURN, "local", "10.0.0.41"),
          pair("jitsi_turn_address_mappings", Fleet.TURN, "public", "203.0.113.41"),
          list("jitsi_turn_addresses", Fleet.TURN, "turn.example.com"),
          list("jitsi_turn_allowed_peers", Fleet.TURN, "10.0.0.21-10.0.0.29"),
          text("jitsi_turn_realm", Fleet.TURN, "Meet.Example.com"),
          text("jitsi_turn_tls_certificate", Fleet.TURN, "/etc/ssl/turn.crt"),
          text("jitsi_turn_tls_key", Fleet.TURN, "/etc/ssl/turn.key"),
          text("jitsi_meet_tls_certificate", Fleet.MEET, "/etc/ssl/meet.crt"),
          text("jitsi_meet_tls_key", Fleet.MEET, "/etc/ssl/meet.key"));

  private static Option ofProsody(String name, String example, String accepted) {
    Setting setting =
        value -> {
          Map<String, Object> source = new LinkedHashMap<>(fetched("https://a/k", FINGERPRINT));
          source.put("suite", "bookworm");
          source.put(name, value);
          return source;
        };
    return option("jitsi_package_prosody", Fleet.MEET, example, accepted, setting);
  }

  private static Map<String, Object> fetched(String keyUrl, String fingerprint) {
    return Map.of("url", "https://a", "key_url", keyUrl, "fingerprint", fingerprint);
  }

  /** Its rule is the registry's, which has properties of its own. */
  private static final String NICKNAME = "jitsi_bridge_nickname";

  private static final List<String> FRAGMENTS =
      Stream.concat(
              Stream.of(
                      "\" ' ` \\ $ ${x} $(x) { } {{x}} # ; // /* -- ]] = , % %n %% & | < > ( ) * ?"
                          + " ! ^",
                      "a Z 0 - . .. _ ~ + @ : / ü ß 😀 \u00a0 \u2028 \u2029 \ufeff \u007f \u0000",
                      "\u212a \u017f \u0130 \u0131 \uff11 \u0663 \uff0e \u3002")
                  .flatMap(Pattern.compile(" ")::splitAsStream),
              Stream.of(
                  " ",
                  " #",
                  "\n",
                  "\r",
                  "\t",
                  "' OR '1'='1",
                  "; return 301 x",
                  "\nallowed-peer-ip=0.0.0.0",
                  "\" always; add_header x y"))
          .toList();

  private static Option text(String name, String group, String example) {
    return option(name, group, example, SAFE, value -> value);
  }

  private static Option list(String name, String group, String example) {
    return option(name, group, example, SAFE, List::of);
  }

  private static Option pair(String name, String group, String key, String example) {
    String other = key.equals("local") ? "public" : "local";
    return option(
        name, group, example, SAFE, value -> Map.of(key, value, other, "198.51.100.7"), List::of);
  }

  private static Option option(
      String name, String group, String example, String accepted, Setting setting) {
    return new Option(name, group, example, accepted, setting);
  }

  private static Option option(
      String name,
      String group,
      String example,
      String accepted,
      Setting setting,
      Listing listing) {
    return new Option(name, group, example, accepted, value -> listing.of(setting.of(value)));
  }

  private interface Listing {
    List<Object> of(Object entry);
  }

  static List<Option> options() {
    return OPTIONS;
  }

  @Provide
  static Arbitrary<Option> option() {
    return Arbitraries.of(OPTIONS);
  }

  /** An example's beginning, something hostile, and the example's end or another's. */
  @Provide
  static Arbitrary<UnaryOperator<String>> hostile() {
    Arbitrary<String> inside =
        Arbitraries.of(FRAGMENTS).list().ofMinSize(1).ofMaxSize(3).map(all -> String.join("", all));
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1), Arbitraries.integers().between(0, 1), inside)
        .as(
            (place, gone, text) ->
                example -> {
                  int at = (int) Math.round(place * example.length());
                  return example.substring(0, at)
                      + text
                      + example.substring(Math.min(at + gone, example.length()));
                });
  }

  @Test
  void knowsEachOptionOfFewCharacters() {
    Set<String> names =
        Stream.concat(OPTIONS.stream().map(Option::name), Stream.of(NICKNAME))
            .collect(Collectors.toSet());

    assertThat(names).isEqualTo(FreeTextTest.NARROW);
  }

  @ParameterizedTest
  @MethodSource("options")
  void acceptsAnExample(Option option) {
    assertThat(option.isRefused(option.example())).isFalse();
    assertThat(option.example()).matches(option.accepted());
    assertThat(option.isRefused("'; x\n\"")).isTrue();
  }

  /** Digits of other scripts, and signs that become Latin letters as small ones. */
  @ParameterizedTest
  @CsvSource({
    "jitsi_bridge_addresses, １0.0.0.21",
    "jitsi_bridge_addresses, ١٠.0.0.21",
    "jitsi_metrics_allow, １0.1.0.0/24",
    "jitsi_turn_allowed_peers, 10.0.0.２1",
    "jitsi_turn_realm, \u212aelvin.example.com",
    "jitsi_turn_addresses, \u212aelvin.example.com",
    "jitsi_bridge_stun_servers, \u212aelvin.example.com:3478"
  })
  void refusesWhatJavaAloneTakesForDigitsAndLetters(String name, String value) {
    Option option =
        OPTIONS.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();

    assertThat(option.isRefused(value)).isTrue();
  }

  @Property(tries = 20_000)
  void whatIsAcceptedHasNoSignOfAnyFormat(
      @ForAll("option") Option option, @ForAll("hostile") UnaryOperator<String> hostile) {
    String value = hostile.apply(option.example());
    boolean accepted = !option.isRefused(value);

    if (accepted) {
      assertThat(value).as(option.name()).matches(option.accepted());
    }
    bothHappen("accepted", accepted);
  }

  @Property(tries = 3_000)
  void whatIsAcceptedComesOutOfTheFilesAsItWentIn(
      @ForAll("option") Option option, @ForAll("hostile") UnaryOperator<String> hostile)
      throws Exception {
    String value = hostile.apply(option.example());
    boolean accepted = !option.isRefused(value) && !value.equals("198.51.100.7");
    bothHappen("accepted", accepted);
    if (!accepted) {
      return;
    }
    Map<String, Object> plain = read(option, option.example());

    assertThat(read(option, value)).isEqualTo(renamed(plain, option.example(), value));
    if (READ.contains(option.name())) {
      assertThat(String.valueOf(plain)).contains(option.example());
    }
  }

  /** So that a property does not pass for want of cases in which it asserts something. */
  static void bothHappen(String label, boolean happens) {
    Statistics.label(label)
        .collect(happens)
        .coverage(
            cases ->
                List.of(true, false)
                    .forEach(each -> cases.check(each).percentage(share -> share > 1)));
  }

  /** Those that are in a file which is read here. */
  private static final Set<String> READ =
      Set.of(
          "jitsi_bridge_address_mappings",
          "jitsi_bridge_region",
          "jitsi_bridge_stun_servers",
          "jitsi_domain",
          "jitsi_meet_allowed_origins",
          "jitsi_meet_embedded_by",
          "jitsi_meet_jwt_app_id",
          "jitsi_meet_regions",
          "jitsi_meet_stun_servers",
          "jitsi_meet_unlimited_networks",
          "jitsi_meet_tls_certificate",
          "jitsi_meet_tls_key",
          "jitsi_metrics_allow",
          "jitsi_package_versions",
          "jitsi_turn_address_mappings",
          "jitsi_turn_allowed_peers",
          "jitsi_turn_realm",
          "jitsi_turn_tls_certificate",
          "jitsi_turn_tls_key");

  /** What each file's reader finds in it, by file. */
  private static Map<String, Object> read(Option option, String value) throws Exception {
    Map<String, Object> found = new TreeMap<>();
    if (!READ.contains(option.name())) {
      return found;
    }
    Map<String, Object> vars = option.vars(value);
    if (option.group().equals(Fleet.BRIDGES)) {
      found.put("properties", ofBridge(vars, "properties"));
      found.put("hocon", ofBridge(vars, "hocon"));
    } else if (option.name().equals("jitsi_meet_jwt_app_id")) {
      found.put("lua", ofProsody(value));
    } else if (option.name().equals("jitsi_meet_stun_servers")) {
      found.put("javascript", Map.of("config", FreeTextTest.evaluated("config", vars).toString()));
    } else if (option.group().equals(Fleet.MEET)
        && !option.name().contains("_package_")
        && !option.name().contains("_metrics_")) {
      Map<String, Object> all = new LinkedHashMap<>(vars);
      vars.forEach((name, set) -> all.put("_" + name, set)); // as the role's variables have paths
      found.put("nginx", Map.of("tokens", nginx(ofMeet(all, "nginx/site.conf.j2"))));
    } else {
      found.putAll(PlainFiles.read(option.name(), vars));
    }
    return found;
  }

  private static Map<String, Object> ofBridge(Map<String, Object> vars, String layout)
      throws Exception {
    Map<String, Object> all = new LinkedHashMap<>(vars);
    all.put("jitsi_config_layout", layout);
    // As the role's variables make them of the options.
    Map<String, Object> settings = new LinkedHashMap<>();
    if (vars.containsKey("jitsi_bridge_stun_servers")) {
      settings.put("ice4j.harvest.mapping.stun.addresses", vars.get("jitsi_bridge_stun_servers"));
    }
    all.put("_jitsi_bridge_hocon_settings", settings);
    List<HostFile.Text> files = ShippedFiles.ofBridge(all);
    return layout.equals("hocon")
        ? hocon(ShippedFiles.text(files, "jvb.conf.j2"))
        : properties(ShippedFiles.text(files, "properties/sip-communicator.properties.j2"));
  }

  private static Map<String, Object> ofProsody(String appId) {
    return prosody(
        ofMeet(
            Map.of(
                "jitsi_meet_authentication",
                "jwt",
                "_jitsi_meet_jwt_app_id",
                appId,
                "jitsi_meet_jwt_allow_empty",
                false,
                "jitsi_secrets",
                Map.of("focus", "secret", "jvb", "secret", "jwt", "secret")),
            "prosody/domain.cfg.lua.j2"));
  }

  private static String ofMeet(Map<String, Object> vars, String template) {
    return ShippedFiles.text(ShippedFiles.ofMeet(vars), template);
  }

  /** As nginx splits a file: words, quoted text with backslashes, braces, semicolons, comments. */
  static List<Object> nginx(String text) {
    Pattern token =
        Pattern.compile(
            "#[^\n"
                + "]*|\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'|[{};]|(?:[^\\s\"';{}\\\\]|\\\\.)+",
            Pattern.DOTALL);
    List<Object> tokens = new ArrayList<>();
    token
        .matcher(text)
        .results()
        .map(found -> found.group())
        .filter(word -> !word.startsWith("#"))
        .forEach(tokens::add);
    return tokens;
  }
}
