package org.scalablejitsi.tools.render;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which hosts have a file.
 *
 * @param layout the only configuration layout it belongs to; null for all
 * @param when the name of the boolean variable that switches it on; null for always
 */
record Condition(@Nullable String layout, @Nullable String when) {

  static final Condition ALWAYS = new Condition(null, null);

  boolean holds(Map<String, @Nullable Object> variables) throws TemplateException {
    return (layout == null || layout.equals(variables.get(Role.LAYOUT_VARIABLE)))
        && (when == null || isOn(variables.get(when)));
  }

  private boolean isOn(@Nullable Object value) throws TemplateException {
    if (value instanceof Boolean on) {
      return on;
    }
    throw new TemplateException(
        new TemplateFault(
            Role.FILES, 0, 0, "'when: " + when + "' names no boolean variable", "fix the role"));
  }
}
