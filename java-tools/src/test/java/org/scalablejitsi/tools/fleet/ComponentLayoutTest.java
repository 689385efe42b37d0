package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ComponentLayoutTest {

  private final ComponentLayout rule = new ComponentLayout();

  @Test
  void holdsWithTheOldLayoutOrWithoutAComponent() {
    assertThat(lines(rule, meet("meet1", settings(true, "properties")))).isEmpty();
    assertThat(lines(rule, meet("meet1", settings(false, "hocon")))).isEmpty();
  }

  @Test
  void refusesAComponentWithTheNewLayout() {
    assertThat(lines(rule, meet("meet1", settings(true, "hocon"))))
        .containsExactly(
            "error: host meet1: jitsi_meet_jicofo_component is true, and jitsi_config_layout is"
                + " hocon, which a jicofo so old does not read; set `jitsi_config_layout:"
                + " properties`, or leave jitsi_meet_jicofo_component out [JT352]");
  }

  private static Map<String, Object> settings(boolean component, String layout) {
    return Map.of("jitsi_meet_jicofo_component", component, "jitsi_config_layout", layout);
  }
}
