package org.scalablejitsi.tools.fleet;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Rule;

/** Names and addresses in the app's settings are those that prosody and the web host have. */
final class AppAddresses implements FleetRule {

  static final Rule RULE = Rule.error("JT316");
  private static final String DOMAIN = "jitsi_domain";

  /** By setting, what stands before the domain. */
  private static final Map<String, String> LABELS =
      Map.of(
          "focusUserJid", "focus@auth.",
          "hosts.authdomain", "",
          "hosts.domain", "",
          "hosts.focus", "focus.",
          "hosts.muc", "conference.");

  private static final Map<String, String> PATHS =
      Map.of(
          "bosh", "/http-bind",
          "conferenceRequestUrl", "/conference-request/v1",
          "websocket", "/xmpp-websocket");

  @Override
  public String name() {
    return "addresses in the app's settings";
  }

  @Override
  public List<Problem> apply(Fleet fleet) {
    return fleet.meetHosts().stream()
        .filter(meet -> meet.has(DOMAIN))
        .flatMap(meet -> Stream.concat(names(meet), addresses(meet)))
        .toList();
  }

  private static Stream<Problem> names(Host meet) {
    return LABELS.keySet().stream()
        .sorted()
        .filter(setting -> set(meet, setting) != null)
        .filter(setting -> !(LABELS.get(setting) + domain(meet)).equals(set(meet, setting)))
        .map(setting -> broken(meet, setting, LABELS.get(setting) + domain(meet)));
  }

  private static Stream<Problem> addresses(Host meet) {
    return PATHS.keySet().stream()
        .sorted()
        .filter(setting -> set(meet, setting) != null)
        .filter(setting -> !leadsTo(meet, set(meet, setting), PATHS.get(setting)))
        .map(
            setting -> broken(meet, setting, "an address on " + domain(meet) + PATHS.get(setting)));
  }

  /** Whether an address is on the web host, perhaps of a tenant. */
  private static boolean leadsTo(Host meet, @Nullable Object value, @Nullable String path) {
    try {
      URI address = new URI(Objects.toString(value));
      return (address.getHost() == null || address.getHost().equalsIgnoreCase(domain(meet)))
          && address.getPath() != null
          && address.getPath().endsWith(Objects.toString(path));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The value of a setting; the app takes an empty one for none. */
  private static @Nullable Object set(Host meet, String setting) {
    Object value = AppSettings.at(meet, setting.split("\\.", -1));
    return "".equals(value) || Boolean.FALSE.equals(value) ? null : value;
  }

  private static String domain(Host meet) {
    return Objects.toString(meet.vars().get(DOMAIN));
  }

  private static Problem broken(Host meet, String setting, String served) {
    return RULE.broken(
            AppSettings.VARIABLE
                + " has "
                + setting
                + ": '"
                + set(meet, setting)
                + "', and with "
                + DOMAIN
                + " "
                + domain(meet)
                + " the cluster serves "
                + served,
            "leave it out; the packaged file has what is right")
        .on(meet.name());
  }
}
