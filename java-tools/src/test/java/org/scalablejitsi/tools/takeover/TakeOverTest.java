package org.scalablejitsi.tools.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.tools.plan.PlanRequest;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.vault.DecryptResult;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;

final class TakeOverTest {

  private static final byte[] PASSWORD = "correct-horse".getBytes(StandardCharsets.UTF_8);
  private static final String PROPERTIES = "/etc/jitsi/videobridge/sip-communicator.properties";
  private static final String HOCON = "/etc/jitsi/videobridge/jvb.conf";
  private static final String JICOFO = "/etc/jitsi/jicofo/";
  private static final String SITE = "/etc/prosody/conf.avail/meet.example.com.cfg.lua";
  private static final String ACCOUNTS = "/var/lib/prosody/auth%2emeet%2eexample%2ecom/accounts/";

  /** As prosody 0.12 stores an account. */
  private static final String ACCOUNT =
      """
      return {
      \t["iteration_count"] = 10000;
      \t["stored_key"] = "%s";
      \t["salt"] = "5a1f0c3e-0000-4000-8000-000000000001";
      };
      """;

  private static final String JVB_KEY = "d5515d29367624210e366eaa1fcb82ebddd0c432";
  private static final String FOCUS_KEY = "5997f66622a4e24dbc1545326c2d5264a705aac0";

  @TempDir Path folder;
  private final Map<String, String> meet = new HashMap<>();
  private final Map<String, String> bridge1 = new HashMap<>();
  private final Map<String, String> bridge2 = new HashMap<>();
  private boolean check;
  private boolean confirmed = true;

  @BeforeEach
  void anInstallationInBothLayouts() {
    meet.put(ACCOUNTS + "jvb.dat", ACCOUNT.formatted(JVB_KEY));
    meet.put(ACCOUNTS + "focus.dat", ACCOUNT.formatted(FOCUS_KEY));
    meet.put(JICOFO + "jicofo.conf", "jicofo.xmpp.client { password = \"FocusByHand-2020\" }");
    bridge1.put(PROPERTIES, properties("jvb1", "Bridges+By.Hand1"));
    bridge1.put(HOCON, hocon("unused", "MadeUpByThePackage"));
    bridge2.put(HOCON, hocon("8F14-b", "Bridges+By.Hand1"));
  }

  private static String properties(String nickname, String password) {
    return """
        org.jitsi.videobridge.xmpp.user.shard.HOSTNAME=meet.example.com
        org.jitsi.videobridge.xmpp.user.shard.DOMAIN=auth.meet.example.com
        org.jitsi.videobridge.xmpp.user.shard.USERNAME=jvb
        org.jitsi.videobridge.xmpp.user.shard.PASSWORD=%s
        org.jitsi.videobridge.xmpp.user.shard.MUC_JIDS=JvbBrewery@internal.auth.meet.example.com
        org.jitsi.videobridge.xmpp.user.shard.MUC_NICKNAME=%s
        """
        .formatted(password, nickname);
  }

  private static String hocon(String nickname, String password) {
    return """
        videobridge.apis.xmpp-client.configs {
          shard {
            hostname = localhost
            Domain = "auth.meet.example.com"
            USERNAME = jvb
            PASSWORD = "%s"
            MUC_JIDS = "JvbBrewery@internal.auth.meet.example.com"
            MUC_NICKNAME = "%s"
          }
        }
        """
        .formatted(password, nickname);
  }

  @Test
  void bringsPasswordsAndNicknamesIntoVaultAndRegistry() throws IOException {
    TakeOverReport report = takeOver();

    assertThat(report.secrets()).containsExactly("focus", "jvb");
    assertThat(report.nicknames()).isEqualTo(Map.of("bridge1", "jvb1", "bridge2", "8F14-b"));
    assertThat(report.layouts())
        .isEqualTo(
            Map.of(
                "meet1",
                ConfigLayout.HOCON,
                "bridge1",
                ConfigLayout.PROPERTIES,
                "bridge2",
                ConfigLayout.HOCON));
    assertThat(vault())
        .isEqualTo(
            """
            version: 1
            secrets:
              focus:
                generation: 0
                value: "FocusByHand-2020"
              jvb:
                generation: 0
                value: "Bridges+By.Hand1"
            """);
    assertThat(Files.readString(registryFile()))
        .endsWith("nicknames:\n  bridge1: jvb1\n  bridge2: 8F14-b\n");
  }

  @Test
  void asksProsodyWhichOfJicofosFilesIsRead() throws IOException {
    meet.put(JICOFO + "jicofo.conf", "jicofo.xmpp.client.password = MadeUpByThePackage");
    meet.put(
        JICOFO + "sip-communicator.properties",
        "org.jitsi.jicofo.FOCUS_USER_PASSWORD=FocusByHand-2020\n");

    assertThat(takeOver().layouts()).containsEntry("meet1", ConfigLayout.PROPERTIES);
    assertThat(vault()).contains("FocusByHand-2020");
  }

