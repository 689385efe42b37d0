package org.scalablejitsi.tools.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code apt-cache policy} says of a package.
 *
 * @param versions that can be had
 */
record PackagePolicy(String installed, String candidate, List<String> versions) {

  private static final Pattern NAME = Pattern.compile("(\\S+):");
  private static final Pattern INSTALLED = Pattern.compile(" +Installed: (\\S+)");
  private static final Pattern CANDIDATE = Pattern.compile(" +Candidate: (\\S+)");
  private static final Pattern VERSION = Pattern.compile(" (?:\\*\\*\\*|   ) (\\S+) \\d+");
  private static final int HEAD = 3;

  /** The packages of an answer, in its order. */
  static Map<String, PackagePolicy> of(String answer) {
    Map<String, PackagePolicy> packages = new LinkedHashMap<>();
    List<String> lines = List.of(answer.split("\n", -1));
    for (int at = 0; at + HEAD <= lines.size(); at++) {
      Matcher name = NAME.matcher(lines.get(at));
      Matcher installed = INSTALLED.matcher(lines.get(at + 1));
      Matcher candidate = CANDIDATE.matcher(lines.get(at + 2));
      if (name.matches() && installed.matches() && candidate.matches()) {
        List<String> versions = versions(lines.subList(at + HEAD, lines.size()));
        packages.put(
            name.group(1), new PackagePolicy(installed.group(1), candidate.group(1), versions));
      }
    }
    return packages;
  }

  private static List<String> versions(List<String> table) {
    List<String> versions = new ArrayList<>();
    for (String line : table) {
      if (!line.startsWith(" ")) {
        break;
      }
      Matcher version = VERSION.matcher(line);
      if (version.matches()) {
        versions.add(version.group(1));
      }
    }
    return List.copyOf(versions);
  }

  boolean isInstalled() {
    return !installed.equals("(none)");
  }
}
