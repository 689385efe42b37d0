package org.scalablejitsi.tools.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.tools.plan.PlanRequest;

/** Nothing that a file of the former installation sets is passed over. */
final class FormerSettingsTest {

  private static final String JVB = "/etc/jitsi/videobridge/";
  private static final String JICOFO = "/etc/jitsi/jicofo/";
  private static final String SITE = "/etc/prosody/conf.avail/meet.example.com.cfg.lua";
  private static final String SERVER = "/etc/prosody/prosody.cfg.lua";

  private final Map<String, String> meet = new HashMap<>();
  private final Map<String, String> bridge = new HashMap<>();
  private final Map<String, Object> meetOptions = new HashMap<>();
  private final Map<String, Object> bridgeOptions = new HashMap<>();
  private List<String> turn = List.of();
  private List<String> clients = List.of();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jicofo.bridge.selection-strategy = org.jitsi.X.SplitBridgeSelectionStrategy | jitsi_meet_jicofo_strategy: \"SplitBridgeSelectionStrategy\"",
        "jicofo.octo { enabled = true } | jitsi_meet_relay: true",
        "jicofo.bridge.max-bridge-participants = 50 | jitsi_meet_jicofo_max_bridge_participants: 50",
        "jicofo.bridge.stress-threshold = 0.7 | jitsi_meet_jicofo_stress_threshold: 0.7",
        "jicofo.conference.initial-timeout = 20 seconds | jitsi_meet_jicofo_initial_timeout: 20",
        "jicofo.bridge.failure-reset-threshold = 2 minutes | jitsi_meet_jicofo_failed_bridge_seconds: 120",
      })
  void readsJicofosOwnFile(String text, String option) {
    meet.put(JICOFO + "jicofo.conf", text);

    assertThat(review()).contains(option + " # /etc/jitsi/jicofo/jicofo.conf:1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jicofo.jibri { brewery-jid = \"jibribrewery@internal.auth.meet.example.com\" } | jicofo.jibri.brewery-jid",
        "jicofo.rest.port = 9999 | jicofo.rest.port",
        "jicofo.bridge.selection-strategy = MyOwn | jicofo.bridge.selection-strategy",
        "jicofo.conference.initial-timeout = ${?TIMEOUT_OF_MINE}5 | jicofo.conference.initial-timeout",
      })
  void namesWhatJicofosOwnFileSaysAndNoOption(String text, String key) {
    meet.put(JICOFO + "jicofo.conf", "# mine\n" + text);

    assertThat(review())
        .contains("# meet1: /etc/jitsi/jicofo/jicofo.conf:2: " + key + "; no option says this\n");
  }

  @Test
  void readsTheEnvironmentAndWhatIsGivenToJava() {
    meet.put(
        JICOFO + "config",
        """
        JICOFO_HOST=localhost
        JICOFO_OPTS=""
        JICOFO_MAX_MEMORY=6g
        # JICOFO_COMMENT=1
        JAVA_SYS_PROPS="-Dconfig.file=/etc/x -Djicofo.octo.enabled=true -XX:+UseZGC"
        """);
    bridge.put(
        JVB + "config",
        "JVB_OPTS='--apis=rest'\nVIDEOBRIDGE_MAX_MEMORY=3g\nJAVA_SYS_PROPS=\"-Xmx3072m -Dmy.password=Hidden-2020\"\n");

    assertThat(review())
        .contains("jitsi_meet_relay: true # /etc/jitsi/jicofo/config:5\n")
        .contains("jitsi_meet_jicofo_memory_mb: 6144 # /etc/jitsi/jicofo/config:3\n")
        .contains("meet1: /etc/jitsi/jicofo/config:5: -XX; no")
        .contains("jitsi_bridge_memory_mb: 3072 # /etc/jitsi/videobridge/config:3\n")
        .contains("bridge1: /etc/jitsi/videobridge/config:3: my.password; no")
        .doesNotContain("JICOFO_COMMENT", "JICOFO_HOST", "config.file", "Hidden");
  }

  @Test
  void readsTheBridgesOwnFile() {
    bridge.put(
        JVB + "jvb.conf",
        """
        videobridge {
          ice.udp.port = 10001
          relay { region = "eu-1" }
          websockets { enabled = true, domain = "meet.example.com:443", tls = true }
          http-servers.public.port = 9091
          health.require-valid-address = false
          cc.trust-bwe = false
        }
        ice4j.harvest.mapping {
          stun.addresses = [ "stun1.example.com:3478", "stun2.example.com:443" ]
          aws.enabled = false
          static-mappings = [
            { local-address = "10.0.0.21", public-address = "203.0.113.21", name = "mine" }
          ]
        }
        """);

    assertThat(review())
        .contains(
            """
            # host_vars/bridge1.yml
            jitsi_bridge_media_port: 10001 # /etc/jitsi/videobridge/jvb.conf:2
            jitsi_bridge_region: "eu-1" # /etc/jitsi/videobridge/jvb.conf:3
            """)
        .contains("jitsi_bridge_websocket: true #")
        .contains("jitsi_bridge_websocket_port: 9091 #")
        .contains("jitsi_bridge_require_public_address: false #")
        .contains("_stun_servers: [\"stun1.example.com:3478\", \"stun2.example.com:443\"] #")
        .contains("_mappings: [{local: \"10.0.0.21\", public: \"203.0.113.21\"}] #")
        .contains("# bridge1: /etc/jitsi/videobridge/jvb.conf:7: videobridge.cc.trust-bwe; no")
        .doesNotContain("domain", "tls");
  }

  @Test
  void readsThePropertiesWhichCountBeforeTheOtherFiles() {
    bridge.put(JVB + "jvb.conf", "videobridge.relay.region = us\n");
    bridge.put(
        JVB + "sip-communicator.properties",
        """
        org.jitsi.videobridge.REGION=eu
        org.ice4j.ice.harvest.NAT_HARVESTER_LOCAL_ADDRESS=10.0.0.21
        org.ice4j.ice.harvest.NAT_HARVESTER_PUBLIC_ADDRESS=203.0.113.21
        org.ice4j.ice.harvest.STUN_MAPPING_HARVESTER_ADDRESSES=stun.example.com:3478
        org.ice4j.ice.harvest.DISABLE_AWS_HARVESTER=false
        org.jitsi.videobridge.TCP_HARVESTER_PORT=4443
        """);
    meet.put(
        JICOFO + "sip-communicator.properties",
        """
        org.jitsi.jicofo.BridgeSelector.BRIDGE_SELECTION_STRATEGY=RegionBasedBridgeSelectionStrategy
        org.jitsi.jicofo.HEALTH_CHECK_INTERVAL=5000
        org.jitsi.jicofo.jibri.BREWERY=JibriBrewery@internal.auth.meet.example.com
        """);
    String file = JVB + "sip-communicator.properties";

    assertThat(review())
        .contains("jitsi_bridge_region: \"eu\" # " + file + ":1\n")
        .contains("[{local: \"10.0.0.21\", public: \"203.0.113.21\"}] # " + file + ":2\n")
        .contains("jitsi_bridge_stun_servers: [\"stun.example.com:3478\"]")
        .contains("jitsi_bridge_aws_mapping: true")
        .contains("bridge1: " + file + ":6: org.jitsi.videobridge.TCP_HARVESTER_PORT; no")
        .contains("jitsi_meet_jicofo_strategy: \"RegionBasedBridgeSelectionStrategy\"")
        .contains("jitsi_meet_jicofo_health_interval: 5\n".strip())
        .contains("org.jitsi.jicofo.jibri.BREWERY; no")
        .doesNotContain("\"us\"");
  }

  @Test
  void readsWhereTheBridgeFindsProsody() {
    bridge.put(
        JVB + "jvb.conf",
        """
        videobridge.apis.xmpp-client.configs.shard {
          HOSTNAME = "10.0.0.5"
          DISABLE_CERTIFICATE_VERIFICATION = true
        }
        """);

    assertThat(review())
        .contains("jitsi_xmpp_host: \"10.0.0.5\" # /etc/jitsi/videobridge/jvb.conf:2\n")
        .doesNotContain("DISABLE");
  }

  @Test
  void readsProsodysFiles() {
    meet.put(
        SERVER,
        """
        -- "muc_mam";
        modules_enabled = { "roster"; "tls"; "carbons"; 'admin_shell';
          "muc_census"; }
        limits = { c2s = { rate = "256kb/s"; }; s2sin = { rate = "30kb/s"; }; }
        """);
    meet.put(
        SITE,
        """
        external_service_secret = "TurnByHand1";
        external_services = {
          { type = "stun", host = "turn.example.com", port = 443 },
          { type = "turns", host = "turn.example.com", port = 443, transport = "tcp", secret = true }
        }
        VirtualHost "meet.example.com"
          authentication = "jitsi-anonymous"
          modules_enabled = { "bosh"; "muc_lobby_rooms"; "polls" }
          lobby_muc = "lobby.meet.example.com"
          c2s_require_encryption = false
        VirtualHost "recorder.meet.example.com"
          authentication = "internal_plain"
        Component "conference.meet.example.com" "muc"
          modules_enabled = { "muc_max_occupants" }
          muc_max_occupants = 25
          muc_access_whitelist = { "focus@auth.meet.example.com" }
        Component "speakerstats.meet.example.com" "speakerstats_component"
          muc_component = "conference.meet.example.com"
        """);

    assertThat(review())
        .contains(
            "jitsi_meet_features: [\"lobby\", \"polls\", \"speaker_stats\"] # " + SITE + ":6\n")
        .contains("jitsi_meet_stun_servers: [\"turn.example.com:443\"] # " + SITE + ":3\n")
        .contains("jitsi_meet_prosody_client_rate_kb: 256 # " + SERVER + ":4\n")
        .contains(
            """
            # meet1: /etc/prosody/prosody.cfg.lua:2: module admin_shell; no option says this
            # meet1: /etc/prosody/prosody.cfg.lua:3: module muc_census; no option says this
            # meet1: %1$s:4: TURN server turn.example.com:443; a server that is yours can be in the group \
            jitsi_turn, and keeps its secret
            # meet1: %1$s:11: VirtualHost recorder.meet.example.com; no option says this
            # meet1: %1$s:14: module muc_max_occupants; no option says this
            # meet1: %1$s:15: muc_max_occupants; no option says this
            # meet1: %1$s:16: muc_access_whitelist; no option says this
            """
                .formatted(SITE))
        .doesNotContain("TurnByHand1", "carbons", "muc_mam", "lobby_muc");
  }

  @Test
  void aTurnServerOfTheInventoryIsNotLost() {
    turn = List.of("turn.example.com");
    meet.put(
        SITE,
        """
        turncredentials = {
          { type = "stun", host = "turn.example.com", port = "3478" },
          { type = "turn", host = "turn.example.com", port = "3478", secret = "InItsEntry1" }
        }
        """);

    FormerSettings former = FormerSettings.of(request());

    assertThat(former.lost()).isEmpty();
    assertThat(former.options()).isEmpty();
    assertThat(former.secrets()).isEqualTo(Map.of("turn", "InItsEntry1"));
  }

  @Test
  void findsTokensAndTheirSecret() {
    meet.put(
        SITE,
        """
        VirtualHost "meet.example.com"
          authentication = "token"
          app_id = "my_app"
          app_secret = "TokensByHand1"
          allow_empty_token = true
        """);

    assertThat(review())
        .contains("jitsi_meet_authentication: \"jwt\"", "jitsi_meet_jwt_app_id: \"my_app\"")
        .contains("jitsi_meet_jwt_allow_empty: true")
        .doesNotContain("TokensByHand1");
    assertThat(FormerSettings.of(request()).secrets()).isEqualTo(Map.of("jwt", "TokensByHand1"));
  }

  @Test
  void namesFilesThatItCannotRead() {
    meet.put(SERVER, "Include \"conf.d/*.cfg.lua\"\nInclude \"mine/*.lua\"\n");
    meet.put(JICOFO + "jicofo.conf", "jicofo {\n  include \"mine.conf\"\n}\n");
    bridge.put(JVB + "jvb.conf", "videobridge {\n");

    assertThat(review())
        .contains("# meet1: " + SERVER + ":2: what is included from mine/*.lua; no")
        .contains("# meet1: /etc/jitsi/jicofo/jicofo.conf:2: include; no")
        .contains("# bridge1: /etc/jitsi/videobridge/jvb.conf:1: the whole file, which is no HOCON")
        .doesNotContain(":1: what is included");
  }

  @Test
  void namesTheSecretsOfTurnServersThatDiffer() {
    turn = List.of("a", "b");
    meet.put(
        SITE,
        "external_services = {\n{ host = 'a', secret = 'First-2020' },\n{ host = 'b', secret ="
            + " 'Second-2020' } }");

    assertThat(review())
        .contains(SITE + ":3: another secret of a TURN server; all servers")
        .doesNotContain("First", "Second");
  }

  @Test
  void namesWhoElseIsLoggedIn() {
    clients = List.of("192.0.2.77");

    assertThat(review()).contains("# meet1: 5222/tcp: a login from 192.0.2.77; 5222/tcp is for");
  }

  @Test
  void leavesOutWhatTheInventorySaysToo() {
    bridge.put(JVB + "jvb.conf", "videobridge { relay.region = eu, ice.udp.port = 10001 }\n");
    bridgeOptions.put("jitsi_bridge_region", "eu");
    bridgeOptions.put("jitsi_bridge_media_port", 10000);
    meet.put(
        SITE,
        "VirtualHost \"meet.example.com\"\n modules_enabled = { \"polls\"; 'av_moderation' }");
    meetOptions.put("jitsi_meet_features", List.of("polls", "av_moderation"));

    assertThat(review())
        .contains("jitsi_bridge_media_port: 10001")
        .doesNotContain("region", "features");
  }

  @Test
  void filesOfOursHaveNothingFormer() {
    bridge.put(
        JVB + "jvb.conf",
        "# Managed by the Ansible collection scalable.jitsi. …\nvideobridge.relay.region = eu\n");

    assertThat(FormerSettings.of(request()).options()).isEmpty();
  }

  @Test
  void nothingThatIsNoWordGetsIntoTheReview() {
    bridge.put(JVB + "jvb.conf", "videobridge.relay.region = \"eu\\\"\\nexec: {{ evil }}\"\n");
    meet.put(SITE, "VirtualHost \"meet.example.com\"\n modules_enabled = { \"a\\nb: c\" }\n");

    assertThat(review())
        .contains("# bridge1: /etc/jitsi/videobridge/jvb.conf:1: videobridge.relay.region; no")
        .contains("module a setting; no")
        .doesNotContain("evil");
  }

  private String review() {
    TakeOverRequest request = request();
    return ReviewFile.text(FormerSettings.of(request).without(request));
  }

  private TakeOverRequest request() {
    return new TakeOverRequest(
        false,
        false,
        "/nowhere/jitsi_take_over.yml",
        new PlanRequest.SecretsPart("/nowhere/vault", List.of()),
        new PlanRequest.NicknamesPart("/nowhere/registry"),
        "meet.example.com",
        turn,
        clients,
        new FormerHost("meet1", meet, meetOptions),
        List.of(new FormerHost("bridge1", bridge, bridgeOptions)));
  }
}
