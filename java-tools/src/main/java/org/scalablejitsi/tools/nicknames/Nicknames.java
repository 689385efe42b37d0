package org.scalablejitsi.tools.nicknames;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.storage.StagedFile;

/** The nicknames of one run. */
public final class Nicknames {

  private final RegistryFile file;
  private final Registry registry;
  private final Map<String, String> byHost;
  private final List<String> assigned;

  Nicknames(
      RegistryFile file, Registry registry, Map<String, String> byHost, List<String> assigned) {
    this.file = file;
    this.registry = registry;
    this.byHost = byHost;
    this.assigned = assigned;
  }

  public Path file() {
    return file.path();
  }

  /** Nickname by host, of the bridges of this inventory, in its order. */
  public Map<String, String> byHost() {
    return byHost;
  }

  /** The hosts that got their nickname in this run. */
  public List<String> assigned() {
    return assigned;
  }

  /** Whether the registry lacks something that this run assigned. */
  public boolean isChanged() {
    return !assigned.isEmpty();
  }

  /** The new registry, when there is anything new in it. */
  public Optional<StagedFile> stage() {
    return isChanged() ? Optional.of(file.stage(registry)) : Optional.empty();
  }
}
