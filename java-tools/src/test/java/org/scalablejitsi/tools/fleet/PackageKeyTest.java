package org.scalablejitsi.tools.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scalablejitsi.tools.fleet.Hosts.bridge;
import static org.scalablejitsi.tools.fleet.Hosts.lines;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PackageKeyTest {

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

  private final PackageKey rule = new PackageKey();

  @Test
  void holdsForThisKeyAlone() {
    assertThat(judge(KEY, FINGERPRINT)).isEmpty();
    assertThat(judge(KEY, "5978 e7c9 82be b58f eccc  44ea e89b 4712 b949 1467")).isEmpty();
  }

  @Test
  void holdsWithoutFingerprint() {
    assertThat(judge(KEY, null)).isEmpty();
    assertThat(lines(rule, bridge("b1"))).isEmpty();
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
        rule, bridge("b1", Map.of("jitsi_package_source", source, "_jitsi_package_key", lines)));
  }
}
