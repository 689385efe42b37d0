package org.scalablejitsi.lab.jicofo;

import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jspecify.annotations.Nullable;

/** Typed reading of a bridge's presence; what it does not say stays as it was. */
record Presence(ColibriStatsExtension stats) {
  @Nullable String text(String name, @Nullable String before) {
    String value = stats.getValueAsString(name);
    return value == null ? before : value;
  }

  boolean flag(String name, boolean before) {
    String value = stats.getValueAsString(name);
    return value == null ? before : Boolean.parseBoolean(value);
  }

  double number(String name, double before) {
    String value = stats.getValueAsString(name);
    try {
      return value == null ? before : Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return before;
    }
  }
}
