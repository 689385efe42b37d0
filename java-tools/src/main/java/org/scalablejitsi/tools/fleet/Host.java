package org.scalablejitsi.tools.fleet;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
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
  public boolean has(String variable) {
    Object value = vars.get(variable);
    return value != null && !value.equals("");
  }
}
