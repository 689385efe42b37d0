package org.scalablejitsi.tools.dialect;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a template makes itself, and the loops and macros around the current place. */
final class Scope {

  /** What happened so far in the body of a loop. */
  private static final class Body {
    private final Set<String> read = new HashSet<>();
    private final Set<String> assigned = new HashSet<>();
    private int conditions;
  }

  /**
   * A macro of this template.
   *
   * @param parameters all of them, in order
   * @param required how many of the first have no default
   */
  record Macro(List<String> parameters, int required) {}

  private final Map<String, ValueType> types = new HashMap<>();
  private final Map<String, Optional<Macro>> macros = new HashMap<>();
  private final Set<String> namespaces = new HashSet<>();
  private final Deque<Body> bodies = new ArrayDeque<>();
  private String macroAround = "";

  ValueType read(String name) {
    bodies.forEach(body -> body.read.add(name));
    return types.getOrDefault(name, ValueType.UNKNOWN);
  }

  void assign(String name, ValueType type) {
    types.merge(name, type, ValueType::or);
    if (!bodies.isEmpty()) {
      bodies.element().assigned.add(name);
    }
  }

  /** A parameter or a loop's variable: whatever it is. */
  void assignAnything(String name) {
    types.put(name, ValueType.UNKNOWN);
  }

  void enterLoop() {
    bodies.push(new Body());
  }

  void leaveLoop() {
    bodies.pop();
  }

  boolean isInLoop() {
    return !bodies.isEmpty();
  }

  void enterCondition() {
    if (isInLoop()) {
      bodies.element().conditions++;
    }
  }

  void leaveCondition() {
    if (isInLoop()) {
      bodies.element().conditions--;
    }
  }

  /**
   * Jinjava keeps what one turn of a loop assigns for the next turn: that shows where a name is
   * read before it is assigned.
   */
  boolean survivesItsTurn(String name) {
    if (!isInLoop() || bodies.element().assigned.contains(name)) {
      return false;
    }
    return bodies.element().conditions > 0 || bodies.element().read.contains(name);
  }

  void addNamespace(String name) {
    namespaces.add(name);
  }

  boolean isNamespace(String name) {
    return namespaces.contains(name);
  }

  void enterMacro(String name, Macro macro) {
    macros.put(name, Optional.of(macro));
    macroAround = name;
  }

  void leaveMacro() {
    macroAround = "";
  }

  boolean isWithinMacro(String name) {
    return macroAround.equals(name);
  }

  /** A macro of another file, whose parameters are not known here. */
  void importMacro(String name) {
    macros.put(name, Optional.empty());
  }

  boolean isMacro(String name) {
    return macros.containsKey(name);
  }

  Optional<Macro> macro(String name) {
    return macros.getOrDefault(name, Optional.empty());
  }
}
