package org.scalablejitsi.tools.takeover;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scalablejitsi.tools.format.HoconValues;

/**
 * The passwords that jicofo uses.
 *
 * @param password of its account
 * @param component the secret of an old jicofo's component; none where it is an ordinary client
 */
record JicofoCredentials(
    ConfigLayout layout, Optional<String> password, Optional<String> component) {

  private static final String FOLDER = "/etc/jitsi/jicofo/";
  private static final String PROSODY = "/etc/prosody/";
  private static final List<String> HOCON_PASSWORD =
      List.of("jicofo", "xmpp", "client", "password");
  private static final Pattern SECRET =
      Pattern.compile("component_secret\\s*=\\s*[\"']([^\"']*)[\"']");

  static JicofoCredentials of(FormerHost meet, String domain) {
    Optional<String> legacy =
        Optional.ofNullable(
            BridgeLogin.properties(meet.file(FOLDER + "sip-communicator.properties"))
                .getProperty("org.jitsi.jicofo.FOCUS_USER_PASSWORD"));
    Optional<String> hocon =
        HoconValues.of(meet.file(FOLDER + "jicofo.conf")).map(values -> values.get(HOCON_PASSWORD));
    Optional<String> environment =
        environment(meet.file(FOLDER + "config"), "JICOFO_AUTH_PASSWORD");
    return new JicofoCredentials(
        hocon.isPresent() && legacy.isEmpty() ? ConfigLayout.HOCON : ConfigLayout.PROPERTIES,
        legacy.or(() -> hocon).or(() -> environment).map(String::strip),
        component(meet, domain));
  }

  private static Optional<String> environment(String text, String name) {
    Matcher matcher =
        Pattern.compile("(?m)^\\h*(?:export\\h+)?" + name + "=[\"']?([^\"'\\s]+)").matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static Optional<String> component(FormerHost meet, String domain) {
    Pattern section =
        Pattern.compile(
            "(?ms)^\\h*Component\\s+[\"']focus\\."
                + Pattern.quote(domain)
                + "[\"'](.*?)(?=^\\h*(?:Component|VirtualHost)\\b|\\z)");
    for (Map.Entry<String, String> file : meet.files().entrySet()) {
      Matcher matcher = section.matcher(file.getKey().startsWith(PROSODY) ? file.getValue() : "");
      // With a module of its own the component is no jicofo's, whatever secret was left there.
      if (matcher.find() && !matcher.group(1).stripLeading().startsWith("\"")) {
        Matcher secret = SECRET.matcher(matcher.group(1));
        return secret.find() ? Optional.of(secret.group(1)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "focus";
  }
}
