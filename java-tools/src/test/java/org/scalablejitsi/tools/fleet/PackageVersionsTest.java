package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PackageVersionsTest {

  private final PackageVersions rule = new PackageVersions();

  @Test
  void holdsForExactVersions() {
    Map<String, Object> versions = Map.of("jicofo", "1.1-100-1", "prosody", "1:0.12.3~rc1+deb12u1");
    assertThat(lines(rule, meet("m1", "jitsi_package_versions", versions))).isEmpty();
    assertThat(lines(rule, meet("m1"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"jicofo, 1.*", "jicofo, latest", "Jicofo, 1.1", "jicofo=1, 1.1", "jicofo, 1' 2"})
  void refusesOthers(String name, String version) {
    assertThat(lines(rule, meet("m1", "jitsi_package_versions", Map.of(name, version))))
        .containsExactly(broken(name + ": " + version));
  }

  @Test
  void refusesWhatYamlTookForANumber() {
    assertThat(lines(rule, meet("m1", "jitsi_package_versions", Map.of("jicofo", 1.1))))
        .containsExactly(broken("jicofo: 1.1"));
  }

  @Test
  void refusesThoseOfAnUpgradeToo() {
    assertThat(lines(rule, meet("m1", "jitsi_upgrade_versions", Map.of("jicofo", "new"))))
        .containsExactly(
            broken("jicofo: new").replace("jitsi_package_versions", "jitsi_upgrade_versions"));
  }

  private static String broken(String entry) {
    return "error: host m1: jitsi_package_versions has '"
        + entry
        + "', which is no package with an exact version; write a quoted version as `apt-cache"
        + " madison` lists it [JT342]";
  }
}
