package org.scalablejitsi.tools.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/** What holds for all texts and passwords, and for all damage. */
final class VaultPropertyTest {

  private static final VaultPassword PASSWORD = VaultFixture.testPassword();
  private static final VaultPassword OTHER = VaultFixture.password("default", "another");
  private static final String TEXT = "value: Geheim1234\n";
  private static final String FILE = Vault.with(PASSWORD).encrypt(TEXT, new Random(7));

  @Property(tries = 100)
  void whatIsEncryptedOpensWithItsPasswordAlone(
      @ForAll String text,
      @ForAll @NotEmpty @Size(max = 100) byte[] bytes,
      @ForAll String id,
      @ForAll long seed) {
    VaultPassword password = new VaultPassword(id.replaceAll("\\s", ""), bytes);
    String written = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    String encrypted = Vault.with(password).encrypt(written, new Random(seed));

    assertThat(Vault.open(encrypted, List.of(OTHER, password)))
        .isInstanceOfSatisfying(
            DecryptResult.Text.class, opened -> assertThat(opened.text()).isEqualTo(written));
    assertThat(Vault.open(encrypted, List.of(OTHER)))
        .isInstanceOf(DecryptResult.WrongPassword.class);
  }

  @Example
  void everyCutIsTold() {
    Map<String, Integer> counts = new TreeMap<>();
    // Without its last line end the file is whole.
    for (int length = 0; length < FILE.length() - 1; length++) {
      count(counts, Vault.open(FILE.substring(0, length), List.of(PASSWORD)));
    }

    // What is left of 32 bytes may be 16, which Ansible could have written.
    assertThat(counts).isEqualTo(Map.of("Damaged", FILE.length() - 2, "WrongPassword", 1));
    System.out.println("vault file cut at each of its characters: " + counts);
  }

  @Example
  void everyChangeOfOneCharacterIsToldOrMeansNothing() {
    Random random = new Random(3);
    Map<String, Integer> counts = new TreeMap<>();
    for (int place = 0; place < FILE.length(); place++) {
      String other = String.valueOf((char) (FILE.charAt(place) ^ (1 << random.nextInt(7))));
      String changed = FILE.substring(0, place) + other + FILE.substring(place + 1);
      DecryptResult opened = Vault.open(changed, List.of(PASSWORD));
      if (opened instanceof DecryptResult.Text still) {
        assertThat(still.text()).isEqualTo(TEXT);
        assertThat(meansTheSame(changed)).as("place %d now %s", place, other).isTrue();
      }
      count(counts, opened);
    }

    assertThat(counts).containsOnlyKeys("Damaged", "WrongPassword", "Text");
    System.out.println("vault file with each of its characters changed: " + counts);
  }

  @Property(tries = 200)
  void noTextInPlaceOfSomeOtherOpensToAnythingElse(
      @ForAll @IntRange(max = 400) int place,
      @ForAll @IntRange(max = 400) int length,
      @ForAll @Size(max = 100) String other) {
    int start = Math.min(place, FILE.length());
    int end = Math.min(start + length, FILE.length());
    String changed = FILE.substring(0, start) + other + FILE.substring(end);

    DecryptResult result = Vault.open(changed, List.of(PASSWORD));
    Statistics.label("opens")
        .collect(result instanceof DecryptResult.Text)
        .coverage(cases -> cases.check(true).count(count -> count > 0));
    if (result instanceof DecryptResult.Text opened) {
      assertThat(opened.text()).isEqualTo(TEXT);
      assertThat(meansTheSame(changed)).isTrue();
    }
  }

  /** The label, other white space and capital hex digits are all that the checksum leaves open. */
  private static boolean meansTheSame(String changed) {
    try {
      VaultEnvelope before = VaultEnvelope.parse(FILE);
      VaultEnvelope after = VaultEnvelope.parse(changed);
      return Arrays.equals(before.salt(), after.salt())
          && Arrays.equals(before.hmac(), after.hmac())
          && Arrays.equals(before.ciphertext(), after.ciphertext());
    } catch (VaultEnvelope.DamagedException e) {
      return false;
    }
  }

  private static void count(Map<String, Integer> counts, DecryptResult opened) {
    counts.merge(opened.getClass().getSimpleName(), 1, Integer::sum);
  }
}
