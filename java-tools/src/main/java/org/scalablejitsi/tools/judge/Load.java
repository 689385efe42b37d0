package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * What bridges that leave carry of one thing, and what those that stay have room for.
 *
 * @param name of the thing
 * @param limit up to which each may be loaded
 * @param toCarry what the leaving ones carry
 * @param carried what the others carry already
 */
record Load(String name, double limit, double toCarry, double carried, double room) {

  /**
   * Adds up.
   *
   * @param key by which jicofo tells of the thing
   */
  static Load of(
      String name,
      String key,
      double limit,
      Collection<JsonNode> leaving,
      Collection<JsonNode> usable) {
    return new Load(
        name,
        limit,
        leaving.stream().mapToDouble(state -> carries(state, key)).sum(),
        usable.stream().mapToDouble(state -> carries(state, key)).sum(),
        usable.stream()
            .mapToDouble(state -> Math.max(0, limit - state.path(key).asDouble()))
            .sum());
  }

  /**
   * The stress of a bridge without participants comes from something else on its machine: nobody
   * else has to carry that, and the machine has less room all the same.
   */
  private static double carries(JsonNode state, String key) {
    JsonNode people = state.path("endpoints");
    return people.isNumber() && people.doubleValue() == 0 ? 0 : state.path(key).asDouble();
  }

  /** Whether there is room; where nobody carries anything, that there is no room is no reason. */
  boolean fits() {
    return (toCarry == 0 && carried == 0) || (toCarry <= room && room > 0);
  }

  String text() {
    return "%s %s of %s free at up to %s each"
        .formatted(name, shown(toCarry), shown(room), shown(limit));
  }

  private static String shown(double value) {
    return Double.isFinite(value)
        ? new BigDecimal(value)
            .setScale(2, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        : Double.toString(value);
  }
}
