package org.scalablejitsi.tools.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.certificate.CertificateText;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.secrets.RotationStep;

/** A request for one meet host and three bridges over the fixture's roles, open to be spoilt. */
final class GoldenRun {

  static final Path FIXTURE = fixture();
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-23T23:59:00.123Z"));

  final Path vault;
  final Path registry;
  final Map<String, List<String>> roles = new LinkedHashMap<>();
  final List<Host> hosts = new ArrayList<>();
  List<PlanRequest.PasswordPart> passwords = List.of(password("default", "correct horse"));
  final List<CertificateText> certificates = new ArrayList<>();
  final Map<String, RotationStep> rotation = new LinkedHashMap<>();
  boolean check;

  GoldenRun(Path folder) {
    vault = folder.resolve("jitsi_secrets.yml");
    registry = folder.resolve("jitsi_nicknames.yml");
    roles.put("jitsi_meet", List.of(FIXTURE.resolve("roles/meet").toString()));
    roles.put("jitsi_bridges", List.of(FIXTURE.resolve("roles/bridge").toString()));
    hosts.add(host("meet1", "jitsi_meet"));
    for (int i = 1; i <= 3; i++) {
      hosts.add(host("bridge" + i, "jitsi_bridges"));
      set("bridge" + i, "jitsi_bridge_addresses", List.of("10.0.0." + (20 + i), "2001:db8::" + i));
    }
  }

  static PlanRequest.PasswordPart password(String id, String password) {
    return new PlanRequest.PasswordPart(id, password.getBytes(StandardCharsets.UTF_8));
  }

  static Host host(String name, String group) {
    Map<String, @Nullable Object> vars = new LinkedHashMap<>();
    vars.put("jitsi_domain", "meet.example.com");
    vars.put("jitsi_config_layout", "hocon");
    return new Host(name, Set.of(group), vars);
  }

  void set(String host, String variable, @Nullable Object value) {
    change(one -> one.name().equals(host), vars -> vars.put(variable, value));
  }

  void change(Predicate<Host> which, Consumer<Map<String, @Nullable Object>> change) {
    hosts.replaceAll(
        host -> {
          Map<String, @Nullable Object> vars = new LinkedHashMap<>(host.vars());
          change.accept(vars);
          return which.test(host) ? new Host(host.name(), host.groups(), vars) : host;
        });
  }

  PlanRequest request() {
    return new PlanRequest(
        PlanRequest.SCHEMA,
        check,
        new PlanRequest.SecretsPart(vault.toString(), passwords),
        new PlanRequest.NicknamesPart(registry.toString()),
        roles,
        hosts,
        certificates,
        rotation);
  }

  /** Plans with a randomness that is not: each run makes the same secrets. */
  Plan plan() {
    return new Planner("0.0.0", new Random(1), CLOCK).plan(request(), List.of(), Progress.NONE);
  }

  /** The files the plan may write, and whatever else came to lie beside them. */
  Map<String, String> filesOnDisk() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (var listed = Files.list(Objects.requireNonNull(vault.getParent()))) {
      for (Path file : listed.sorted().toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }

  static String resource(String name) {
    try (var in = Objects.requireNonNull(GoldenRun.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path fixture() {
    URL found = Objects.requireNonNull(GoldenRun.class.getResource("/golden/roles"));
    try {
      return Objects.requireNonNull(Path.of(found.toURI()).getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
