package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class OneVersionPerPackageTest {

  private final OneVersionPerPackage rule = new OneVersionPerPackage();

  @Test
  void holdsForVersionsThatAgree() {
    assertThat(lines(rule, meet("meet1", versions("1.0-1", "1.0-1")))).isEmpty();
    assertThat(lines(rule, meet("meet1"))).isEmpty();
    assertThat(
            lines(
                rule,
                meet(
                    "meet1",
                    Map.of(
                        "jitsi_package_versions", Map.of("prosody", "13"),
                        "jitsi_upgrade_versions", Map.of("jicofo", "1.0-1")))))
        .isEmpty();
  }

  @Test
  void refusesTwoVersionsOfOnePackage() {
    assertThat(lines(rule, meet("meet1", versions("1.0-1", "1.0-2"))))
        .containsExactly(
            "error: host meet1: jitsi_upgrade_versions has jicofo: 1.0-2, and"
                + " jitsi_package_versions has 1.0-1; change the version in"
                + " jitsi_package_versions, which an upgrade goes by too [JT354]");
  }

  private static Map<String, Object> versions(String pinned, String upgrade) {
    return Map.of(
        "jitsi_package_versions", Map.of("jicofo", pinned),
        "jitsi_upgrade_versions", Map.of("jicofo", upgrade));
  }
}
