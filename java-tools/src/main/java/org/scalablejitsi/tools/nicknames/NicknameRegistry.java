package org.scalablejitsi.tools.nicknames;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.fleet.Variable;
import org.scalablejitsi.tools.problem.Problems;

/** Gives every bridge its nickname, all in memory. */
public final class NicknameRegistry {

  private NicknameRegistry() {}

  /** Completes the registry by the inventory's wishes. */
  public static Nicknames load(Path file, List<Host> bridges) {
    return load(
        file, bridges.stream().map(NicknameRegistry::wish).toList(), NicknameSource.VARIABLE);
  }

  /** Completes the registry by the nicknames that bridges have already. */
  public static Nicknames takeOver(Path file, Map<String, String> nicknameByHost) {
    List<NicknameRequest> wishes =
        nicknameByHost.entrySet().stream()
            .map(found -> new NicknameRequest(found.getKey(), Optional.of(found.getValue())))
            .toList();
    return load(file, wishes, NicknameSource.HOST);
  }

  private static Nicknames load(Path file, List<NicknameRequest> wishes, NicknameSource chosenBy) {
    RegistryFile registryFile = new RegistryFile(file);
    Registry registry = registryFile.read().orElseGet(Registry::empty);
    Problems problems = new Problems();
    NicknameAssigner assignment = new NicknameAssigner(registry, chosenBy, problems);
    List<String> assigned = assignment.assign(wishes);
    problems.throwIfErrors();
    Map<String, String> byHost = new LinkedHashMap<>();
    for (NicknameRequest wish : wishes) {
      byHost.put(wish.host(), assignment.nicknameOf(wish.host()));
    }
    return new Nicknames(registryFile, registry, byHost, assigned);
  }

  static NicknameRequest wish(Host bridge) {
    return new NicknameRequest(
        bridge.name(),
        bridge.has(Variable.BRIDGE_NICKNAME)
            ? Optional.of(bridge.text(Variable.BRIDGE_NICKNAME))
            : Optional.empty());
  }
}
