package org.scalablejitsi.tools.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of hosts before anything is installed. */
final class PreflightTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "meet1",
          "{jitsi_domain: 'meet.example.com', jitsi_preflight_sizing: 'warn'}",
          "bridge1",
          """
          {jitsi_xmpp_host: 'meet.example.com', jitsi_bridge_media_port: 10001,
           jitsi_bridge_addresses: ['192.0.2.21'], jitsi_firewall: 'nftables',
           jitsi_bridge_require_public_address: true}""",
          "bridge2",
          """
          {jitsi_xmpp_host: '10.0.0.11', jitsi_bridge_media_port: 10000,
           jitsi_bridge_addresses: ['192.0.2.22', '2001:db8::22'], jitsi_firewall: 'ufw',
           jitsi_bridge_require_public_address: true}""",
          "turn1",
          """
          {jitsi_turn_port: 3478, jitsi_turn_tls_port: 443,
           jitsi_turn_addresses: ['turn.example.com'],
           jitsi_turn_address_mappings: [{local: '10.0.0.41', public: '192.0.2.41'}]}""");

  private static final String GOOD =
      """
      {cpus: 4, memory_mb: 7900, container: false, synchronised: 'yes', java: 17,
       java_offered: true, prosody: '0.12.3-1+deb12u1', prosody_hosts: {ours: false, hosts: []},
       listeners: [], addresses: ['192.0.2.11'],
       names: {'meet.example.com': ['192.0.2.11'], 'turn.example.com': ['192.0.2.41']},
       reach: {open: false, error: '[Errno 111] Connection refused'}, served: {}}""";

  private static final String PRIVATE = "['10.0.0.21', '172.17.0.1', '169.254.1.1', 'fec0::21']";

  @Test
  void letsEachBridgeHaveAWayOfItsOwnToProsody() {
    Map<String, String> hosts =
        Map.of(
            "meet1", "{}",
            "bridge1", "{names: {'meet.example.com': ['192.0.2.11']}}",
            "bridge2", "{names: {'10.0.0.11': ['10.0.0.11']}}");
    assertThat(lines(hosts)).isEmpty();
    assertThat(Preflight.judge(question(Map.of("meet1", "{}", "bridge2", "{}"))).errors())
        .singleElement()
        .asString()
        .startsWith("bridge2 does not find an address for 10.0.0.11 (");
  }

  @Test
  void passesGoodHosts() {
    assertThat(lines(Map.of("meet1", "{}", "bridge1", "{}", "turn1", "{}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "meet1 | listeners: [{port: '80/tcp', program: 'apache2', unit: 'apache2.service'}] | meet1"
            + " 80/tcp, which nginx needs, is held by apache2 (apache2.service): stop it or move"
            + " it, for instance by `systemctl disable --now apache2.service` [JT602]",
        "bridge1 | listeners: [{port: '10001/udp', program: 'nc', unit: ''}] | bridge1 10001/udp,"
            + " which jitsi-videobridge2 needs, is held by nc: stop it or move it [JT602]",
        "turn1 | listeners: [{port: '443/tcp', program: 'apache2', unit: 'apache2.service'}] |"
            + " turn1 443/tcp, which coturn needs, is held by apache2 (apache2.service)",
        "bridge1 | java: null, java_offered: false | bridge1 has no Java, and no package source"
            + " with Java 17",
        "meet1 | prosody: '0.11.9-2+deb11u2' | meet1 has prosody 0.11.9-2+deb11u2, and Jitsi's"
            + " modules need 0.12 or later: take it from Debian 12 or later, or from the package"
            + " repository of prosody.im [JT606]",
        "bridge1 | java: 11 | bridge1 runs Java 11, and Jitsi needs 17 or later",
        "bridge1 | names: {} | bridge1 does not find an address for meet.example.com"
            + " (jitsi_xmpp_host)",
        // Debian's installer writes the host's own name so; a copied /etc/hosts has the meet
        // host's.
        "bridge1 | names: {'meet.example.com': ['127.0.1.1', '::1']} | bridge1 finds"
            + " meet.example.com (jitsi_xmpp_host) at 127.0.1.1, ::1, which is bridge1 itself: take"
            + " the name out of /etc/hosts there, or enter the meet host's address [JT615]",
        "bridge1 | addresses: "
            + PRIVATE
            + " | bridge1 has only private addresses (10.0.0.21, 172.17.0.1, 169.254.1.1,"
            + " fec0::21), with which the bridge holds itself for unhealthy and jicofo does not"
            + " use it: give its public address in jitsi_bridge_address_mappings, or set"
            + " jitsi_bridge_require_public_address to false where all participants are in its"
            + " private network [JT618]"
      })
  void refusesWhatCannotWork(String host, String broken, String says) {
    Preflight.Verdict verdict = judge(host, broken);

    assertThat(verdict.errors()).singleElement().asString().startsWith(says);
    assertThat(verdict.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "bridge1 | cpus: 2, memory_mb: 4000 | bridge1 has 2 CPUs and 4000 MB of memory; 4 CPUs and"
            + " 8192 MB",
        "bridge1 | synchronised: 'no' | bridge1 has a clock that no time service sets",
        "meet1 | names: {} | meet1 does not find an address for meet.example.com: enter it in DNS",
        "turn1 | names: {} | turn1 does not find an address for turn.example.com"
            + " (jitsi_turn_addresses): enter it",
        "turn1 | names: {'turn.example.com': ['192.0.2.11', '192.0.2.77']}, addresses:"
            + " ['10.0.0.41'] | turn1 has none of the addresses of turn.example.com (192.0.2.11,"
            + " 192.0.2.77): fix DNS or",
        "meet1 | addresses: ['10.0.0.1'] | meet1 has none of the addresses of meet.example.com"
            + " (192.0.2.11)",
        "bridge1 | reach: {open: false, error: 'timed out'} | bridge1 does not reach"
            + " meet.example.com on 5222",
        "meet1 | java: 25 | meet1 runs Java 25, and Jitsi is known to work with 17 or 21: install"
            + " Java 17 or 21 and choose it by `update-alternatives --config java` [JT605]",
        "bridge1 | addresses: ['192.0.2.21', '10.9.0.21'], reach: {open: true, sources:"
            + " ['10.9.0.21']} | bridge1 goes to meet.example.com from 10.9.0.21, and the meet host"
            + " lets in 192.0.2.21 alone: list 10.9.0.21 in jitsi_bridge_addresses too, or give the"
            + " host a route by which it goes from a listed one [JT617]"
      })
  void warnsOfWhatMayWork(String host, String broken, String says) {
    Preflight.Verdict verdict = judge(host, broken);

    assertThat(verdict.warnings()).singleElement().asString().startsWith(says);
    assertThat(verdict.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "meet1 | listeners: [{port: '443/tcp', program: 'nginx', unit: 'nginx.service'}]",
        "meet1 | listeners: [{port: '10001/udp', program: 'nc', unit: ''}]",
        "meet1 | addresses: [], names: {'meet.example.com': ['127.0.1.1']}",
        "turn1 | listeners: [{port: '443/tcp', program: 'turnserver', unit: 'coturn.service'}]",
        "turn1 | cpus: 1, memory_mb: 500, java: null, java_offered: false",
        "turn1 | names: {'turn.example.com': ['192.0.2.11']}",
        "bridge1 | java: null",
        "bridge1 | java: 21",
        "bridge1 | synchronised: 'no', container: true",
        "bridge1 | synchronised: ''",
        "bridge1 | reach: {open: true}",
        // By what Java prefers, whatever the host does.
        "bridge1 | addresses: ['192.0.2.21', '2001:db8::21'], reach: {open: true, sources:"
            + " ['2001:db8::21', '192.0.2.21']}",
        // Behind a NAT nobody here knows how the meet host sees it.
        "bridge1 | addresses: ['100.64.0.21'], reach: {open: true, sources: ['100.64.0.21']}",
        "bridge1 | addresses: ['192.0.2.21'], reach: {open: true, sources: []}",
        "bridge1 | served: {'old.example.com': ['/x']}"
      })
  void passesWhatIsWellOrCannotBeKnown(String host, String broken) {
    assertThat(lines(judge(host, broken))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'13.0.1-1+deb13u1'",
        "'0.12.3-1'",
        "'0.12.5-1~bookworm3'",
        "'1:0.12.0-1'",
        "null"
      })
  void passesAProsodyThatJitsisModulesKnow(String has) {
    assertThat(lines(judge("meet1", "prosody: " + has))).isEmpty();
  }

  @Test
  void refusesADomainThatWasChangedBeforeHalfOfItIsMoved() {
    String own = "'meet.example.com': ['/etc/nginx/sites-enabled/meet.example.com.conf']";
    String paths =
        "'/etc/prosody/conf.d/old.example.com.cfg.lua', '/etc/nginx/sites-enabled/old it.conf'";

    assertThat(lines(judge("meet1", "served: {" + own + "}"))).isEmpty();
    assertThat(judge("meet1", "served: {" + own + ", 'old.example.com': [" + paths + "]}").errors())
        .singleElement()
        .asString()
        .startsWith(
            "meet1 serves old.example.com already (/etc/prosody/conf.d/old.example.com.cfg.lua,"
                + " /etc/nginx/sites-enabled/old it.conf), and jitsi_domain is meet.example.com")
        .contains(
            "set jitsi_domain back",
            "the domain",
            "`rm /etc/prosody/conf.d/old.example.com.cfg.lua"
                + " '/etc/nginx/sites-enabled/old it.conf'`");
  }

  @Test
  void judgesSizeAsTold() {
    assertThat(lines(sized("ignore"))).isEmpty();
    assertThat(sized("fail").errors())
        .singleElement()
        .asString()
        .startsWith("meet1 has 1 CPUs; 4 CPUs");
  }

  private static Preflight.Verdict sized(String sizing) {
    ObjectNode question = question(Map.of("meet1", "{cpus: 1}"));
    setting(question, "{jitsi_preflight_sizing: '" + sizing + "'}", "meet1");
    return Preflight.judge(question);
  }

  @Test
  void expectsANewBridgeToBeLetInLaterByTheFirewallDeployed() {
    String running = "{listeners: [{port: '5222/tcp', program: 'lua', unit: 'prosody.service'}]}";

    assertThat(
            lines(
                Map.of("meet1", running, "bridge1", "{reach: {open: false, error: 'timed out'}}")))
        .isEmpty();
  }

  @Test
  void letsABridgeThatIsDownKeepNobodyAndAMeetHostAll() {
    ObjectNode question = question(Map.of("meet1", "{}", "bridge1", "{}"));
    question.withObject("/found").putObject("bridge1");
    assertThat(lines(Preflight.judge(question))).isEmpty();

    question.withObject("/found").putObject("meet1");
    assertThat(Preflight.judge(question).errors())
        .singleElement()
        .asString()
        .startsWith("meet1 does not answer")
        .endsWith("[JT622]");
  }

  @Test
  void triesMediaWhereNobodyListensYetAndUfwDoesNotWaitForItsRule() {
    Map<String, String> all =
        Map.of("meet1", "{}", "bridge1", "{}", "bridge2", "{}", "turn1", "{}");
    Map<String, BridgeMedia.Trial> media = Preflight.judge(question(all)).media();

    assertThat(media).containsOnlyKeys("bridge1");
    BridgeMedia.Trial trial = Objects.requireNonNull(media.get("bridge1"));
    assertThat(trial.addresses()).containsExactly("192.0.2.21");
    assertThat(trial.port().asInt()).isEqualTo(10001);
    assertThat(trial.warning())
        .startsWith("bridge1 gives meet1 no answer on 10001/udp, not even that nobody")
        .endsWith("[JT619]");
    String running =
        "{listeners: [{port: '10001/udp', program: 'java', unit: 'jitsi-videobridge2.service'}]}";
    assertThat(Preflight.judge(question(Map.of("meet1", "{}", "bridge1", running))).media())
        .isEmpty();
  }

  @Test
  void needsThePortsOfBothOnAMeetHostThatRelays() {
    String held =
        "{port: '5349/tcp', program: 'stunnel4', unit: 'stunnel4.service'}, "
            + "{port: '443/tcp', program: 'apache2', unit: 'apache2.service'}";
    ObjectNode question = question(Map.of("meet1", "{listeners: [" + held + "]}"));
    setting(question, "{jitsi_turn_port: 3478, jitsi_turn_tls_port: 5349}", "meet1");
    ((ObjectNode) question.path("hosts").get(0)).withArray("groups").add("jitsi_turn");

    assertThat(Preflight.judge(question).errors())
        .extracting(error -> error.substring(0, error.indexOf(" is held")))
        .containsExactly(
            "meet1 5349/tcp, which coturn needs,", "meet1 443/tcp, which nginx needs,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "['10.0.0.21', '203.0.113.21'] | {}",
        "['10.0.0.21', 'fd00::21'] | {}",
        PRIVATE + " | {jitsi_bridge_require_public_address: false}",
        PRIVATE + " | {jitsi_bridge_stun_servers: ['stun.example.com:3478']}",
        PRIVATE + " | {jitsi_bridge_aws_mapping: true}",
        PRIVATE
            + " | {jitsi_bridge_address_mappings: [{local: '10.0.0.21', public: '203.0.113.21'}]}",
        "[] | {}"
      })
  void passesABridgeWithAPublicAddressOrNoNeedOfOne(String addresses, String settings) {
    ObjectNode question =
        question(Map.of("meet1", "{}", "bridge1", "{addresses: " + addresses + "}"));
    setting(question, settings, "bridge1");

    assertThat(Preflight.judge(question).errors()).isEmpty();
  }

  @Test
  void makesNoPublicAddressOfAMappingToAPrivateOne() {
    ObjectNode question =
        question(Map.of("meet1", "{}", "bridge1", "{addresses: " + PRIVATE + "}"));
    setting(
        question,
        "{jitsi_bridge_address_mappings: [{local: '10.0.0.21', public: '192.168.7.7'}]}",
        "bridge1");

    assertThat(Preflight.judge(question).errors()).hasSize(1);
  }

  @Test
  void refusesAProsodyOfAnotherDomainWithItsPlaceAndTheWaysOut() {
    Preflight.Verdict verdict =
        served(
            false, "localhost", "chat.example.org", "meet.example.com", "rooms.chat.example.org");

    assertThat(verdict.warnings()).isEmpty();
    assertThat(verdict.errors())
        .containsExactly(
            "meet1 has a prosody that serves chat.example.org (/etc/prosody/prosody.cfg.lua:8),"
                + " rooms.chat.example.org (/etc/prosody/prosody.cfg.lua:10): its prosody.cfg.lua"
                + " would be replaced, and prosody would neither federate nor let anybody but"
                + " bridges in on 5222. Deploy the meet host elsewhere, or move these hosts to"
                + " another prosody; those that nobody uses take out of the file [JT608]");
  }

  @Test
  void takesHostsOfTheDomainAndThoseOfThePackagesForNoOthers() {
    assertThat(
            lines(
                served(
                    false,
                    "auth.meet.example.com",
                    "jigasi.meet.jitsi",
                    "MEET.example.com",
                    "example.com",
                    "conference.example.com",
                    "focus.meet.example.com")))
        .isEmpty();
  }

  @Test
  void warnsOfAHostThatCameToOursLater() {
    Preflight.Verdict verdict = served(true, "chat.example.org");

    assertThat(verdict.errors()).isEmpty();
    assertThat(verdict.warnings())
        .containsExactly(
            "meet1 has a prosody that serves chat.example.org (/etc/prosody/prosody.cfg.lua:7) too:"
                + " nobody but bridges gets in on 5222, and it does not federate. Move it to"
                + " another prosody [JT609]");
  }

  @Test
  void warnsOnceOfWhatIsTheSameOfManyHosts() {
    String answer = "{cpus: 2, memory_mb: 4000}";
    Map<String, String> small = new TreeMap<>(Map.of("bridge1", answer, "bridge2", answer));

    assertThat(Preflight.judge(question(small)).warnings())
        .singleElement()
        .asString()
        .startsWith("each of bridge1, bridge2 has 2 CPUs and 4000 MB of memory");
  }

  @Test
  void namesHostsInTheInventorysOrder() {
    ObjectNode question = question(Map.of("bridge1", "{cpus: 2}", "bridge2", "{cpus: 2}"));
    ObjectNode found = question.withObject("/found");
    found.set("bridge1", found.remove("bridge1"));

    assertThat(Preflight.judge(question).warnings())
        .singleElement()
        .asString()
        .startsWith("each of bridge1, bridge2 has 2 CPUs");
  }

  private static Preflight.Verdict served(boolean ours, String... names) {
    StringBuilder hosts = new StringBuilder();
    for (int i = 0; i < names.length; i++) {
      hosts.append(
          "%s{name: '%s', place: '/etc/prosody/prosody.cfg.lua:%d'}"
              .formatted(i == 0 ? "" : ", ", names[i], i + 7));
    }
    return judge("meet1", "prosody_hosts: {ours: " + ours + ", hosts: [" + hosts + "]}");
  }

  @Test
  void refusesACertificateThatNobodyCouldTrust() {
    ObjectNode question =
        Questions.object("{meet: 'meet1', certificate: {a: '', b: 'b.crt is" + " old'}}");

    assertThat(Preflight.judge(question).errors())
        .singleElement()
        .asString()
        .startsWith("meet1: b.crt is old. jicofo and every bridge would be made to trust it")
        .endsWith("[JT620]");
    question.withObject("/certificate").put("b", "");
    assertThat(Preflight.judge(question).errors()).isEmpty();
  }

  @Test
  void writesNothingThatMovesTheCursor() {
    String nasty = "\\u001b[2J\\u202e\\r\\nok: all is well\\u2028";
    Preflight.Verdict verdict =
        judge(
            "meet1",
            ("listeners: [{port: '443/tcp', program: '%1$s', unit: '%1$s'}], names:"
                    + " {'meet.example.com': ['%1$s']}")
                .formatted(nasty));

    assertThat(lines(verdict))
        .hasSize(2)
        .allMatch(line -> line.contains("\\x1b[2J\\u202e\\r\\nok: all"))
        .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
  }

  /** A meet host, a bridge and a TURN server of which one is otherwise. */
  private static Preflight.Verdict judge(String host, String broken) {
    ObjectNode question = question(Map.of("meet1", "{}", "bridge1", "{}", "turn1", "{}"));
    question
        .withObject("/found")
        .set(host, Questions.with(Questions.object(GOOD), "{" + broken + "}"));
    return Preflight.judge(question);
  }

  /** Hosts with what differs from a good answer. */
  private static ObjectNode question(Map<String, String> hosts) {
    ObjectNode question = Questions.object("{meet: 'meet1'}");
    for (String name : List.of("meet1", "bridge1", "bridge2", "turn1")) {
      String broken = hosts.get(name);
      if (broken != null) {
        String group =
            name.equals("meet1")
                ? "jitsi_meet"
                : name.startsWith("bridge") ? "jitsi_bridges" : "jitsi_turn";
        ObjectNode host = question.withArray("hosts").addObject().put("name", name);
        host.putArray("groups").add(group);
        host.set("vars", Questions.any(Objects.requireNonNull(SETTINGS.get(name))));
        question.withObject("/found").set(name, Questions.with(Questions.object(GOOD), broken));
      }
    }
    return question;
  }

  private static void setting(ObjectNode question, String settings, String name) {
    question
        .path("hosts")
        .forEach(
            host -> {
              if (host.path("name").asText().equals(name)) {
                ((ObjectNode) host.path("vars")).setAll(Questions.object(settings));
              }
            });
  }

  private static List<String> lines(Map<String, String> hosts) {
    return lines(Preflight.judge(question(hosts)));
  }

  private static List<String> lines(Preflight.Verdict verdict) {
    return Stream.concat(verdict.errors().stream(), verdict.warnings().stream()).toList();
  }
}
