package org.scalablejitsi.tools.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.scalablejitsi.tools.problem.State;

/**
 * The results of the verify playbook.
 *
 * @param schema the version of this document
 * @param at when, as ISO 8601
 * @param state the worst of all
 */
public record Report(
    int schema,
    String domain,
    String at,
    State state,
    List<HostResult> hosts,
    List<CheckResult> checks) {

  /** How many checks are so. */
  long count(State wanted) {
    return checks.stream().filter(check -> check.state() == wanted).count();
  }

  List<CheckResult> of(String host) {
    return checks.stream().filter(check -> check.host().equals(host)).toList();
  }

  /**
   * A host, as verify found it.
   *
   * @param nickname a dash for a host that has none
   * @param conferences a number, or a dash where that is not known
   */
  public record HostResult(
      String name, State state, String nickname, String version, JsonNode conferences) {}

  /**
   * A single check.
   *
   * @param remedy what to do about it; empty where nothing is to be done
   * @param rule the number of the rule that is broken; empty where none is
   */
  public record CheckResult(
      String host, String id, State state, String text, String remedy, String rule) {

    /** The text as the terminal has it. */
    String found() {
      return rule.isEmpty() ? text : text + " [" + rule + "]";
    }
  }
}
