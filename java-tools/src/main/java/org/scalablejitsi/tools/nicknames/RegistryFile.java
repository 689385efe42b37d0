package org.scalablejitsi.tools.nicknames;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.storage.StagedFile;
import org.scalablejitsi.tools.yaml.YamlException;

/** The registry's file: the one place where it is read and made ready to be written. */
record RegistryFile(Path path) {

  static final String REMEDY = "fix it, or restore it from version control";

  /** The registry, or none when there is no file yet; all that is wrong with it is thrown. */
  Optional<Registry> read() {
    List<YamlException> faults = new ArrayList<>();
    Optional<Registry> registry = read(faults);
    if (!faults.isEmpty()) {
      throw new ProblemException(faults.stream().map(this::problem).toList());
    }
    return registry;
  }

  /** The registry without what is wrong with it, which is added to the faults. */
  Optional<Registry> read(List<YamlException> faults) {
    return ControllerFiles.optionalText(path).map(text -> Registry.parse(text, faults));
  }

  StagedFile stage(Registry registry) {
    return StagedFile.open(path, registry.text());
  }

  private Problem problem(YamlException fault) {
    return Problem.input(path + ":" + fault.line() + ": " + fault.getMessage(), REMEDY);
  }
}
