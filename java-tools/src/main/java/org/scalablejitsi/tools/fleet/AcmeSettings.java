package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** What an ACME server would refuse, long after the run has begun. */
final class AcmeSettings implements FleetRule {

  static final Rule RULE = Rule.error("JT313");

  private record Shape(Pattern pattern, String noun, String example) {}

  private static final Map<String, Shape> SHAPES =
      Map.of(
          "jitsi_meet_acme_server",
          new Shape(
              Pattern.compile("https://[A-Za-z0-9.-]+(:[1-9][0-9]{0,4})?/[A-Za-z0-9/._~-]*"),
              "no https address of a directory",
              "https://acme-v02.api.letsencrypt.org/directory"),
          "jitsi_meet_acme_email",
          new Shape(
              Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+"),
              "no mail address",
              "admin@example.com"));

  @Override
  public String name() {
    return "ACME server and mail address";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream().flatMap(AcmeSettings::judge).toList();
  }

  private static Stream<Problem> judge(Host meet) {
    return SHAPES.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .filter(entry -> meet.has(entry.getKey()))
        .filter(entry -> !fits(entry.getValue(), String.valueOf(meet.vars().get(entry.getKey()))))
        .map(entry -> broken(meet, entry.getKey(), entry.getValue()));
  }

  private static boolean fits(Shape shape, String value) {
    return shape.pattern().matcher(value).matches();
  }

  private static Problem broken(Host meet, String variable, Shape shape) {
    return RULE.broken(
            variable + " '" + meet.vars().get(variable) + "' is " + shape.noun(),
            "write it like `" + shape.example() + "`")
        .on(meet.name());
  }
}
