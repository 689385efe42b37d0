package org.scalablejitsi.tools.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.render.NarrowTextTest.renamed;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.secrets.SecretValue;

/**
 * A secret that people made up stands in the shipped roles' files where ours stood, and brings
 * nothing with it.
 */
class OwnSecretTest {

  private static final String OURS = "PlaceHolder0123456789PlaceHolder";

  /** Each sign that such a value may have, also beside itself, an equals sign and a hyphen. */
  private static List<String> values() {
    return IntStream.rangeClosed('!', '~')
        .mapToObj(Character::toString)
        .flatMap(
            sign ->
                Stream.of(sign, "=", "-", ":", "/")
                    .map(other -> "Abc" + sign + other + "xy" + sign))
        .filter(SecretValue::isAccepted)
        .toList();
  }

  private static final Map<String, Object> SECRETS =
      Map.of(
          "jitsi_meet_authentication",
          "jwt",
          "_jitsi_meet_jwt_app_id",
          "app",
          "jitsi_meet_jwt_allow_empty",
          false,
          "jitsi_secrets",
          Map.of("focus", OURS, "jvb", OURS, "jwt", OURS),
          "jitsi_logins",
          Map.of("jvb", List.of(Map.of("id", "jvb-g1", "password", OURS))),
          "_jitsi_bridge_login",
          Map.of("HOSTNAME", "10.0.0.11", "PASSWORD", OURS));

  @Test
  void isReadInEachFileAsItIs() throws Exception {
    Set<Format> seen = EnumSet.noneOf(Format.class);
    assertThat(values()).hasSizeGreaterThan(300);
    for (String layout : List.of("hocon", "properties")) {
      for (HostFile.Text file : filesWithSecrets(layout)) {
        Map<String, Object> ours = read(file, file.text());
        seen.add(file.format());
        for (String value : values()) {
          assertThat(read(file, file.text().replace(OURS, value)))
              .as(file.template())
              .isEqualTo(renamed(ours, OURS, value));
        }
      }
    }
    assertThat(seen).contains(Format.HOCON, Format.PROPERTIES, Format.LUA);
  }

  @Test
  void isReadByTheDatabaseOfTurn() throws Exception {
    Map<String, Object> ours = turn(OURS);
    for (String value : values()) {
      assertThat(turn(value)).isEqualTo(renamed(ours, OURS, value));
    }
    assertThat(String.valueOf(ours.get("sql"))).contains("'" + OURS + "'");
  }

  private static Map<String, Object> turn(String value) throws TemplateException {
    Map<String, Object> logins = Map.of("turn", List.of(Map.of("password", value)));
    return new TreeMap<>(PlainFiles.read("jitsi_turn_realm", Map.of("jitsi_logins", logins)));
  }

  private static List<HostFile.Text> filesWithSecrets(String layout) {
    Map<String, Object> variables = new TreeMap<>(SECRETS);
    variables.put("jitsi_config_layout", layout);
    return Stream.concat(
            ShippedFiles.ofMeet(variables).stream(), ShippedFiles.ofBridge(variables).stream())
        .filter(file -> file.text().contains(OURS))
        .toList();
  }

  private static Map<String, Object> read(HostFile.Text file, String text) throws IOException {
    return switch (file.format()) {
      case HOCON -> NarrowTextTest.hocon(text);
      case PROPERTIES -> NarrowTextTest.properties(text);
      case LUA -> NarrowTextTest.prosody(text);
      default -> Map.of(); // OwnValueTest reads the shell's assignments
    };
  }
}
