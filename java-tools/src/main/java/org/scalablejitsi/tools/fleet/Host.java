package org.scalablejitsi.tools.fleet;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One host of the inventory.
 *
 * @param name its name in the inventory
 * @param groups the groups it is in
 * @param vars its resolved variables, role defaults included
 */
public record Host(
    String name,
    Set<String> groups,
    @JsonSetter(contentNulls = Nulls.SET) Map<String, @Nullable Object> vars) {

  public Host {
    groups = Set.copyOf(groups);
    vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /** Whether the variable has a value; null and the empty text are none. */
  public boolean has(Variable<?> variable) {
    Object value = value(variable);
    return value != null && !value.equals("");
  }

  /** The value as it is, also one of a wrong type. */
  public @Nullable Object value(Variable<?> variable) {
    return vars.get(variable.name());
  }

  /** The value, if it is of the variable's type. */
  public <T> @Nullable T get(Variable<T> variable) {
    return variable.in(vars);
  }

  /** The value in words, also one of a wrong type. */
  public String text(Variable<?> variable) {
    return String.valueOf(value(variable));
  }

  public <T> boolean is(Variable<T> variable, T value) {
    return Objects.equals(value(variable), value);
  }

  public boolean isTrue(Variable<Boolean> variable) {
    return is(variable, true);
  }

  public int number(Variable<Number> variable, int otherwise) {
    Number number = get(variable);
    return number == null ? otherwise : number.intValue();
  }

  /** The entries; none where it is no list. */
  public List<?> list(Variable<List<?>> variable) {
    List<?> list = get(variable);
    return list == null ? List.of() : list;
  }

  /** The entries in words; none where it is no list. */
  public List<String> texts(Variable<List<?>> variable) {
    return list(variable).stream().map(String::valueOf).toList();
  }

  /** The entries; none where it is no dictionary. */
  public Map<?, ?> map(Variable<Map<?, ?>> variable) {
    Map<?, ?> map = get(variable);
    return map == null ? Map.of() : map;
  }

  /** For a message: the variable is what it is. */
  String said(Variable<?> variable) {
    return variable + " is " + value(variable);
  }

  /** For a message: which of two that belong together is set alone; nothing if both or none. */
  Optional<String> half(Variable<?> one, Variable<?> other) {
    if (has(one) == has(other)) {
      return Optional.empty();
    }
    return Optional.of(
        has(one) ? one + " is set without " + other : other + " is set without " + one);
  }
}
