package org.scalablejitsi.tools.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.scalablejitsi.tools.format.FormatCheck;
import org.scalablejitsi.tools.format.HoconTree;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

/**
 * Reads rendered files with their format's reader, and looks at what they say. Equal files are read
 * once.
 */
public final class TextCheck {

  private final SettingsChecks settings = new SettingsChecks();
  private final Map<HostFile.Text, Verdict> seen = new ConcurrentHashMap<>();

  /** What each check finds in a file, and where its service listens. */
  private record Verdict(Map<String, List<Problem>> found, List<ListeningPort> ports) {}

  /** Reads files beforehand, on all cores. */
  public void readAll(Collection<HostFile.Text> files) {
    files.parallelStream().forEach(this::verdict);
  }

  /** Adds what is wrong to the problems and returns the checks that found nothing. */
  public List<PassedCheck> check(String host, HostFile.Text file, Problems problems) {
    List<PassedCheck> passed = new ArrayList<>();
    verdict(file)
        .found()
        .forEach(
            (check, found) -> {
              found.forEach(problem -> problems.add(problem.on(host)));
              if (found.isEmpty()) {
                passed.add(new PassedCheck(host, check, file.dest()));
              }
            });
    return passed;
  }

  /** The ports on which the file's service listens. */
  public List<ListeningPort> ports(HostFile.Text file) {
    return verdict(file).ports();
  }

  private Verdict verdict(HostFile.Text file) {
    return seen.computeIfAbsent(file, this::judge);
  }

  /** What cannot be read says nothing. */
  private Verdict judge(HostFile.Text file) {
    Map<String, List<Problem>> found = new LinkedHashMap<>();
    // HOCON takes the longest: a file that can be read is not read twice.
    Optional<HoconTree> read = HoconTree.read(file);
    List<Problem> unreadable = read.isPresent() ? List.of() : FormatCheck.judge(file);
    found.put(file.format().label(), unreadable);
    if (!unreadable.isEmpty()) {
      return new Verdict(found, List.of());
    }
    HoconTree tree = read.orElse(HoconTree.NONE);
    found.putAll(settings.run(file, tree));
    return new Verdict(found, ListeningPorts.of(file, tree));
  }
}
