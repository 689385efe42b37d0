package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;

final class RequiredSecretTest {

  private static final Fleet BARE = new Fleet(List.of());

  @Test
  void everyFleetNeedsTheTwoAccounts() {
    assertThat(RequiredSecret.ofEveryFleet()).containsExactly("focus", "jvb");
    assertThat(RequiredSecret.of(BARE)).containsExactly("focus", "jvb");
  }

  @Test
  void onlyAnOldJicofoNeedsTheComponentsSecret() {
    assertThat(RequiredSecret.of(withComponent(false))).containsExactly("focus", "jvb");
    assertThat(RequiredSecret.of(withComponent(true))).containsExactly("focus", "jvb", "component");
  }

  @Test
  void onlyFleetsWithTurnServersNeedTheirSecret() {
    assertThat(RequiredSecret.of(new Fleet(List.of(new Host("t", Set.of(Fleet.TURN), Map.of())))))
        .containsExactly("focus", "jvb", "turn");
  }

  @Test
  void eachAccountNeedsAPasswordAndTokensNeedASecret() {
    assertThat(RequiredSecret.of(with(Map.of("jitsi_meet_accounts", List.of("ben", "anna")))))
        .containsExactly("focus", "jvb", "account-ben", "account-anna");
    assertThat(RequiredSecret.of(with(Map.of("jitsi_meet_authentication", "jwt"))))
        .containsExactly("focus", "jvb", "jwt");
    assertThat(RequiredSecret.of(with(Map.of("jitsi_meet_authentication", "anonymous"))))
        .containsExactly("focus", "jvb");
  }

  private static Fleet with(Map<String, Object> vars) {
    return new Fleet(List.of(new Host("meet", Set.of(Fleet.MEET), vars)));
  }

  private static Fleet withComponent(boolean value) {
    Map<String, Object> vars = Map.of("_jitsi_meet_component", value);
    return new Fleet(List.of(new Host("meet", Set.of(Fleet.MEET), vars)));
  }

  @Test
  void aFeatureNeedsItsSecretOnlyWhereItIsUsed() {
    RequiredSecret feature =
        new RequiredSecret(
            "turn",
            "a test",
            fleet -> fleet.hosts().stream().anyMatch(it -> it.vars().containsKey("x_turn")));
    Fleet using = new Fleet(List.of(new Host("a", Set.of(), Map.of("x_turn", true))));

    assertThat(RequiredSecret.of(BARE, List.of(feature))).isEmpty();
    assertThat(RequiredSecret.of(using, List.of(feature))).containsExactly("turn");
  }
}
