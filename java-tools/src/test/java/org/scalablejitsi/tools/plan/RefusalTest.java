package org.scalablejitsi.tools.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalablejitsi.tools.certificate.CertificateText;
import org.scalablejitsi.tools.problem.ProblemException;

/** Whatever is wrong: it is said in full, and the vault and the registry stay as they were. */
class RefusalTest {

  @TempDir Path folder;
  private GoldenRun run = new GoldenRun(Path.of("."));

  @BeforeEach
  void oldFiles() {
    run = new GoldenRun(folder);
    run.plan();
    // One more bridge, so that a run that is right would write the registry.
    run.hosts.add(GoldenRun.host("bridge4", "jitsi_bridges"));
    run.set("bridge4", "jitsi_bridge_addresses", List.of("10.0.0.24"));
  }

  static Stream<Arguments> spoiltInput() {
    return Stream.of(
        spoilt(
            "no meet host",
            run -> run.hosts.removeIf(host -> host.name().equals("meet1")),
            "error: no host is in group jitsi_meet; put exactly one host there [JT001]"),
        spoilt(
            "two meet hosts",
            run -> run.hosts.add(GoldenRun.host("meet2", "jitsi_meet")),
            "error: 2 hosts are in group jitsi_meet: meet1, meet2; "
                + "leave exactly one of them there [JT001]"),
        spoilt(
            "no bridges",
            run -> run.hosts.removeIf(host -> host.name().startsWith("bridge")),
            "error: no host is in group jitsi_bridges; put at least one host there [JT002]"),
        spoilt(
            "a bridge without an address",
            run -> run.set("bridge2", "jitsi_bridge_addresses", List.of()),
            "error: host bridge2: jitsi_bridge_addresses is not set or empty; list the addresses"
                + " the meet host sees it under, for example `jitsi_bridge_addresses:"
                + " [203.0.113.21]` [JT005]"),
        spoilt(
            "no domain",
            run -> run.change(host -> true, vars -> vars.remove("jitsi_domain")),
            "error: 5 hosts (meet1, bridge1, bridge2, …): jitsi_domain is not set; set it for all"
                + " hosts, for example `jitsi_domain: meet.example.com` [JT004]"),
        spoilt(
            "a domain that is no host name",
            run -> run.set("meet1", "jitsi_domain", "meet_example"),
            "error: host meet1: jitsi_domain 'meet_example' is not a host name in lower case; set"
                + " it to one, for example `jitsi_domain: meet.example.com` [JT004]"),
        spoilt(
            "a certificate without its key",
            run -> run.set("meet1", "jitsi_meet_tls_certificate", "/etc/ssl/c.crt"),
            "error: host meet1: jitsi_meet_tls_certificate is set without jitsi_meet_tls_key; set"
                + " both, or none for a self-signed certificate [JT009]"),
        spoilt(
            "a nickname twice",
            run -> run.set("bridge4", "jitsi_bridge_nickname", "BRIDGE1"),
            "error: hosts bridge1 and bridge4 have the same nickname 'BRIDGE1'; choose another"
                + " jitsi_bridge_nickname for bridge4 [JT022]"),
        spoilt(
            "a certificate that is none",
            run -> run.certificates.add(new CertificateText("meet1", "meet.example.com", "x", "")),
            "error: host meet1: the certificate's file holds no readable certificate; put the"
                + " chain there as PEM, from `-----BEGIN CERTIFICATE-----` on [JT051]"),
        spoilt(
            "no vault password",
            run -> run.passwords = List.of(),
            "error: VAULT is encrypted and no vault password was given; give it with"
                + " --vault-password-file or --vault-id"),
        spoilt(
            "a wrong vault password",
            run -> run.passwords = List.of(GoldenRun.password("default", "wrong")),
            "error: wrong vault password for VAULT, or the file was changed; give the password it"
                + " was encrypted with, or restore the file"),
        spoilt(
            "a role that is not there",
            run -> run.roles.put("jitsi_meet", List.of("/no/role")),
            "error: /no/role/vars/files.yml does not exist; install the collection again or fix"
                + " the path"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spoiltInput")
  void refusesAndWritesNothing(String what, Consumer<GoldenRun> spoil, String message)
      throws IOException {
    Map<String, String> before = run.filesOnDisk();
    spoil.accept(run);

    assertThat(refusal()).isEqualTo(message.replace("VAULT", run.vault.toString()));
    assertThat(run.filesOnDisk()).isEqualTo(before);
  }

  @Test
  void refusesADamagedVault() throws IOException {
    String vault = Files.readString(run.vault);
    Files.writeString(run.vault, vault.substring(0, vault.length() - 100));
    Map<String, String> before = run.filesOnDisk();

    assertThat(refusal())
        .startsWith("error: " + run.vault + " is damaged: ")
        .endsWith("; restore it from a backup or from version control");
    assertThat(run.filesOnDisk()).isEqualTo(before);
  }

  @Test
  void refusesAPlainTextVault() throws IOException {
    Files.writeString(run.vault, "version: 1\nsecrets: {jvb: {value: TopSecretValue}}\n");

    assertThat(refusal())
        .startsWith("error: " + run.vault + " is not encrypted; encrypt it with `ansible-vault")
        .doesNotContain("TopSecretValue");
  }

  @ParameterizedTest
  @MethodSource("brokenTemplates")
  void refusesATemplate(String template, String message) throws IOException {
    Path role = roleWith(template);
    run.roles.put("jitsi_bridges", List.of(role.toString()));
    Map<String, String> before = run.filesOnDisk();

    assertThat(refusal())
        .isEqualTo(
            "error: 4 hosts (bridge1, bridge2, bridge3, …): "
                + message.replace("ROLE", role.toString()));
    assertThat(run.filesOnDisk()).isEqualTo(before);
  }

  static Stream<Arguments> brokenTemplates() {
    return Stream.of(
        Arguments.of(
            "a = 1\nb = {{ jitsi_nope }}\n",
            "template ROLE/templates/jvb.conf.j2:2:8: 'jitsi_nope' is undefined; define it in the"
                + " inventory or in the role's defaults"),
        Arguments.of(
            "a = 1\n{% if true %}\nb = 2\n",
            "template ROLE/templates/jvb.conf.j2:2:1: Syntax error in '{% if true %}': Missing end"
                + " tag: endif for tag defined as: {% if true %}; fix the template"),
        Arguments.of(
            "a = 1\nb {\n",
            "/etc/jvb.conf from template jvb.conf.j2 is not valid hocon: line 3: expecting a close"
                + " parentheses ')' here, not: end of file; fix the template or the variables it"
                + " prints there [JT032]"));
  }

  @Test
  void refusesOldPropertiesBesideHocon() throws IOException {
    Path role = roleWith("org.jitsi.videobridge.x=1\n");
    Path list = role.resolve("vars/files.yml");
    Files.writeString(
        list,
        Files.readString(list)
            .replace("format: hocon, service: s", "format: properties, service: videobridge"));
    run.roles.put("jitsi_bridges", List.of(role.toString()));

    assertThat(refusal())
        .isEqualTo(
            "error: 4 hosts (bridge1, bridge2, bridge3, …): /etc/jvb.conf from template"
                + " jvb.conf.j2 sets 'org.jitsi.videobridge.x', which wins over the HOCON file"
                + " without a word; set it in the HOCON file and remove it there [JT041]");
  }

  private Path roleWith(String template) throws IOException {
    Path role = Files.createDirectories(folder.resolve("../role-" + folder.getFileName()));
    Files.createDirectories(role.resolve("vars"));
    Files.createDirectories(role.resolve("templates"));
    Files.writeString(
        role.resolve("vars/files.yml"),
        "f: [{template: jvb.conf.j2, dest: /etc/jvb.conf, owner: a, group: b, mode: '0640',"
            + " format: hocon, service: s}]");
    Files.writeString(role.resolve("templates/jvb.conf.j2"), template);
    return role.toRealPath();
  }

  private String refusal() {
    ProblemException refused = catchThrowableOfType(ProblemException.class, () -> run.plan());
    assertThat(refused).as("the plan must be refused").isNotNull();
    return String.valueOf(refused.getMessage());
  }

  private static Arguments spoilt(String what, Consumer<GoldenRun> spoil, String message) {
    return Arguments.of(what, spoil, message);
  }
}
