package org.scalablejitsi.tools.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.render.Role;
import org.scalablejitsi.tools.settings.ListeningPort;
import org.scalablejitsi.tools.settings.TextCheck;
import org.scalablejitsi.tools.settings.UniqueDestinations;
import org.scalablejitsi.tools.settings.UniquePorts;

/** Renders and checks all files of all hosts. */
final class FleetRenderer {

  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final int SMALLEST_SHARE = 500;

  private record Rendered(Host host, List<HostFile> files) {
    Stream<HostFile.Text> texts() {
      return files.stream().filter(HostFile.Text.class::isInstance).map(HostFile.Text.class::cast);
    }
  }

  private record Share(List<Rendered> hosts, Problems problems) {}

  private final Set<String> placeholders;
  private final Problems problems;
  private final Progress progress;
  private final TextCheck textCheck = new TextCheck();
  private final UniqueDestinations uniqueDestinations = new UniqueDestinations();
  private final UniquePorts uniquePorts = new UniquePorts();
  private final Map<String, Plan.HostFiles> hosts = new LinkedHashMap<>();
  private final List<PassedCheck> passed = new ArrayList<>();

  FleetRenderer(Set<String> placeholders, Problems problems, Progress progress) {
    this.placeholders = placeholders;
    this.problems = problems;
    this.progress = progress;
  }

  void renderAll(Fleet fleet, Map<String, List<Role>> rolesByGroup, HostVariables variables) {
    List<Rendered> all = new ArrayList<>();
    for (Share share : rendered(fleet.hosts(), rolesByGroup, variables)) {
      all.addAll(share.hosts());
      share.problems().summedUp().forEach(problems::add);
    }
    all.forEach(it -> hosts.put(it.host().name(), new Plan.HostFiles(it.files())));
    progress.done("files of " + all.size() + " hosts rendered");
    textCheck.readAll(all.stream().flatMap(Rendered::texts).toList());
    all.forEach(this::check);
    passed.addAll(uniqueDestinations.passed());
    passed.addAll(uniquePorts.passed());
    progress.done("files checked");
  }

  /** A template serves one thread at a time, so each share of a large fleet has its own. */
  private List<Share> rendered(
      List<Host> hosts, Map<String, List<Role>> rolesByGroup, HostVariables variables) {
    int size = hosts.size();
    int shares = Math.min(CORES, size / SMALLEST_SHARE + 1);
    return IntStream.range(0, shares)
        .parallel()
        .mapToObj(i -> hosts.subList(i * size / shares, (i + 1) * size / shares))
        .map(share -> share(share, own(rolesByGroup), variables))
        .toList();
  }

  private static Map<String, List<Role>> own(Map<String, List<Role>> rolesByGroup) {
    Map<String, List<Role>> own = new LinkedHashMap<>();
    rolesByGroup.forEach(
        (group, roles) -> own.put(group, roles.stream().map(Role::copyForThread).toList()));
    return own;
  }

  private Share share(
      List<Host> hosts, Map<String, List<Role>> rolesByGroup, HostVariables variables) {
    Problems problems = new Problems();
    List<Rendered> all = new ArrayList<>();
    for (Host host : hosts) {
      Collection<Role> roles = roles(host, rolesByGroup);
      if (!roles.isEmpty()) {
        Map<String, @Nullable Object> known = variables.of(host);
        all.add(
            new Rendered(
                host,
                roles.stream()
                    .flatMap(role -> role.render(host.name(), known, problems).stream())
                    .map(this::withPlaceholders)
                    .toList()));
      }
    }
    return new Share(all, problems);
  }

  private HostFile withPlaceholders(HostFile file) {
    return file instanceof HostFile.Text text ? text.withPlaceholders(placeholders) : file;
  }

  /** A host of two groups has the role that they share once. */
  private static Collection<Role> roles(Host host, Map<String, List<Role>> rolesByGroup) {
    Map<Path, Role> roles = new LinkedHashMap<>();
    rolesByGroup.forEach(
        (group, ofGroup) -> {
          if (host.isIn(group)) {
            ofGroup.forEach(role -> roles.putIfAbsent(role.path(), role));
          }
        });
    return roles.values();
  }

  Map<String, Plan.HostFiles> hosts() {
    return hosts;
  }

  List<PassedCheck> passed() {
    return passed;
  }

  private void check(Rendered rendered) {
    String host = rendered.host().name();
    uniqueDestinations.check(
        host, rendered.files().stream().map(HostFile::dest).toList(), problems);
    List<ListeningPort> ports = new ArrayList<>();
    rendered
        .texts()
        .forEach(
            text -> {
              passed.addAll(textCheck.check(host, text, problems));
              ports.addAll(textCheck.ports(text));
            });
    uniquePorts.check(host, ports, problems);
  }
}
