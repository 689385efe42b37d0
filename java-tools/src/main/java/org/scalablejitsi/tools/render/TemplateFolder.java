package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.loader.ResourceLocator;
import com.hubspot.jinjava.loader.ResourceNotFoundException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.scalablejitsi.tools.storage.ControllerFiles;

/** A role's templates folder: the only place that templates and their includes come from. */
final class TemplateFolder implements ResourceLocator {

  private final Path folder;
  private final Map<String, Optional<String>> sources = new HashMap<>();

  TemplateFolder(Path folder) {
    this.folder = folder;
  }

  /** Empty for a file that is not there, or that lies outside of the folder. */
  Optional<String> source(String name) {
    return sources.computeIfAbsent(name, key -> ControllerFiles.textWithin(folder, key));
  }

  @Override
  public String getString(String name, Charset encoding, JinjavaInterpreter interpreter)
      throws ResourceNotFoundException {
    return source(name)
        .map(source -> BlockTrimmer.trim(name, source))
        .orElseThrow(() -> new ResourceNotFoundException("there is no template '" + name + "'"));
  }
}
