package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.fleet.Fleet;
import org.scalablejitsi.tools.fleet.Host;

final class SecretNeedTest {

  private static final Fleet BARE = new Fleet(List.of());

  @Test
  void everyFleetNeedsTheTwoAccounts() {
    assertThat(SecretNeed.ofEveryFleet()).containsExactly("focus", "jvb");
    assertThat(SecretNeed.of(BARE)).containsExactly("focus", "jvb");
  }

  @Test
  void onlyAnOldJicofoNeedsTheComponentsSecret() {
    assertThat(SecretNeed.of(withComponent(false))).containsExactly("focus", "jvb");
    assertThat(SecretNeed.of(withComponent(true))).containsExactly("focus", "jvb", "component");
  }

  @Test
  void onlyFleetsWithTurnServersNeedTheirSecret() {
    assertThat(SecretNeed.of(new Fleet(List.of(new Host("t", Set.of(Fleet.TURN), Map.of())))))
        .containsExactly("focus", "jvb", "turn");
  }

  @Test
  void eachAccountNeedsAPasswordAndTokensNeedASecret() {
    assertThat(SecretNeed.of(with(Map.of("jitsi_meet_accounts", List.of("ben", "anna")))))
        .containsExactly("focus", "jvb", "account-ben", "account-anna");
    assertThat(SecretNeed.of(with(Map.of("jitsi_meet_authentication", "jwt"))))
        .containsExactly("focus", "jvb", "jwt");
    assertThat(SecretNeed.of(with(Map.of("jitsi_meet_authentication", "anonymous"))))
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
    SecretNeed feature =
        new SecretNeed(
            "turn",
            "a test",
            fleet -> fleet.hosts().stream().anyMatch(it -> it.vars().containsKey("x_turn")));
    Fleet using = new Fleet(List.of(new Host("a", Set.of(), Map.of("x_turn", true))));

    assertThat(SecretNeed.of(BARE, List.of(feature))).isEmpty();
    assertThat(SecretNeed.of(using, List.of(feature))).containsExactly("turn");
  }
}
