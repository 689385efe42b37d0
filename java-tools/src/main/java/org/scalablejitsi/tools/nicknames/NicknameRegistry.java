package org.scalablejitsi.tools.nicknames;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problems;

/** Gives every bridge its nickname, all in memory. */
public final class NicknameRegistry {

  /** The optional variable by which a user chooses a nickname. */
  public static final String VARIABLE = "jitsi_bridge_nickname";

  private NicknameRegistry() {}

  public static Nicknames load(Path file, List<Host> bridges) {
    RegistryFile registryFile = new RegistryFile(file);
    Registry registry = registryFile.read().orElseGet(Registry::empty);
    Problems problems = new Problems();
    Assignment assignment = new Assignment(registry, ChosenBy.VARIABLE, problems);
    List<String> assigned =
        assignment.assign(bridges.stream().map(NicknameRegistry::wish).toList());
    problems.throwIfAny();
    Map<String, String> byHost = new LinkedHashMap<>();
    for (Host bridge : bridges) {
      byHost.put(bridge.name(), assignment.nicknameOf(bridge.name()));
    }
    return new Nicknames(registryFile, registry, byHost, assigned);
  }

  static Wish wish(Host bridge) {
    return new Wish(
        bridge.name(),
        bridge.has(VARIABLE)
            ? Optional.of(String.valueOf(bridge.vars().get(VARIABLE)))
            : Optional.empty());
  }
}