  @Test
  void findsJicofosPasswordInItsEnvironmentToo() throws IOException {
    meet.remove(JICOFO + "jicofo.conf");
    meet.put(JICOFO + "config", "JICOFO_HOST=localhost\nJICOFO_AUTH_PASSWORD=FocusByHand-2020\n");

    takeOver();

    assertThat(vault()).contains("FocusByHand-2020");
  }

  @Test
  void takesTheSecretOfAnOldJicofosComponent() throws IOException {
    meet.put(
        SITE,
        """
        Component "focus.meet.example.com"
            component_secret = "ComponentByHand1"

        Component "conference.meet.example.com" "muc"
        """);

    assertThat(takeOver().secrets()).containsExactly("focus", "component", "jvb");
    assertThat(vault()).contains("ComponentByHand1");
  }

  @Test
  void leavesTheSecretThatAnUpgradeMadeUseless() {
    meet.put(
        SITE,
        """
        Component "focus.meet.example.com" "client_proxy"
            target_address = "focus@auth.meet.example.com"
            component_secret = "ComponentByHand1"
        """);

    assertThat(takeOver().secrets()).containsExactly("focus", "jvb");
  }

  @Test
  void takesTheSecretOfTurnServers() throws IOException {
    meet.put(
        SITE,
        """
        -- external_service_secret = "AnExample";
        external_service_secret = "TurnByHand1";
        VirtualHost "meet.example.com"
        """);

    assertThat(takeOver().secrets()).containsExactly("focus", "turn", "jvb");
    assertThat(vault()).contains("TurnByHand1").doesNotContain("AnExample");
  }

  @Test
  void waitsUntilWhatTheHostsHadSetIsDecided() throws IOException {
    confirmed = false;
    bridge2.put(HOCON, hocon("8F14-b", "Bridges+By.Hand1") + "videobridge.relay.region = eu\n");
    meet.put(SITE, "VirtualHost \"recorder.meet.example.com\"\n");

    TakeOverReport report = takeOver();

    assertThat(report.waits()).isTrue();
    assertThat(report.written()).isEmpty();
    assertThat(vaultFile()).doesNotExist();
    assertThat(registryFile()).doesNotExist();
    assertThat(Files.readString(folder.resolve("jitsi_take_over.yml")))
        .contains("jitsi_bridge_region: \"eu\"", "VirtualHost recorder.meet.example.com")
        .doesNotContain("Bridges+By.Hand1");

    confirmed = true;
    assertThat(takeOver().written()).hasSize(2);
  }

  @Test
  void changesNothingTheSecondTime() throws IOException {
    takeOver();
    String before = Files.readString(vaultFile());

    assertThat(takeOver().written()).isEmpty();
    assertThat(Files.readString(vaultFile())).isEqualTo(before);
  }

  @Test
  void writesNothingInADryRun() {
    check = true;

    assertThat(takeOver().written())
        .containsExactly(vaultFile().toString(), registryFile().toString());
    assertThat(vaultFile()).doesNotExist();
    assertThat(registryFile()).doesNotExist();
  }

