package org.scalablejitsi.tools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.check.Hosts.bridge;
import static org.scalablejitsi.tools.check.Hosts.lines;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PackageSourceTest {

  private final PackageSource rule = new PackageSource();

  @Test
  void holdsWithoutSourceAndForAnAddressWithKeyAndForAFolder() {
    assertThat(lines(rule, bridge("b1"))).isEmpty();
    assertThat(judge(Map.of("url", "https://packages.example.com/jitsi", "key", "/k"))).isEmpty();
    assertThat(judge(Map.of("folder", "/srv/packages"))).isEmpty();
  }

  @Test
  void takesNullForUnset() {
    Map<String, @Nullable Object> folder = new HashMap<>();
    folder.put("folder", "/srv/packages");
    Stream.of("url", "key", "fingerprint").forEach(unset -> folder.put(unset, null));
    assertThat(lines(rule, bridge("b1", "jitsi_package_source", folder))).isEmpty();
  }

  @Test
  void refusesTwoPlacesAndNone() {
    String line = error("has to have either url or folder; name one of them");
    assertThat(judge(Map.of())).containsExactly(line);
    assertThat(judge(Map.of("url", "http://a", "key", "/k", "folder", "/a"))).containsExactly(line);
  }

  @Test
  void refusesAnAddressOrAFingerprintWithoutKey() {
    assertThat(judge(Map.of("url", "http://a")))
        .containsExactly(
            error(
                "has a url without key; name the file with the repository's key, so that only its"
                    + " packages are taken"));
    assertThat(judge(Map.of("folder", "/a", "fingerprint", "A")))
        .containsExactly(error("has a fingerprint without key; name the file with the key"));
  }

  @Test
  void refusesWhatAptCannotRead() {
    assertThat(judge(Map.of("url", "packages.example.com", "key", "/k")))
        .containsExactly(
            error(
                "has the url 'packages.example.com'; begin it with https://, http:// or file:/,"
                    + " without spaces"));
    assertThat(judge(Map.of("folder", "packages")))
        .containsExactly(error("has the folder 'packages'; write its whole path, without spaces"));
  }

  private Iterable<String> judge(Map<String, String> source) {
    return lines(rule, bridge("b1", "jitsi_package_source", source));
  }

  private static String error(String text) {
    return "error: host b1: jitsi_package_source " + text + " [JT340]";
  }
}
