package org.scalablejitsi.tools.render;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.interpret.Context;
import com.hubspot.jinjava.interpret.InterpretException;
import com.hubspot.jinjava.interpret.InterpreterFactory;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.tree.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Jinjava's interpreter that takes notes of every undefined name. By itself Jinjava fails on an
 * expression without a value, but not on an undefined name within one: {@code 'a' ~ undefined} and
 * {@code undefined == 'x'} pass in silence.
 */
final class StrictInterpreter extends JinjavaInterpreter {

  /** A template within a template within a template. */
  static final int MAX_DEPTH = 10;

  /**
   * A name that was looked up and gave nothing.
   *
   * @param template the template it stands in
   * @param name a variable, or one attribute of a longer path
   * @param isNull whether it is there without a value; {@code is defined} does not excuse that,
   *     because Ansible's answer would differ
   * @param isConsequence whether something else had gone wrong before
   */
  record UndefinedReference(
      String template, int line, String name, boolean isNull, boolean isConsequence) {}

  /**
   * What the interpreters of one template share, also those of the templates it imports.
   *
   * @param read the names looked up, which decide what comes of the template
   * @param nulls the variables that are there without a value: Jinjava's context forgets them
   */
  private record Run(
      Set<String> nulls,
      Deadline deadline,
      List<UndefinedReference> undefinedReferences,
      Set<String> read) {

    Run(Set<String> nulls, Deadline deadline) {
      this(nulls, deadline, new ArrayList<>(), new HashSet<>());
    }
  }

  private final Run run;
  private int depth;

  StrictInterpreter(
      Jinjava application,
      Context context,
      JinjavaConfig config,
      Set<String> nulls,
      Deadline deadline) {
    super(application, context, config);
    run = new Run(nulls, deadline);
  }

  private StrictInterpreter(JinjavaInterpreter original) {
    super(original);
    if (original instanceof StrictInterpreter strict) {
      run = strict.run;
      depth = strict.depth;
    } else {
      run = new Run(Set.of(), Deadline.NONE);
    }
  }

  static InterpreterFactory factory() {
    return new InterpreterFactory() {
      @Override
      public JinjavaInterpreter newInstance(JinjavaInterpreter original) {
        return new StrictInterpreter(original);
      }

      @Override
      public JinjavaInterpreter newInstance(
          Jinjava application, Context context, JinjavaConfig config) {
        return new StrictInterpreter(application, context, config, Set.of(), Deadline.NONE);
      }
    };
  }

  /** How Jinjava renders a template that macros are imported from. */
  @Override
  public String render(Node root) {
    Object imported = getContext().getSessionBindings().get(Context.IMPORT_RESOURCE_PATH_KEY);
    if (imported == null) {
      return render(root, true);
    }
    getContext()
        .getCurrentPathStack()
        .pushWithoutCycleCheck(imported.toString(), getLineNumber(), getPosition());
    try {
      return render(root, true);
    } finally {
      getContext().getCurrentPathStack().pop();
    }
  }

  /** Jinjava's own limit does not count imports. */
  @Override
  public String render(Node root, boolean processExtendRoots) {
    if (depth >= MAX_DEPTH) {
      String template = getContext().getCurrentPathStack().peek().orElse("a template");
      throw new InterpretException(template + " is imported more than " + MAX_DEPTH + " deep");
    }
    depth++;
    try {
      return super.render(root, processExtendRoots);
    } finally {
      depth--;
    }
  }

  @Override
  public @Nullable Object retraceVariable(String variable, int line, int position) {
    run.read.add(variable);
    Object value = super.retraceVariable(variable, line, position);
    if (value == null) {
      noteUndefined(variable, run.nulls.contains(variable));
    }
    return value;
  }

  /** Called for each node before it is rendered. */
  static void enter(Node node, JinjavaInterpreter interpreter) {
    // Jinjava by itself keeps the place of the outermost block.
    interpreter.setLineNumber(node.getLineNumber());
    interpreter.setPosition(node.getStartPosition());
    if (interpreter instanceof StrictInterpreter strict) {
      strict.run.deadline.check();
    }
  }

  void noteUndefined(String name, boolean isNull) {
    String template = getContext().getCurrentPathStack().peek().orElse("");
    run.undefinedReferences.add(
        new UndefinedReference(
            template, getLineNumber(), name, isNull, !getErrorsCopy().isEmpty()));
  }

  /** Excuses the name looked up last: it was asked for with a question, not for its value. */
  static void forgiveIfMissing(@Nullable Object value, JinjavaInterpreter interpreter) {
    if (value == null && interpreter instanceof StrictInterpreter strict) {
      List<UndefinedReference> undefinedReferences = strict.run.undefinedReferences;
      int last = undefinedReferences.size() - 1;
      if (last >= 0 && !undefinedReferences.get(last).isNull()) {
        undefinedReferences.remove(last);
      }
    }
  }

  /** Printing is all that a template could do with it, since it has no attributes to read. */
  @Override
  public String toString() {
    throw new InterpretException("templates have nothing to do with the interpreter");
  }

  Set<String> read() {
    return run.read;
  }

  List<UndefinedReference> undefinedReferences() {
    return List.copyOf(run.undefinedReferences);
  }
}
