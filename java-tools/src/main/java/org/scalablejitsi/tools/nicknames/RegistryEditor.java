package org.scalablejitsi.tools.nicknames;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.storage.StagedFile;
import org.scalablejitsi.tools.storage.WriteLock;
import org.scalablejitsi.tools.yaml.YamlException;

/** The registry in an administrator's hands: looked into, or changed in full or not at all. */
public final class RegistryEditor {

  private final RegistryFile file;

  public RegistryEditor(Path file) {
    this.file = new RegistryFile(file);
  }

  /** A host's nickname, and whether it is new. */
  public record Given(String host, String nickname, @JsonProperty("new") boolean isNew) {}

  /** Nickname by host, sorted. */
  public SortedMap<String, String> list() {
    return Collections.unmodifiableSortedMap(existing().nicknames());
  }

  public RegistryReport check() {
    List<YamlException> faults = new ArrayList<>();
    int count = file.read(faults).orElseThrow(this::missing).nicknames().size();
    return new RegistryReport(
        file.path().toString(),
        count,
        faults.stream()
            .map(
                fault -> new RegistryReport.Fault(fault.line(), String.valueOf(fault.getMessage())))
            .toList());
  }

  /** Gives the hosts their nicknames; makes the file when there is none. */
  public List<Given> assign(List<NicknameRequest> wishes) {
    refuseTwoWishesOfOneHost(wishes);
    return change(
        () -> file.read().orElseGet(Registry::empty),
        (registry, problems) -> {
          NicknameAssigner assignment =
              new NicknameAssigner(registry, NicknameSource.ARGUMENT, problems);
          List<String> assigned = assignment.assign(wishes);
          problems.throwIfErrors();
          return wishes.stream()
              .map(NicknameRequest::host)
              .distinct()
              .map(host -> new Given(host, assignment.nicknameOf(host), assigned.contains(host)))
              .toList();
        });
  }

  /** Forgets the hosts and returns the nicknames they had. */
  public SortedMap<String, String> release(List<String> hosts) {
    return change(
        this::existing,
        (registry, problems) -> {
          SortedMap<String, String> released = new TreeMap<>();
          for (String host : hosts) {
            String nickname = registry.nicknames().get(host);
            if (nickname == null) {
              problems.add(unknown(host));
            } else {
              released.put(host, nickname);
            }
          }
          registry.nicknames().keySet().removeAll(released.keySet());
          return released;
        });
  }

  /**
   * The one place where commands read the registry and write it again; whoever else does so at the
   * same time has to wait for its end.
   */
  private <T> T change(Supplier<Registry> reader, BiFunction<Registry, Problems, T> step) {
    return WriteLock.during(file.path(), () -> changeAlone(reader, step));
  }

  private <T> T changeAlone(Supplier<Registry> reader, BiFunction<Registry, Problems, T> step) {
    Registry registry = reader.get();
    SortedMap<String, String> before = new TreeMap<>(registry.nicknames());
    Problems problems = new Problems();
    T result = step.apply(registry, problems);
    problems.throwIfErrors();
    if (!registry.nicknames().equals(before)) {
      try (StagedFile staged = file.stage(registry)) {
        staged.commit();
      }
    }
    return result;
  }

  private Registry existing() {
    return file.read().orElseThrow(this::missing);
  }

  private ProblemException missing() {
    return new ProblemException(
        Problem.input(
            file.path() + " does not exist",
            "name the registry that jitsi_nicknames_file stands for; the first run makes it"));
  }

  private Problem unknown(String host) {
    return Problem.check("is not in " + file.path(), "name it as `jitsi-tools nicknames list` does")
        .on(host);
  }

  private static void refuseTwoWishesOfOneHost(List<NicknameRequest> wishes) {
    Problems problems = new Problems();
    Map<String, NicknameRequest> byHost = new HashMap<>();
    for (NicknameRequest wish : wishes) {
      NicknameRequest other = byHost.putIfAbsent(wish.host(), wish);
      if (other != null && !other.equals(wish)) {
        problems.add(
            Problem.check("is named twice, with different wishes", "name it once").on(wish.host()));
      }
    }
    problems.throwIfErrors();
  }
}
