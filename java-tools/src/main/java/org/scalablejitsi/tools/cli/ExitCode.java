package org.scalablejitsi.tools.cli;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;

/** What the program tells its caller; part of its interface. */
public enum ExitCode {
  /** All is well. */
  OK(0),
  /** The input was read and a check failed: see stderr. */
  CHECK_FAILED(1),
  /** The command line is wrong. */
  USAGE(2),
  /** Something could not be read or written: the request, the vault, a role's file. */
  UNREADABLE(3),
  /** A fault of this program. */
  BUG(70);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number the operating system sees. */
  public int code() {
    return code;
  }

  static ExitCode of(List<Problem> problems) {
    return problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.INPUT)
        ? UNREADABLE
        : CHECK_FAILED;
  }
}
