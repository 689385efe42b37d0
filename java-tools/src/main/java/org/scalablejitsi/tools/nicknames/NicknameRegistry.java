package org.scalablejitsi.tools.nicknames;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.problem.Problems;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.yaml.YamlException;

/** Gives every bridge its nickname, all in memory. */
public final class NicknameRegistry {

  /** The optional variable by which a user chooses a nickname. */
  public static final String VARIABLE = "jitsi_bridge_nickname";

  private NicknameRegistry() {}

  public static Nicknames load(Path file, List<Host> bridges) {
    Registry registry;
    try {
      registry = ControllerFiles.optionalText(file).map(Registry::parse).orElseGet(Registry::empty);
    } catch (YamlException e) {
      throw new ProblemException(
          Problem.input(
              file + ":" + e.line() + ": " + e.getMessage(),
              "mend it, or restore it from version control"));
    }
    Problems problems = new Problems();
    Assignment assignment = new Assignment(registry, problems);
    List<String> assigned = assignment.assign(bridges);
    problems.throwIfAny();
    Map<String, String> byHost = new LinkedHashMap<>();
    for (Host bridge : bridges) {
      byHost.put(bridge.name(), assignment.nicknameOf(bridge.name()));
    }
    return new Nicknames(file, byHost, assigned, assigned.isEmpty() ? null : registry.text());
  }
}
