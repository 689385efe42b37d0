package org.scalablejitsi.tools.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.check.FileText;
import org.scalablejitsi.tools.check.ListeningPort;
import org.scalablejitsi.tools.check.Passed;
import org.scalablejitsi.tools.check.TextCheck;
import org.scalablejitsi.tools.check.UniqueDestinations;
import org.scalablejitsi.tools.check.UniquePorts;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.render.RenderedFile;
import org.scalablejitsi.tools.render.Role;

/** Renders and checks all files of all hosts. */
final class HostFiles {

  private final Set<String> placeholders;
  private final Problems problems;
  private final Progress progress;
  private final TextCheck textCheck = new TextCheck();
  private final UniqueDestinations uniqueDestinations = new UniqueDestinations();
  private final UniquePorts uniquePorts = new UniquePorts();
  private final Map<String, Plan.HostPart> hosts = new LinkedHashMap<>();
  private final List<Passed> passed = new ArrayList<>();

  HostFiles(Set<String> placeholders, Problems problems, Progress progress) {
    this.placeholders = placeholders;
    this.problems = problems;
    this.progress = progress;
  }

  void renderAll(Fleet fleet, Map<String, List<Role>> rolesByGroup, HostVariables variables) {
    Map<Host, List<RenderedFile>> filesByHost = new LinkedHashMap<>();
    for (Host host : fleet.hosts()) {
      List<Role> roles =
          rolesByGroup.entrySet().stream()
              .filter(entry -> host.isIn(entry.getKey()))
              .flatMap(entry -> entry.getValue().stream())
              .toList();
      if (!roles.isEmpty()) {
        filesByHost.put(host, render(host, roles, variables.of(host)));
      }
    }
    progress.done("files of " + filesByHost.size() + " hosts rendered");
    filesByHost.forEach(this::check);
    passed.addAll(uniqueDestinations.passed());
    passed.addAll(uniquePorts.passed());
    progress.done("files checked");
  }

  private List<RenderedFile> render(
      Host host, List<Role> roles, Map<String, @Nullable Object> variables) {
    List<RenderedFile> files = new ArrayList<>();
    for (Role role : roles) {
      files.addAll(role.render(host.name(), variables, problems));
    }
    hosts.put(host.name(), new Plan.HostPart(files.stream().map(this::part).toList()));
    return files;
  }

  Map<String, Plan.HostPart> hosts() {
    return hosts;
  }

  List<Passed> passed() {
    return passed;
  }

  private void check(Host host, List<RenderedFile> files) {
    uniqueDestinations.check(
        host.name(), files.stream().map(RenderedFile::dest).toList(), problems);
    String layout = Objects.toString(host.vars().get(Role.LAYOUT_VARIABLE), null);
    List<ListeningPort> ports = new ArrayList<>();
    for (RenderedFile file : files) {
      if (file instanceof RenderedFile.Text text) {
        FileText subject =
            new FileText(
                text.dest(), text.template(), text.format(), text.service(), layout, text.text());
        passed.addAll(textCheck.check(host.name(), subject, problems));
        ports.addAll(textCheck.ports(subject));
      }
    }
    uniquePorts.check(host.name(), ports, problems);
  }

  private Plan.FilePart part(RenderedFile file) {
    if (file instanceof RenderedFile.Text text) {
      return new Plan.FilePart(
          text.dest(),
          null,
          text.owner(),
          text.group(),
          text.mode(),
          text.text(),
          text.format().label(),
          text.service(),
          text.template(),
          placeholders.stream().filter(text.text()::contains).toList());
    }
    RenderedFile.Link link = (RenderedFile.Link) file;
    return new Plan.FilePart(
        link.dest(), link.link(), null, null, null, null, null, link.service(), null, null);
  }
}
