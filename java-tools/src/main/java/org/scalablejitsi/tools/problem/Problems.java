package org.scalablejitsi.tools.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects problems, so that a user sees all of them at once and not one per run. */
public final class Problems {

  private record Fault(Problem.Kind kind, @Nullable Rule rule, String what, String remedy) {}

  private final Map<Fault, Set<String>> hostsByFault = new LinkedHashMap<>();

  public void add(Problem problem) {
    hostsByFault
        .computeIfAbsent(
            new Fault(problem.kind(), problem.rule(), problem.what(), problem.remedy()),
            fault -> new LinkedHashSet<>())
        .addAll(problem.hosts());
  }

  /** Runs a step; what it throws is collected, and its result is then null. */
  public <T> @Nullable T collect(Supplier<T> step) {
    try {
      return step.get();
    } catch (ProblemException e) {
      e.problems().forEach(this::add);
      return null;
    }
  }

  /** The same fault on many hosts is one problem that names them. */
  public List<Problem> summedUp() {
    List<Problem> all = new ArrayList<>();
    hostsByFault.forEach(
        (fault, hosts) ->
            all.add(
                new Problem(
                    fault.kind(), fault.rule(), List.copyOf(hosts), fault.what(), fault.remedy())));
    return all;
  }

  /** What is no reason to stop. */
  public List<Problem> warnings() {
    return summedUp().stream().filter(Problem::isWarning).toList();
  }

  /** Throws all of them, warnings too, if there is anything but warnings. */
  public void throwIfErrors() {
    List<Problem> all = summedUp();
    if (!all.stream().allMatch(Problem::isWarning)) {
      throw new ProblemException(all);
    }
  }
}
