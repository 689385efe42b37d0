package org.scalablejitsi.tools.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scalablejitsi.tools.certificate.CertificateText;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.secrets.AccountLogin;
import org.scalablejitsi.tools.secrets.RotationStep;
import org.scalablejitsi.tools.secrets.SecretId;

class PlannerTest {

  @TempDir Path folder;
  private GoldenRun run = new GoldenRun(Path.of("."));

  @BeforeEach
  void freshRun() {
    run = new GoldenRun(folder);
  }

  @Test
  void makesSecretsAndNicknamesAndWritesThem() throws IOException {
    Plan plan = run.plan();

    assertThat(plan.written()).containsExactly(run.vault.toString(), run.registry.toString());
    assertThat(plan.secrets().generated()).containsExactly("focus", "jvb");
    assertThat(plan.secrets().placeholders().values())
        .containsExactly(new SecretId("focus", 1), new SecretId("jvb", 1));
    assertThat(plan.nicknames())
        .isEqualTo(Map.of("bridge1", "bridge1", "bridge2", "bridge2", "bridge3", "bridge3"));
    assertThat(plan.assigned()).containsExactly("bridge1", "bridge2", "bridge3");
    assertThat(run.filesOnDisk()).containsOnlyKeys("jitsi_secrets.yml", "jitsi_nicknames.yml");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.vault)))
        .isEqualTo("rw-------");
  }

  @Test
  void writesNothingWhenNothingIsMissing() throws IOException {
    run.plan();
    Map<String, String> before = run.filesOnDisk();

    Plan second = run.plan();

    assertThat(second.written()).isEmpty();
    assertThat(second.secrets().generated()).isEmpty();
    assertThat(second.assigned()).isEmpty();
    assertThat(run.filesOnDisk()).isEqualTo(before);
  }

  @Test
  void holdsTheLocksOfBothFilesUnlessNothingIsToBeWritten() throws IOException {
    for (Path file : List.of(run.vault, run.registry)) {
      // Nothing can be locked where a directory has the lock's name.
      Path lock = Files.createDirectory(file.resolveSibling("." + file.getFileName() + ".lock"));

      assertThatThrownBy(() -> run.plan()).hasMessageContaining(file + " cannot be locked");
      run.check = true;
      assertThat(run.plan().wouldWrite()).hasSize(2);
      run.check = false;
      Files.delete(lock);
    }
  }

  @Test
  void rendersTheSameAgain() {
    Plan first = run.plan();

    assertThat(run.plan().hosts()).isEqualTo(first.hosts());
  }

  @Test
  void saysInADryRunWhatItWouldWriteAndNeedsNoPassword() throws IOException {
    run.check = true;
    run.passwords = List.of();

    assertThat(run.plan().wouldWrite())
        .containsExactly(run.vault.toString(), run.registry.toString());
    assertThat(run.filesOnDisk()).isEmpty();
  }

  @Test
  void inADryRunRendersWhatTheRealRunRenders() {
    run.check = true;
    Plan dry = run.plan();
    run.check = false;

    assertThat(run.plan().hosts()).isEqualTo(dry.hosts());
  }

  @Test
  void keepsNicknamesWhenBridgesComeAndGo() {
    run.plan();
    run.hosts.removeIf(host -> host.name().equals("bridge2"));
    run.hosts.add(GoldenRun.host("BRIDGE2", "jitsi_bridges"));
    run.set("BRIDGE2", "jitsi_bridge_addresses", List.of("10.0.0.99"));

    assertThat(run.plan().nicknames())
        .isEqualTo(Map.of("bridge1", "bridge1", "bridge3", "bridge3", "BRIDGE2", "bridge2-2"));
  }

  @Test
  void listsTheChecksThatPassed() {
    List<PassedCheck> checks = run.plan().checks();

    assertThat(checks)
        .contains(
            new PassedCheck(null, "one meet host", null),
            new PassedCheck(null, "unique nicknames", null),
            new PassedCheck("bridge3", "hocon", "/etc/jitsi/videobridge/jvb.conf"),
            new PassedCheck("meet1", "lua", "/etc/prosody/conf.avail/meet.example.com.cfg.lua"));
  }

  @Test
  void goesOnWithAWarningAndTellsItWithoutItsLevel() {
    run.certificates.add(
        new CertificateText(
            "meet1", "meet.example.com", GoldenRun.resource("/certificates/ec.crt"), ""));

    Plan plan = run.plan();

    assertThat(plan.warnings())
        .containsExactly(
            "host meet1: the chain ends with certificate 'CN=meet', whose issuer 'CN=Intermediate'"
                + " is no well-known root; append the missing certificates, unless your browsers"
                + " know that issuer [JT057]");
    assertThat(plan.checks())
        .contains(new PassedCheck("meet1", "certificate is valid now", "meet.example.com"));
    assertThat(plan.written()).isNotEmpty();
  }

  @Test
  void warnsOfNothingInTheFixture() {
    assertThat(run.plan().warnings()).isEmpty();
  }

  @Test
  void namesThePlaceholdersOfEachFile() {
    Plan plan = run.plan();
    HostFile.Text file =
        (HostFile.Text) Objects.requireNonNull(plan.hosts().get("bridge1")).files().get(0);

    assertThat(file.placeholders())
        .hasSize(1)
        .allSatisfy(
            placeholder -> {
              assertThat(placeholder).matches("JtPlaceholder[A-Za-z0-9]{19}");
              assertThat(file.text()).contains(placeholder);
              assertThat(plan.secrets().placeholders())
                  .containsEntry(placeholder, new SecretId("jvb", 1));
            });
  }

  @Test
  void deploysBothLoginsWhileANextPasswordIsStaged() throws IOException {
    run.plan();
    run.rotation.put("jvb", RotationStep.STAGE);
    Plan staged = run.plan();
    run.rotation.clear();

    assertThat(staged.written()).containsExactly(run.vault.toString());
    assertThat(logins(staged)).containsExactly("jvb-g1", "jvb-g2");
    assertThat(logins(run.plan())).as("also in another run").containsExactly("jvb-g1", "jvb-g2");
    assertThat(staged.secrets().placeholders().values())
        .containsExactly(new SecretId("focus", 1), new SecretId("jvb", 1), new SecretId("jvb", 2));
    assertThat(text(staged))
        .contains("configs.jvb-g1 {", "configs.jvb-g2 {")
        .contains(staged.secrets().placeholders().keySet().stream().skip(1).toList());

    run.rotation.put("jvb", RotationStep.PROMOTE);
    Plan promoted = run.plan();

    assertThat(logins(promoted)).containsExactly("jvb-g2");
    assertThat(text(promoted)).contains("configs.jvb-g2 {").doesNotContain("jvb-g1");
    assertThat(promoted.secrets().versions())
        .filteredOn(entry -> entry.name().equals("jvb"))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.current().generation()).isEqualTo(2);
              assertThat(entry.next()).isNull();
              assertThat(Objects.requireNonNull(entry.previous()).generation()).isEqualTo(1);
            });
  }

  @Test
  void rotatesNothingInADryRunOrWhenAnythingIsWrong() throws IOException {
    run.plan();
    Map<String, String> before = run.filesOnDisk();
    run.rotation.put("jvb", RotationStep.STAGE);
    run.check = true;
    assertThat(run.plan().wouldWrite()).containsExactly(run.vault.toString());
    run.check = false;
    run.set("bridge1", "jitsi_bridge_addresses", List.of("bridge1.example.com"));

    assertThatThrownBy(() -> run.plan()).hasMessageContaining("bridge1.example.com");
    assertThat(run.filesOnDisk()).isEqualTo(before);
  }

  @Test
  void refusesAStepThatDoesNotFitOrASecretThatIsNotThere() throws IOException {
    run.plan();
    Map<String, String> before = run.filesOnDisk();
    run.rotation.put("jvb", RotationStep.PROMOTE);
    run.rotation.put("turn", RotationStep.STAGE);

    assertThatThrownBy(() -> run.plan())
        .hasMessageContaining("secret 'jvb' has no next value")
        .hasMessageContaining("has no secret 'turn'; name some of: focus, jvb");
    assertThat(run.filesOnDisk()).isEqualTo(before);
  }

  private static List<String> logins(Plan plan) {
    return Objects.requireNonNull(plan.secrets().logins().get("jvb")).stream()
        .map(AccountLogin::id)
        .toList();
  }

  private static String text(Plan plan) {
    return text(Objects.requireNonNull(plan.hosts().get("bridge1")).files().get(0));
  }

  private static String text(HostFile file) {
    return ((HostFile.Text) file).text();
  }

  @Test
  void plansALargeFleetInSharesAndGivesItInItsOrder() {
    for (int i = 4; i <= 1_200; i++) {
      run.hosts.add(GoldenRun.host("bridge" + i, "jitsi_bridges"));
      run.set(
          "bridge" + i, "jitsi_bridge_addresses", List.of("10.1." + i / 200 + "." + (i % 200 + 1)));
    }

    Plan plan = run.plan();

    assertThat(plan.hosts().keySet())
        .containsExactlyElementsOf(run.hosts.stream().map(Host::name).toList());
    assertThat(plan.hosts().keySet())
        .allSatisfy(
            host ->
                assertThat(Objects.requireNonNull(plan.hosts().get(host)).files())
                    .anySatisfy(
                        file -> assertThat(text(file)).contains(host.equals("meet1") ? "" : host)));
  }

  @Test
  void leavesOutHostsOfOtherGroups() {
    run.hosts.add(GoldenRun.host("outsider", "all"));

    assertThat(run.plan().hosts()).containsOnlyKeys("meet1", "bridge1", "bridge2", "bridge3");
  }
}
