package org.scalablejitsi.tools.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** The paths stand unquoted in nginx's site and in a command of systemd's. */
final class CertificatePaths implements FleetRule {

  static final Rule RULE = Rule.error("JT010");
  private static final List<String> VARIABLES =
      List.of(CertificateWithKey.CERTIFICATE, CertificateWithKey.KEY, "jitsi_meet_acme_ca");
  private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/._@+-]+");

  @Override
  public String name() {
    return "paths of certificate and key";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    List<Problem> problems = new ArrayList<>();
    for (Host host : fleet.meetHosts()) {
      for (String variable : VARIABLES) {
        if (host.has(variable) && !isPlain(String.valueOf(host.vars().get(variable)))) {
          problems.add(broken(variable, host));
        }
      }
    }
    return problems;
  }

  static boolean isPlain(String path) {
    return PLAIN.matcher(path).matches();
  }

  private static Problem broken(String variable, Host host) {
    return RULE.broken(
            variable + " '" + host.vars().get(variable) + "' is no plain absolute path",
            "use a path on the meet host that begins with / and consists of A-Z, a-z, 0-9 and"
                + " / . _ @ + -")
        .on(host.name());
  }
}
