package org.scalablejitsi.tools.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/** Reads rendered files with their format's reader. Equal texts are read once. */
public final class TextCheck {

  private record Subject(Format format, String text) {}

  private final Map<Subject, List<Finding>> seen = new HashMap<>();

  /** Returns whether the text can be read; says in the problems why not. */
  public boolean holds(
      String host, String dest, String template, Format format, String text, Problems problems) {
    List<Finding> findings =
        seen.computeIfAbsent(new Subject(format, text), subject -> format.read(text));
    for (Finding finding : findings) {
      problems.add(
          Problem.check(
                  dest
                      + " from template "
                      + template
                      + " is not valid "
                      + format.label()
                      + ": "
                      + finding.place()
                      + finding.message(),
                  "mend the template or the variables it prints there")
              .on(host));
    }
    return findings.isEmpty();
  }
}
