package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;
import static org.scalablejitsi.tools.fleet.Hosts.meet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Where packages come from. */
final class PackageRulesTest {

  @Nested
  class PackageSource {

    private static final String FINGERPRINT = "0123 4567 89AB CDEF 0123  4567 89ab cdef 0123 4567";

    @Test
    void holdsWithoutSourceAndForAnAddressWithKeyAndForAFolder() {
      assertThat(lines("JT340", bridge("b1"))).isEmpty();
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
      assertThat(lines("JT340", bridge("b1", "jitsi_package_source", folder))).isEmpty();
    }

    @Test
    void refusesTwoPlacesAndNone() {
      String line = error("has to have either url or folder; name one of them");
      assertThat(judge(Map.of("key", "/k"))).containsExactly(line);
      assertThat(judge(Map.of("url", "http://a", "key", "/k", "folder", "/a")))
          .containsExactly(line);
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
          .containsExactly(
              error("has the folder 'packages'; write its whole path, without spaces"));
    }

    @Test
    void judgesThatOfProsodyToo() {
      Map<String, Object> source =
          Map.of("url", "a", "key_url", "/k", "fingerprint", "A", "former_fingerprint", "B");
      assertThat(lines("JT340", meet("m1", "jitsi_package_prosody", source)))
          .hasSize(4)
          .allMatch(line -> line.startsWith("error: host m1: jitsi_package_prosody has the "));
    }

    private static Map<String, String> fetched(String address, String fingerprint) {
      return Map.of("url", "http://a", "key_url", address, "fingerprint", fingerprint);
    }

    private List<String> judge(Map<String, String> source) {
      return lines("JT340", bridge("b1", "jitsi_package_source", source));
    }

    private static String error(String text) {
      return "error: host b1: jitsi_package_source " + text + " [JT340]";
    }
  }

  @Nested
  class PackageKey {

    private static final String FINGERPRINT = "5978E7C982BEB58FECCC44EAE89B4712B9491467";

    /** Made for this test; its secret half is nowhere. Empty lines come as dots. */
    private static final List<String> KEY =
        List.of(
            "-----BEGIN PGP PUBLIC KEY BLOCK-----",
            ".",
            "mDMEawlA6hYJKwYBBAHaRw8BAQdAZr3Kv7At+slPjDr3h9ADzzbeEDAs+AGbrWRI",
            "znhY8A60DExhYiBwYWNrYWdlc4iQBBMWCAA4FiEEWXjnyYK+tY/szETq6JtHErlJ",
            "FGcFAmsJQOoCGwMFCwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQ6JtHErlJFGcU",
            "pwD/dEjqf/AYLUxIkzudovk9cVutPjRSYFEQbwe32MMliZ8A/RRjS3lqA0bszdAb",
            "MM/4RZg1tmS+WSTDxNjA+P+VtJoE",
            "=dA7i",
            "-----END PGP PUBLIC KEY BLOCK-----");

    @Test
    void holdsForThisKeyAlone() {
      assertThat(judge(KEY, FINGERPRINT)).isEmpty();
      assertThat(judge(KEY, "5978 e7c9 82be b58f eccc  44ea e89b 4712 b949 1467")).isEmpty();
    }

    @Test
    void holdsWithoutFingerprint() {
      assertThat(judge(KEY, null)).isEmpty();
      assertThat(lines("JT341", bridge("b1"))).isEmpty();
    }

    @Test
    void refusesAnotherKey() {
      String other = FINGERPRINT.replace('5', '6');
      assertThat(judge(KEY, other))
          .containsExactly(
              "error: host b1: jitsi_package_source.key (/k.asc) holds "
                  + FINGERPRINT
                  + ", and not "
                  + other
                  + " alone; fetch the key again; change the fingerprint only to one that its owner"
                  + " publishes [JT341]");
    }

    @Test
    void refusesAKeyThatComesWithASecondOne() {
      List<String> two = new ArrayList<>(KEY.subList(0, KEY.size() - 2));
      two.addAll(KEY.subList(2, KEY.size()));
      assertThat(judge(two, FINGERPRINT))
          .singleElement()
          .asString()
          .contains("holds " + FINGERPRINT + " and " + FINGERPRINT + ", and not");
    }

    @Test
    void refusesWhatIsNoKey() {
      assertThat(judge(List.of("<html>"), null))
          .singleElement()
          .asString()
          .contains("(/k.asc) is no OpenPGP public key in armor: it has to begin with -----BEGIN");
    }

    @Test
    void refusesAKeyThatIsDamaged() {
      List<String> cut = new ArrayList<>(KEY);
      cut.remove(6);
      assertThat(judge(cut, null)).singleElement().asString().contains("it ends in the middle");
      cut.set(2, "!" + cut.get(2));
      assertThat(judge(cut, null)).singleElement().asString().contains("Illegal base64 character");
    }

    private List<String> judge(List<String> lines, @Nullable String fingerprint) {
      Map<String, Object> source = new LinkedHashMap<>(Map.of("url", "http://a", "key", "/k.asc"));
      if (fingerprint != null) {
        source.put("fingerprint", fingerprint);
      }
      return lines(
          "JT341",
          bridge("b1", Map.of("jitsi_package_source", source, "_jitsi_package_key", lines)));
    }
  }

  @Nested
  class OneVersionPerPackage {

    @Test
    void holdsForVersionsThatAgree() {
      assertThat(lines("JT354", meet("meet1", versions("1.0-1", "1.0-1")))).isEmpty();
      assertThat(lines("JT354", meet("meet1"))).isEmpty();
      assertThat(
              lines(
                  "JT354",
                  meet(
                      "meet1",
                      Map.of(
                          "jitsi_package_versions", Map.of("prosody", "13"),
                          "jitsi_upgrade_versions", Map.of("jicofo", "1.0-1")))))
          .isEmpty();
    }

    @Test
    void refusesTwoVersionsOfOnePackage() {
      assertThat(lines("JT354", meet("meet1", versions("1.0-1", "1.0-2"))))
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
}