  @Test
  void namesAllThatIsWrongAndWritesNothing() {
    bridge1.put(PROPERTIES, properties("8f14-B", "Anothers-Password"));
    meet.remove(JICOFO + "jicofo.conf");

    refused(
        """
        error: host meet1: no file in /etc/jitsi/jicofo has jicofo's password; see that jicofo is \
        installed and configured there
        error: host bridge1: its password is not that of prosody's account \
        jvb@auth.meet.example.com; write the right one into its file, which the other hosts of the \
        account have, or register it anew with `prosodyctl register`
        error: host bridge2: its nickname '8F14-b' is that of host bridge1 too; give it another \
        MUC_NICKNAME there and restart the bridge, or release that of bridge1 with `jitsi-tools \
        nicknames release` if it is gone for good [JT022]""");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PASSWORD=.* | PASSWORD=has\\\\u0020space1 | the bridge's password is not 8 to 128 letters, digits and ._+/=@:,-, with a letter or digit first, so it cannot stand in every file",
        "MUC_NICKNAME=.* | MUC_NICKNAME=two words | MUC_NICKNAME 'two words' is no nickname",
        "USERNAME=jvb | USERNAME=bridge | the bridge's USERNAME is 'bridge', not 'jvb'",
        "DOMAIN=.* | DOMAIN=auth.example.com | the bridge's DOMAIN is 'auth.example.com', not 'auth.meet.example.com'",
        "JvbBrewery@ | brewery@ | the bridge's MUC_JIDS is 'brewery@internal.auth.meet.example.com', not 'jvbbrewery@internal.auth.meet.example.com'"
      })
  void refusesWhatOurFilesCannotSay(String from, String to, String complaint) {
    bridge1.put(PROPERTIES, properties("jvb1", "Bridges+By.Hand1").replaceFirst(from, to));

    assertThatThrownBy(this::takeOver)
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("error: host bridge1: " + complaint);
    assertThat(vaultFile()).doesNotExist();
  }

  @Test
  void refusesABridgeWithoutLoginOrWithTwo() {
    bridge1.clear();
    String login = hocon("8F14-b", "Bridges+By.Hand1");
    bridge2.put(HOCON, login + login.replace("shard", "shard2"));

    refused(
        """
        error: host bridge1: no file in /etc/jitsi/videobridge/ has a complete login of the \
        bridge; complete HOSTNAME, USERNAME, PASSWORD, MUC_JIDS and MUC_NICKNAME there, or take \
        the host out of the group jitsi_bridges until this is done
        error: host bridge2: the bridge has 2 logins, and one is what can be taken over; remove \
        the others from its files""");
  }

  @Test
  void namesAnAccountThatProsodyDidNotWrite() {
    meet.put(ACCOUNTS + "focus.dat", ACCOUNT.formatted(FOCUS_KEY).replace("10000", "2000000000"));

    refused(
        """
        error: host meet1: /var/lib/prosody/auth%2emeet%2eexample%2ecom/accounts/focus.dat is not \
        as prosody writes it: its iteration_count is not a whole number from 1 to 100000; register \
        the account anew with `prosodyctl register`""");
  }

  /** Files with nothing but line ends took a step for each two of them. */
  @Test
  void readsLargeFilesOfAHost() {
    meet.put(SITE, "\n".repeat(500_000));
    meet.put(JICOFO + "config", "\n".repeat(500_000));

    assertThat(takeOver().secrets()).containsExactly("focus", "jvb");
  }

  @Test
  void readsNoFileOfTheControllerForAHost() throws IOException {
    Path own = Files.writeString(folder.resolve("own.conf"), hocon("8F14-b", "Bridges+By.Hand1"));
    bridge2.put(HOCON, "include file(\"" + own + "\")\n");

    refused(
        """
        error: host bridge2: no file in /etc/jitsi/videobridge/ has a complete login of the \
        bridge; complete HOSTNAME, USERNAME, PASSWORD, MUC_JIDS and MUC_NICKNAME there, or take \
        the host out of the group jitsi_bridges until this is done""");
  }

  @Test
  void refusesAnInstallationWithoutAccounts() {
    meet.remove(ACCOUNTS + "focus.dat");

    refused(
        """
        error: host meet1: prosody has no account focus@auth.meet.example.com (/var/lib/prosody/\
        auth%2emeet%2eexample%2ecom/accounts/focus.dat); see that jitsi_domain is right, and that \
        auth.meet.example.com keeps its accounts in prosody's internal storage""");
  }

  @Test
  void neverReplacesAValueOfTheVault() throws IOException {
    String former =
        """
        version: 1
        secrets:
          jvb:
            generation: 3
            value: "AnotherValue12"
        """;
    VaultPassword password = new VaultPassword("default", PASSWORD);
    Files.writeString(vaultFile(), Vault.with(password).encrypt(former, new Random(1)));

    assertThatThrownBy(this::takeOver)
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "error: " + vaultFile() + " has another value for the secret 'jvb' than the hosts; ");
    assertThat(vault()).isEqualTo(former);
    assertThat(registryFile()).doesNotExist();
  }

  private void refused(String message) {
    assertThatThrownBy(this::takeOver)
        .isInstanceOf(ProblemException.class)
        .hasMessage(message)
        .hasMessageNotContainingAny("Anothers-Password", "Bridges+By.Hand1");
    assertThat(vaultFile()).doesNotExist();
    assertThat(registryFile()).doesNotExist();
  }

  private TakeOverReport takeOver() {
    return new TakeOver(new Random(1))
        .run(
            new TakeOverRequest(
                check,
                confirmed,
                folder.resolve("jitsi_take_over.yml").toString(),
                new PlanRequest.SecretsPart(
                    vaultFile().toString(),
                    List.of(new PlanRequest.PasswordPart("default", PASSWORD))),
                new PlanRequest.NicknamesPart(registryFile().toString()),
                "meet.example.com",
                List.of(),
                List.of(),
                new FormerHost("meet1", meet, Map.of()),
                List.of(
                    new FormerHost("bridge1", bridge1, Map.of()),
                    new FormerHost("bridge2", bridge2, Map.of()))));
  }

  private String vault() throws IOException {
    DecryptResult opened =
        Vault.open(Files.readString(vaultFile()), List.of(new VaultPassword("default", PASSWORD)));
    return opened instanceof DecryptResult.Text text ? text.text() : "";
  }

  private Path vaultFile() {
    return folder.resolve("jitsi_secrets.yml");
  }

  private Path registryFile() {
    return folder.resolve("jitsi_nicknames.yml");
  }
}
