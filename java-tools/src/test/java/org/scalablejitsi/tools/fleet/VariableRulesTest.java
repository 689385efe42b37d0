package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table's rows: what each takes, what it refuses, and what a user reads then. */
final class VariableRulesTest {

  private static final String ALL = "all";

  /**
   * A row, whoever is asked.
   *
   * @param isList whether each of the values is an entry of a list
   * @param line what a user reads, <code>{}</code> being the value
   */
  private record Row(
      String number,
      String group,
      String variable,
      boolean isList,
      String line,
      List<?> right,
      List<?> wrong) {

    static Row one(String number, String group, String variable, String line) {
      return new Row(number, group, variable, false, line, List.of(), List.of());
    }

    static Row each(String number, String group, String variable, String line) {
      return new Row(number, group, variable, true, line, List.of(), List.of());
    }

    Row takes(Object... values) {
      return new Row(number, group, variable, isList, line, List.of(values), wrong);
    }

    Row refuses(Object... values) {
      return new Row(number, group, variable, isList, line, right, List.of(values));
    }

    Host host(String in, Object value) {
      return new Host(
          "host1", Set.of(in), Map.of(variable, isList ? List.of(right.get(0), value) : value));
    }

    String line(Object value) {
      return line.replace("{}", String.valueOf(value)) + " [" + number + "]";
    }
  }

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.one(
                "JT008",
                ALL,
                "jitsi_xmpp_host",
                "error: host host1: jitsi_xmpp_host '{}' is neither a host name nor a literal"
                    + " address; set it to one, without port, brackets or quotes, for example"
                    + " `jitsi_xmpp_host: 10.0.0.11`")
            .takes("meet.example.com", "Meet.Example.COM", "meet1", "10.0.0.11", "2001:db8::11")
            .refuses(
                "meet.example.com:5222",
                "10.0.0.11:5222",
                "[2001:db8::11]",
                "fe80::1%eth0",
                "10.0.0",
                "10.0.0.256",
                "\"meet.example.com\"",
                "https://meet.example.com",
                "meet.example.com.",
                "meet example",
                "-meet",
                List.of("10.0.0.11")));
    for (String variable :
        List.of("jitsi_meet_tls_certificate", "jitsi_meet_tls_key", "jitsi_meet_acme_ca")) {
      rows.add(
          Row.one(
                  "JT010",
                  Fleet.MEET,
                  variable,
                  "error: host host1: "
                      + variable
                      + " '{}' is no plain absolute path; use a path on the meet host that begins"
                      + " with / and consists of A-Z, a-z, 0-9 and / . _ @ + -")
              .takes("/etc/ssl/meet.example.com.crt", "/a", "/srv/Z_9-@+/../x.pem")
              .refuses(
                  "meet.crt",
                  "~/meet.crt",
                  "/",
                  "/etc/my cert",
                  "/a;b",
                  "/a'b",
                  "/a\"b",
                  "/a$b",
                  "/a%b",
                  "/a{b",
                  "/ä",
                  "/a\\b"));
    }
    for (String variable : List.of("jitsi_bridge_stun_servers", "jitsi_meet_stun_servers")) {
      rows.add(
          Row.each(
                  "JT073",
                  variable.contains("bridge") ? Fleet.BRIDGES : Fleet.MEET,
                  variable,
                  "error: host host1: "
                      + variable
                      + " has '{}', which is no name or IPv4 address with a port; write each like"
                      + " `stun.example.com:3478`")
              .takes("stun.example.com:3478", "192.0.2.1:443", "stun:65535")
              .refuses(
                  "stun.example.com",
                  "stun:stun.example.com",
                  "stun:stun.example.com:3478",
                  "[2001:db8::1]:3478",
                  "stun.example.com:0",
                  "stun.example.com:65536",
                  "a b:3478",
                  "a,b:3478"));
    }
    for (String variable : List.of("jitsi_bridge_region", "jitsi_meet_jwt_app_id")) {
      rows.add(
          Row.one(
                  "JT077",
                  ALL,
                  variable,
                  "error: host host1: "
                      + variable
                      + " '{}' is no plain word; use up to 63 letters, digits and ._-, with a letter"
                      + " or digit first")
              .takes("eu", "eu-west_1.a", "1")
              .refuses("EU West", "-eu", "a\"b", "ü", "a$b"));
    }
    rows.add(
        Row.each(
                "JT311",
                Fleet.MEET,
                "jitsi_meet_embedded_by",
                "error: host host1: jitsi_meet_embedded_by has '{}', which is no web site; write"
                    + " each like `https://intranet.example.com` or `https://*.example.com`,"
                    + " without a path")
            .takes("https://intranet.example.com", "https://*.example.com", "https://a:8443")
            .refuses(
                "intranet.example.com",
                "https://example.com/",
                "https://a b",
                "https://a\"; b",
                "'none'",
                "*",
                ""));
    rows.add(
        Row.one(
                "JT313",
                Fleet.MEET,
                "jitsi_meet_acme_server",
                "error: host host1: jitsi_meet_acme_server '{}' is no https address of a directory;"
                    + " write it like `https://acme-v02.api.letsencrypt.org/directory`")
            .takes("https://acme.example.com/directory", "https://10.0.0.1:14000/dir")
            .refuses("http://acme.example.com/directory", "acme.example.com", "https://a b/"));
    rows.add(
        Row.one(
                "JT313",
                Fleet.MEET,
                "jitsi_meet_acme_email",
                "error: host host1: jitsi_meet_acme_email '{}' is no mail address; write it like"
                    + " `admin@example.com`")
            .takes("a.b+c@example.com")
            .refuses("admin", "admin@example", "a b@example.com"));
    rows.add(
        Row.each(
                "JT314",
                Fleet.MEET,
                "jitsi_meet_allowed_origins",
                "error: host host1: jitsi_meet_allowed_origins has '{}', which is no origin as"
                    + " browsers send it; write each like `https://app.example.com` or"
                    + " `https://app.example.com:8443`: small letters, no path, no `*`, no port"
                    + " 443")
            .takes(
                "https://app.example.com",
                "https://a:8443",
                "https://xn--bcher-kva.example",
                "https://192.0.2.7:80",
                "http://localhost:3000",
                "http://localhost:443")
            .refuses(
                "app.example.com",
                "https://app.example.com/",
                "https://app.example.com:443",
                "http://localhost:80",
                "https://App.example.com",
                "https://*.example.com",
                "https://a b",
                "https://a\"; b",
                "https://a.*",
                "https://a|b",
                "file://a",
                "null",
                "*",
                ""));
    rows.add(
        Row.each(
                "JT332",
                Fleet.TURN,
                "jitsi_turn_allowed_peers",
                "error: host host1: jitsi_turn_allowed_peers has '{}', which is no address and no"
                    + " range of addresses; write each like `10.0.0.21` or `10.0.0.21-10.0.0.29`")
            .takes("10.0.0.1", "10.0.0.1-10.0.0.1", "10.0.0.9-10.0.1.1", "fd00::1-fd00::9")
            .refuses("10.0.0.0/24", "bridge1", "10.0.0.9-10.0.0.1", "10.0.0.1-fd00::1", "a-b-c"));
    rows.add(
        Row.each(
                "JT332",
                Fleet.TURN,
                "jitsi_turn_address_mappings",
                "error: host host1: jitsi_turn_address_mappings has {}, which is no pair of"
                    + " addresses of one kind; write pairs of literal addresses, for example"
                    + " `jitsi_turn_address_mappings: [{local: 10.0.0.41, public: 203.0.113.41}]`")
            .takes(pair("10.0.0.41", "203.0.113.41"), pair("fd00::41", "2001:db8::41"))
            .refuses(pair("10.0.0.41", "2001:db8::41"), pair("10.0.0.41", "turn.example.com"), 7));
    rows.add(
        Row.one(
                "JT335",
                Fleet.TURN,
                "jitsi_turn_realm",
                "error: host host1: jitsi_turn_realm '{}' is no host name; use letters, digits,"
                    + " hyphens and dots, or leave it out")
            .takes("turn.example.com", "Turn.Example.com")
            .refuses("a'; DROP"));
    rows.add(
        Row.one(
                "JT338",
                Fleet.BRIDGES,
                "jitsi_bridge_websocket",
                "warning: host host1: jitsi_bridge_websocket is true, and Jitsi gives websockets to"
                    + " bridges up; leave it out: browsers use the media connection instead")
            .takes(false)
            .refuses(true));
    rows.add(
        Row.each(
                "JT350",
                ALL,
                "jitsi_metrics_allow",
                "error: host host1: jitsi_metrics_allow has '{}', which is no literal address and"
                    + " no network of some; list addresses and networks, for example"
                    + " `jitsi_metrics_allow: [192.0.2.9, 10.1.0.0/24]`")
            .takes(
                "192.0.2.9",
                "10.1.0.0/24",
                "10.1.2.3/8",
                "192.0.2.9/32",
                "2001:db8::1",
                "fd00::/1",
                "::1/128")
            .refuses(
                "prometheus.example.com",
                "0.0.0.0/0",
                "::/0",
                "192.0.2.0/33",
                "2001:db8::/129",
                "192.0.2.0/",
                "192.0.2.0/255.255.255.0",
                "192.0.2.9/24/8",
                "fe80::1%eth0",
                "192.0.2.9 accept",
                "192.0.2.1-192.0.2.9",
                ""));
    rows.add(
        Row.one(
                "JT351",
                ALL,
                "jitsi_metrics_port",
                "error: host host1: jitsi_metrics_port is {}, where a service of Jitsi listens;"
                    + " choose another, for example 9888")
            .takes(9888, 9100)
            .refuses(5222, 5280, 5347, 8080, 8888));
    rows.add(
        Row.one(
                "JT380",
                ALL,
                "jitsi_serial",
                "error: host host1: jitsi_serial is '{}'; set it to a number, a share such as"
                    + " `25%`, or a list of these such as `[1, 100%]`")
            .takes(1, "10", "1%", "100%", List.of(1, "50%", "100%"), List.of("3"))
            .refuses(0, -1, "many", "0%", "101%", "1.5", true, List.of(), List.of(1, "x")));
    return rows;
  }

  private static Map<String, String> pair(String local, String outside) {
    return new TreeMap<>(Map.of("local", local, "public", outside));
  }

  static Stream<Row> allRows() {
    return rows().stream();
  }

  static Stream<Arguments> right() {
    return rows().stream().flatMap(row -> row.right().stream().map(it -> arguments(row, it)));
  }

  static Stream<Arguments> wrong() {
    return rows().stream().flatMap(row -> row.wrong().stream().map(it -> arguments(row, it)));
  }

  @ParameterizedTest
  @MethodSource("right")
  void takes(Row row, Object value) {
    assertThat(lines(row.number(), row.host(row.group(), value))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void refuses(Row row, Object value) {
    assertThat(lines(row.number(), row.host(row.group(), value))).containsExactly(row.line(value));
  }

  @ParameterizedTest
  @MethodSource("allRows")
  void asksForNothingAndNobodyElse(Row row) {
    assertThat(lines(row.number(), new Host("host1", Set.of(row.group()), Map.of()))).isEmpty();
    assertThat(
            lines(
                row.number(),
                new Host(
                    "host1",
                    Set.of(row.group()),
                    Map.of(row.variable(), row.isList() ? List.of() : ""))))
        .isEmpty();
    if (!row.group().equals(ALL)) {
      assertThat(lines(row.number(), row.host(ALL, row.wrong().get(0)))).isEmpty();
    }
  }

  @Test
  void knowsNoRuleWithoutARow() {
    assertThatThrownBy(() -> VariableRules.of("JT001"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the table has no row for JT001");
  }

  @Test
  void leavesAWrongDomainToItsRule() {
    Map<String, @Nullable Object> same = Map.of("jitsi_xmpp_host", "NO !", "jitsi_domain", "NO !");

    assertThat(lines("JT008", bridge("bridge1", same))).isEmpty();
  }

  @Nested
  class NumberRanges {

    @ParameterizedTest
    @CsvSource({
      "jitsi_bridge_media_port, 1",
      "jitsi_bridge_media_port, 65535",
      "jitsi_bridge_memory_mb, 256",
      "jitsi_drain_timeout, 0",
      "jitsi_verify_disk_percent, 50",
      "jitsi_meet_jicofo_memory_mb, 64",
      "jitsi_meet_jicofo_max_bridge_participants, -1",
      "jitsi_meet_jicofo_failed_bridge_seconds, 0",
      "jitsi_some_other, -5"
    })
    void holdsUpToTheEnds(String variable, int value) {
      assertThat(lines("JT070", bridge("bridge1", variable, value))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "jitsi_bridge_media_port, 0, 1, 65535",
      "jitsi_bridge_media_port, 65536, 1, 65535",
      "jitsi_bridge_memory_mb, 255, 256, 262144",
      "jitsi_drain_timeout, -1, 0, 604800",
      "jitsi_upgrade_window, -1, 0, 604800",
      "jitsi_verify_wait, 3601, 0, 3600",
      "jitsi_verify_clock_seconds, 0, 1, 3600",
      "jitsi_verify_disk_percent, 51, 0, 50",
      "jitsi_verify_certificate_days, -1, 0, 3650",
      "jitsi_capacity_max_participants, 0, 1, 1000000",
      "jitsi_bridge_websocket_port, 0, 1, 65535",
      "jitsi_meet_jicofo_memory_mb, 63, 64, 262144",
      "jitsi_meet_jicofo_max_bridge_participants, -2, -1, 100000",
      "jitsi_meet_jicofo_health_interval, 0, 1, 3600",
      "jitsi_meet_jicofo_presence_timeout, 3601, 1, 3600",
      "jitsi_meet_jicofo_failed_bridge_seconds, -1, 0, 86400",
      "jitsi_meet_jicofo_initial_timeout, 0, 1, 3600",
      "jitsi_meet_jicofo_single_participant_timeout, 0, 1, 86400"
    })
    void refusesWhatIsOutside(String variable, int value, int least, int most) {
      assertThat(lines("JT070", meet("meet1", variable, value)))
          .containsExactly(
              "error: host meet1: %s is %d; set it from %d to %d [JT070]"
                  .formatted(variable, value, least, most));
    }

    @ParameterizedTest
    @CsvSource({"0.8, true", "1.0, true", "1.1, false", "0.0, false"})
    void judgesFractions(double value, boolean holds) {
      assertThat(
              lines("JT070", meet("meet1", "jitsi_meet_jicofo_stress_threshold", value)).isEmpty())
          .isEqualTo(holds);
    }
  }

  @Nested
  class NoPrototypeKeys {
    private static final Map<String, Object> PROTO = Map.of("__proto__", Map.of("a", 1));

    @Test
    void holdsForOtherKeysAndForItAsAValue() {
      assertThat(
              lines(
                  "JT012",
                  meet("meet1"),
                  meet(
                      "meet2",
                      "jitsi_meet_config",
                      Map.of("proto", "__proto__", "constructor", 1, "b", List.of("__proto__"))),
                  bridge("bridge1", "jitsi_meet_config", PROTO)))
          .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jitsi_meet_config", "jitsi_meet_interface_config"})
    void findsItInEitherVariable(String variable) {
      assertThat(lines("JT012", meet("meet1", variable, PROTO))).containsExactly(line(variable));
    }

    @Test
    void findsItWhereverItIsNested() {
      Map<String, Object> nested = Map.of("a", Map.of("b", List.of(1, List.of(PROTO))));

      assertThat(lines("JT012", meet("meet1", "jitsi_meet_config", nested)))
          .containsExactly(line("jitsi_meet_config"));
    }

    private static String line(String variable) {
      return "error: host meet1: "
          + variable
          + " has the key __proto__, which JavaScript does not take as one; take it out [JT012]";
    }
  }

  @Nested
  class PackageVersions {

    @Test
    void holdsForExactVersions() {
      Map<String, Object> versions =
          Map.of("jicofo", "1.1-100-1", "prosody", "1:0.12.3~rc1+deb12u1");
      assertThat(lines("JT342", meet("m1", "jitsi_package_versions", versions))).isEmpty();
      assertThat(lines("JT342", meet("m1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"jicofo, 1.*", "jicofo, latest", "Jicofo, 1.1", "jicofo=1, 1.1", "jicofo, 1' 2"})
    void refusesOthers(String name, String version) {
      assertThat(lines("JT342", meet("m1", "jitsi_package_versions", Map.of(name, version))))
          .containsExactly(broken(name + ": " + version));
    }

    @Test
    void refusesWhatYamlTookForANumber() {
      assertThat(lines("JT342", meet("m1", "jitsi_package_versions", Map.of("jicofo", 1.1))))
          .containsExactly(broken("jicofo: 1.1"));
    }

    @Test
    void refusesThoseOfAnUpgradeToo() {
      assertThat(lines("JT342", meet("m1", "jitsi_upgrade_versions", Map.of("jicofo", "new"))))
          .containsExactly(
              broken("jicofo: new").replace("jitsi_package_versions", "jitsi_upgrade_versions"));
    }

    private static String broken(String entry) {
      return "error: host m1: jitsi_package_versions has '"
          + entry
          + "', which is no package with an exact version; write a quoted version as `apt-cache"
          + " madison` lists it [JT342]";
    }
  }
}
