package org.scalablejitsi.tools.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/**
 * A role's files, rendered host by host; each template is read and parsed once for all hosts. Not
 * for several threads at once.
 */
public final class Role {

  /** The variable that chooses between the files of two layouts. */
  public static final String LAYOUT_VARIABLE = "jitsi_config_layout";

  static final String FILES = "vars/files.yml";
  private static final String TEMPLATES = "templates";

  private final Path path;
  private final List<FileEntry> entries;
  private final TemplateFolder folder;
  private final Engine engine;
  private final Map<String, Template> templates = new HashMap<>();
  private final Map<String, Template> expressions = new HashMap<>();

  private Role(Path path) {
    this.path = path;
    entries = FilesList.read(path.resolve(FILES));
    folder = new TemplateFolder(path.resolve(TEMPLATES));
    engine = new Engine(folder);
  }

  /** Reads the role's list of files. */
  public static Role at(Path path) {
    return new Role(path);
  }

  /** Where it is: a role that two groups of a host have is the same. */
  public Path path() {
    return path;
  }

  /** The same role for another thread. */
  public Role copyForThread() {
    return new Role(path);
  }

  /** The files of one host; what cannot be rendered is a problem and missing in the result. */
  public List<HostFile> render(
      String host, Map<String, @Nullable Object> variables, Problems problems) {
    List<HostFile> files = new ArrayList<>();
    for (FileEntry entry : entries) {
      try {
        if (entry.condition().holds(variables)) {
          files.add(render(entry, variables));
        }
      } catch (TemplateException e) {
        problems.add(problem(e.fault()).on(host));
      }
    }
    return files;
  }

  private HostFile render(FileEntry entry, Map<String, @Nullable Object> variables)
      throws TemplateException {
    String dest = expression(entry.dest(), variables);
    if (entry instanceof FileEntry.Link link) {
      return new HostFile.Link(dest, expression(link.link(), variables), link.service());
    }
    FileEntry.FromTemplate file = (FileEntry.FromTemplate) entry;
    Template template = templates.get(file.template());
    if (template == null) {
      template = parse(file.template());
      templates.put(file.template(), template);
    }
    return new HostFile.Text(
        dest,
        file.owner(),
        file.group(),
        file.mode(),
        engine.render(template, variables),
        file.format(),
        file.service(),
        file.template(),
        List.of(),
        Objects.toString(variables.get(LAYOUT_VARIABLE), null));
  }

  private Template parse(String name) throws TemplateException {
    Optional<String> source = folder.source(name);
    if (source.isEmpty()) {
      throw new TemplateException(
          new TemplateFault(name, 0, 0, "does not exist", "fix " + path.resolve(FILES)));
    }
    return engine.parse(name, source.get());
  }

  private String expression(String text, Map<String, @Nullable Object> variables)
      throws TemplateException {
    Template template = expressions.computeIfAbsent(text, key -> engine.parse(FILES, key));
    try {
      return engine.render(template, variables);
    } catch (TemplateException e) {
      throw new TemplateException(inFilesList(e.fault(), text));
    }
  }

  private static TemplateFault inFilesList(TemplateFault fault, String expression) {
    return new TemplateFault(
        FILES, 0, 0, fault.message() + " in '" + expression + "'", fault.remedy());
  }

  private Problem problem(TemplateFault fault) {
    boolean inFilesList = fault.template().equals(FILES);
    Path shown = (inFilesList ? path : path.resolve(TEMPLATES)).resolve(fault.place());
    return Problem.check(
        (inFilesList ? "" : "template ") + shown + ": " + fault.message(), fault.remedy());
  }
}
