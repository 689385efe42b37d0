package org.scalablejitsi.tools.problem;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, on some hosts or on none in particular.
 *
 * @param kind what the exit code says about it
 * @param rule the rule that is broken; null when the fault needs no rule to be one
 * @param hosts the hosts that have it; empty when it concerns the installation as a whole
 * @param what what is wrong and where
 * @param remedy how to fix it
 */
public record Problem(
    Kind kind, @Nullable Rule rule, List<String> hosts, String what, String remedy) {

  private static final int HOSTS_NAMED = 3;

  /** Why the run cannot go on. */
  public enum Kind {
    /** The input was read and is wrong. */
    CHECK,
    /** The input could not be read at all. */
    INPUT
  }

  public Problem {
    hosts = List.copyOf(hosts);
    what = OneLine.of(what);
    remedy = OneLine.of(remedy);
  }

  public static Problem check(String what, String remedy) {
    return new Problem(Kind.CHECK, null, List.of(), what, remedy);
  }

  public static Problem input(String what, String remedy) {
    return new Problem(Kind.INPUT, null, List.of(), what, remedy);
  }

  /** The same problem, said of this host. */
  public Problem on(String host) {
    return new Problem(kind, rule, List.of(host), what, remedy);
  }

  /** Whether the run can go on all the same. */
  public boolean isWarning() {
    return level() == Rule.Level.WARNING;
  }

  /** The line a user reads. */
  public String line() {
    return level().label() + ": " + message();
  }

  /** The line without its level, for where the level is said otherwise. */
  public String message() {
    return place() + what + "; " + remedy + (rule == null ? "" : " [" + rule.id() + "]");
  }

  private Rule.Level level() {
    return rule == null ? Rule.Level.ERROR : rule.level();
  }

  private String place() {
    if (hosts.isEmpty()) {
      return "";
    }
    if (hosts.size() == 1) {
      return "host " + OneLine.of(hosts.get(0)) + ": ";
    }
    String first = hosts.stream().limit(HOSTS_NAMED).collect(Collectors.joining(", "));
    String more = hosts.size() > HOSTS_NAMED ? ", …" : "";
    return hosts.size() + " hosts (" + OneLine.of(first) + more + "): ";
  }
}
