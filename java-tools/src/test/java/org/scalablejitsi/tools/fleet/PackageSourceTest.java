package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PackageSourceTest {

  private static final String FINGERPRINT = "0123 4567 89AB CDEF 0123  4567 89ab cdef 0123 4567";

  private final PackageSource rule = new PackageSource();

  @Test
  void holdsWithoutSourceAndForAnAddressWithKeyAndForAFolder() {
    assertThat(lines(rule, bridge("b1"))).isEmpty();
    assertThat(judge(Map.of("url", "https://packages.example.com/jitsi", "key", "/k"))).isEmpty();
    assertThat(judge(Map.of("folder", "/srv/packages"))).isEmpty();
    assertThat(judge(fetched("https://packages.example.com/key.asc", FINGERPRINT))).isEmpty();
  }

  @Test
  void takesAnEmptyOneForNoSource() {
    assertThat(judge(Map.of())).isEmpty();
    assertThat(judge(Map.of("channel", "stable"))).isEmpty();
  }

  @Test
  void takesNullForUnset() {
    Map<String, @Nullable Object> folder = new HashMap<>();
    folder.put("folder", "/srv/packages");
    Stream.of("url", "key", "key_url", "fingerprint").forEach(unset -> folder.put(unset, null));
    assertThat(lines(rule, bridge("b1", "jitsi_package_source", folder))).isEmpty();
  }

  @Test
  void refusesTwoPlacesAndNone() {
    String line = error("has to have either url or folder; name one of them");
    assertThat(judge(Map.of("key", "/k"))).containsExactly(line);
    assertThat(judge(Map.of("url", "http://a", "key", "/k", "folder", "/a"))).containsExactly(line);
  }

  @Test
  void refusesAnAddressOrAFingerprintWithoutKey() {
    assertThat(judge(Map.of("url", "http://a")))
        .containsExactly(
            error(
                "has a url without key; name by key the file with the repository's key, or by key_url"
                    + " where the hosts fetch it, so that only its packages are taken"));
    assertThat(judge(Map.of("folder", "/a", "fingerprint", FINGERPRINT)))
        .containsExactly(error("has a fingerprint without key; name the key by key or key_url"));
  }

  @Test
  void refusesAKeyInTwoPlaces() {
    assertThat(
            judge(
                Map.of(
                    "url",
                    "http://a",
                    "key",
                    "/k",
                    "key_url",
                    "http://a/k",
                    "fingerprint",
                    FINGERPRINT)))
        .containsExactly(error("has both key and key_url; name one of them"));
  }

  @Test
  void refusesToFetchAKeyThatNobodyKnows() {
    String remedy = "; write the key's whole fingerprint, 40 hexadecimal digits";
    assertThat(judge(Map.of("url", "http://a", "key_url", "http://a/k")))
        .containsExactly(error("has a key_url without fingerprint" + remedy));
    assertThat(judge(fetched("http://a/k", "89AB CDEF")))
        .containsExactly(error("has the fingerprint '89AB CDEF'" + remedy));
    assertThat(judge(fetched("http://a/k", FINGERPRINT.replace('A', 'G'))))
        .singleElement()
        .asString()
        .contains("has the fingerprint '0123");
  }

  @Test
  void refusesAnAddressOfAKeyThatAHostCannotFetch() {
    String remedy = "; begin it with https:// or http://, without spaces and apostrophes";
    for (String address : new String[] {"/k.asc", "file:/k.asc", "https://a/k'", "https://a b"}) {
      assertThat(judge(fetched(address, FINGERPRINT)))
          .containsExactly(error("has the key_url '" + address + "'" + remedy));
    }
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

  @Test
  void judgesThatOfProsodyToo() {
    Map<String, Object> source =
        Map.of("url", "a", "key_url", "/k", "fingerprint", "A", "former_fingerprint", "B");
    assertThat(lines(rule, meet("m1", "jitsi_package_prosody", source)))
        .hasSize(4)
        .allMatch(line -> line.startsWith("error: host m1: jitsi_package_prosody has the "));
  }

  private static Map<String, String> fetched(String address, String fingerprint) {
    return Map.of("url", "http://a", "key_url", address, "fingerprint", fingerprint);
  }

  private List<String> judge(Map<String, String> source) {
    return lines(rule, bridge("b1", "jitsi_package_source", source));
  }

  private static String error(String text) {
    return "error: host b1: jitsi_package_source " + text + " [JT340]";
  }
}
