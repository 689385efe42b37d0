package org.scalablejitsi.tools.nicknames;

import java.util.List;
import org.scalablejitsi.tools.problem.Problem;

/**
 * What a look into a registry's file found.
 *
 * @param file the file
 * @param nicknames how many nicknames in it are valid and unique
 * @param faults what is wrong with the others, or with the file
 */
public record RegistryReport(String file, int nicknames, List<Fault> faults) {

  /**
   * One thing that is wrong.
   *
   * @param line where, counted from 1
   */
  public record Fault(int line, String what) {}

  public RegistryReport {
    faults = List.copyOf(faults);
  }

  /** The faults as a user reads them. */
  public List<Problem> problems() {
    return faults.stream()
        .map(
            fault ->
                Problem.check(file + ":" + fault.line() + ": " + fault.what(), RegistryFile.REMEDY))
        .toList();
  }
}
