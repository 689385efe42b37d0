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
 * Jinjava fails on an expression without a value, but not on an undefined name within one: {@code
 * 'a' ~ undefined} and {@code undefined == 'x'} pass in silence. This one takes notes of all.
 */
final class StrictInterpreter extends JinjavaInterpreter {

  /** A template within a template within a template. */
  static final int MAX_DEPTH = 10;

  private final List<UndefinedReference> misses;

  /** The names looked up, which decide what comes of the template. */
  private final Set<String> read;

  /** The variables that are there without a value: Jinjava's context forgets them. */
  private final Set<String> nulls;

  private final Deadline deadline;

  private int depth;

  private StrictInterpreter(JinjavaInterpreter original) {
    super(original);
    misses = original instanceof StrictInterpreter strict ? strict.misses : new ArrayList<>();
    read = original instanceof StrictInterpreter strict ? strict.read : new HashSet<>();
    nulls = original instanceof StrictInterpreter strict ? strict.nulls : Set.of();
    deadline = original instanceof StrictInterpreter strict ? strict.deadline : Deadline.NONE;
    depth = original instanceof StrictInterpreter strict ? strict.depth : 0;
  }

  StrictInterpreter(
      Jinjava application,
      Context context,
      JinjavaConfig config,
      Set<String> nulls,
      Deadline deadline) {
    super(application, context, config);
    misses = new ArrayList<>();
    read = new HashSet<>();
    this.nulls = nulls;
    this.deadline = deadline;
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
    read.add(variable);
    Object value = super.retraceVariable(variable, line, position);
    if (value == null) {
      missed(variable, nulls.contains(variable));
    }
    return value;
  }

  /** Called for each node before it is rendered. */
  static void enter(Node node, JinjavaInterpreter interpreter) {
    // Jinjava by itself keeps the place of the outermost block.
    interpreter.setLineNumber(node.getLineNumber());
    interpreter.setPosition(node.getStartPosition());
    if (interpreter instanceof StrictInterpreter strict) {
      strict.deadline.check();
    }
  }

  void missed(String name, boolean isNull) {
    String template = getContext().getCurrentPathStack().peek().orElse("");
    misses.add(
        new UndefinedReference(
            template, getLineNumber(), name, isNull, !getErrorsCopy().isEmpty()));
  }

  /** Printing is all that a template could do with it, since it has no attributes to read. */
  @Override
  public String toString() {
    throw new InterpretException("templates have nothing to do with the interpreter");
  }

  Set<String> read() {
    return read;
  }

  List<UndefinedReference> misses() {
    return List.copyOf(misses);
  }

  /** The name looked up last was asked for with a question, not for its value. */
  static void forgiveLast(JinjavaInterpreter interpreter) {
    if (interpreter instanceof StrictInterpreter strict && !strict.misses.isEmpty()) {
      int last = strict.misses.size() - 1;
      if (!strict.misses.get(last).isNull()) {
        strict.misses.remove(last);
      }
    }
  }
}
