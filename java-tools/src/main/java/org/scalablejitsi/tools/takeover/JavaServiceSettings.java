package org.scalablejitsi.tools.takeover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.scalablejitsi.tools.format.HoconLeaves;
import org.scalablejitsi.tools.format.PropertiesLines;

/** The settings of jicofo or a bridge, in the order in which the later one counts. */
final class JavaServiceSettings {

  static final String STATIC_MAPPINGS = "ice4j.harvest.mapping.static-mappings";

  private static final String NAT = "org.ice4j.ice.harvest.NAT_HARVESTER_";
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "^\\h*+(?:export\\h++)?([A-Za-z_]\\w*+)=(?:\"([^\"]*+)\"|'([^']*+)'|(\\S*+))",
          Pattern.MULTILINE);
  private static final Pattern SYSTEM_PROPERTY =
      Pattern.compile("-D([^=]++)=(.*+)", Pattern.DOTALL);
  private static final Pattern HEAP = Pattern.compile("-Xmx(.*+)", Pattern.DOTALL);

  private JavaServiceSettings() {}

  /**
   * What a host's files set.
   *
   * @param hocon the name of the service's own file
   */
  static List<FormerSetting> settings(FormerHost host, String folder, String hocon) {
    List<FormerSetting> settings = new ArrayList<>();
    String environment = folder + "config";
    settings.addAll(environment(environment, host.formerFile(environment)));
    String own = folder + hocon;
    String text = host.formerFile(own);
    HoconLeaves.of(text)
        .orElseGet(List::of)
        .forEach(
            leaf -> settings.add(new FormerSetting(own, leaf.line(), leaf.key(), leaf.value())));
    settings.addAll(includes(own, text));
    String legacy = folder + "sip-communicator.properties";
    settings.addAll(properties(legacy, host.formerFile(legacy)));
    return settings;
  }

  /** Other files, which nobody reads here. */
  private static List<FormerSetting> includes(String file, String text) {
    List<String> lines = text.lines().toList();
    return IntStream.range(0, lines.size())
        .filter(at -> lines.get(at).strip().startsWith("include "))
        .mapToObj(at -> FormerSetting.of(file, at + 1, "include", ""))
        .toList();
  }

  /** The pair of addresses stands in two properties, and is one setting. */
  private static List<FormerSetting> properties(String file, String text) {
    List<FormerSetting> all =
        PropertiesLines.of(text).stream()
            .map(entry -> FormerSetting.of(file, entry.line(), entry.key(), entry.value().strip()))
            .toList();
    Optional<FormerSetting> local = last(all, NAT + "LOCAL_ADDRESS");
    Optional<FormerSetting> seen = last(all, NAT + "PUBLIC_ADDRESS");
    if (local.isEmpty() || seen.isEmpty()) {
      return all;
    }
    Map<String, Object> pair =
        Map.of(
            "local-address", local.get().value().orElse(""),
            "public-address", seen.get().value().orElse(""));
    FormerSetting mapping =
        FormerSetting.of(file, local.get().line(), STATIC_MAPPINGS, List.of(pair));
    return Stream.concat(
            all.stream().filter(setting -> !setting.key().startsWith(NAT)), Stream.of(mapping))
        .toList();
  }

  private static Optional<FormerSetting> last(List<FormerSetting> settings, String key) {
    return settings.stream()
        .filter(setting -> setting.key().equals(key))
        .reduce((first, second) -> second);
  }

  /** What the start script reads, and what it gives to Java. */
  private static List<FormerSetting> environment(String file, String text) {
    List<FormerSetting> settings = new ArrayList<>();
    Matcher matcher = ASSIGNMENT.matcher(text);
    int line = 1;
    int seen = 0;
    while (matcher.find()) {
      line += (int) text.substring(seen, matcher.start()).chars().filter(c -> c == '\n').count();
      seen = matcher.start();
      String value =
          Stream.of(2, 3, 4)
              .map(group -> Optional.ofNullable(matcher.group(group)).orElse(""))
              .reduce("", String::concat);
      if (matcher.group(1).equals("JAVA_SYS_PROPS")) {
        int at = line;
        Stream.of(value.split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .forEach(word -> settings.add(argument(file, at, word)));
      } else {
        settings.add(FormerSetting.of(file, line, matcher.group(1), value));
      }
    }
    return settings;
  }

  private static FormerSetting argument(String file, int line, String word) {
    Matcher property = SYSTEM_PROPERTY.matcher(word);
    if (property.matches()) {
      return FormerSetting.of(file, line, property.group(1), property.group(2));
    }
    Matcher heap = HEAP.matcher(word);
    return heap.matches()
        ? FormerSetting.of(file, line, "-Xmx", heap.group(1))
        : FormerSetting.of(file, line, word.replaceFirst("[=:].*", ""), word);
  }
}
