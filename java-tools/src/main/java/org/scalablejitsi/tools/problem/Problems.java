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

  private record Fault(Problem.Kind kind, String what, String remedy) {}

  private final Map<Fault, Set<String>> hostsByFault = new LinkedHashMap<>();

  public void add(Problem problem) {
    hostsByFault
        .computeIfAbsent(
            new Fault(problem.kind(), problem.what(), problem.remedy()),
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
            all.add(new Problem(fault.kind(), List.copyOf(hosts), fault.what(), fault.remedy())));
    return all;
  }

  public void throwIfAny() {
    if (!hostsByFault.isEmpty()) {
      throw new ProblemException(summedUp());
    }
  }
}
