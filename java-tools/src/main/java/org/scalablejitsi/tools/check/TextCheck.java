package org.scalablejitsi.tools.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/**
 * Reads rendered files with their format's reader, and looks at what they say. Equal files are read
 * once.
 */
public final class TextCheck {

  private final SettingsChecks settings = new SettingsChecks();
  private final Map<FileText, Map<String, List<Problem>>> seen = new HashMap<>();

  /** Adds what is wrong to the problems and returns the checks that found nothing. */
  public List<Passed> check(String host, FileText file, Problems problems) {
    List<Passed> passed = new ArrayList<>();
    seen.computeIfAbsent(file, this::judge)
        .forEach(
            (check, found) -> {
              found.forEach(problem -> problems.add(problem.on(host)));
              if (found.isEmpty()) {
                passed.add(new Passed(host, check, file.dest()));
              }
            });
    return passed;
  }

  /** What each check finds. What cannot be read says nothing. */
  private Map<String, List<Problem>> judge(FileText file) {
    Map<String, List<Problem>> found = new LinkedHashMap<>();
    List<Problem> unreadable = file.format().judge(file);
    found.put(file.format().label(), unreadable);
    if (unreadable.isEmpty()) {
      found.putAll(settings.run(file));
    }
    return found;
  }
}
