package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;
import org.scalablejitsi.tools.yaml.YamlException;

final class SecretsDocumentTest {

  private static final Instant TIME = Instant.parse("2026-11-24T08:00:00Z");
  private static final VaultPassword PASSWORD =
      new VaultPassword("default", "test-password".getBytes(StandardCharsets.UTF_8));
  private static final String JVB =
      """
      version: 1
      secrets:
        jvb:
          generation: 2
          created: 2026-01-01T00:00:00Z
          value: "CurrentValue"
          note: ours
      """;

  @Example
  void keepsANextValueBesideTheCurrentOne() {
    SecretsDocument document = parse(JVB);

    document.stage("jvb", new SecretVersion(3, TIME, "NextValue"));

    assertThat(document.text())
        .isEqualTo(
            JVB
                + """
                    next:
                      generation: 3
                      created: 2026-11-24T08:00:00Z
                      value: "NextValue"
                """);
    assertThat(parse(document.text()).find("jvb"))
        .contains(
            new Secret(
                "jvb",
                new SecretVersion(2, Instant.parse("2026-01-01T00:00:00Z"), "CurrentValue"),
                new SecretVersion(3, TIME, "NextValue"),
                null));
  }

  @Example
  void promotesTheNextValueAndKeepsTheFormerOne() {
    SecretsDocument document = parse(JVB);
    document.stage("jvb", new SecretVersion(3, TIME, "NextValue"));

    document.promote("jvb");

    assertThat(document.text())
        .isEqualTo(
            """
            version: 1
            secrets:
              jvb:
                note: ours
                generation: 3
                created: 2026-11-24T08:00:00Z
                value: "NextValue"
                previous:
                  generation: 2
                  created: 2026-01-01T00:00:00Z
                  value: "CurrentValue"
            """);
  }

  @Example
  void dropsThePreviousValue() {
    SecretsDocument document = parse(JVB);
    document.stage("jvb", new SecretVersion(3, TIME, "NextValue"));
    document.promote("jvb");

    document.dropPrevious("jvb");

    assertThat(document.text()).doesNotContain("CurrentValue").contains("NextValue");
  }

  @Example
  void neverGivesTheNumberOfAnAbandonedValueAgain() {
    SecretsDocument document = parse(JVB);
    document.stage("jvb", new SecretVersion(document.unusedGeneration("jvb"), TIME, "NextValue"));

    document.abandonNext("jvb");

    assertThat(document.text()).isEqualTo(JVB + "    abandoned: 3\n");
    assertThat(document.unusedGeneration("jvb")).isEqualTo(4);
  }

  /** Whatever is done in which order, and however often the file is read again meanwhile. */
  @Property(tries = 300)
  void oneGenerationIsOneValue(@ForAll @Size(max = 30) List<RotationStep> steps) {
    SecretGenerator maker = new SecretGenerator(new Random(1), () -> TIME, 32);
    Map<Integer, String> values = new HashMap<>(Map.of(2, "CurrentValue"));
    SecretsDocument document = parse(JVB);
    for (RotationStep step : steps) {
      Secret before = document.find("jvb").orElseThrow();
      if (step.refusal(Path.of("f"), before).isEmpty()) {
        SecretVersion concerned = step.apply(document, before, maker);
        document = parse(document.text());
        if (step == RotationStep.STAGE) {
          assertThat(values.put(concerned.generation(), concerned.value())).isNull();
        }
      }
      Secret after = document.find("jvb").orElseThrow();
      assertThat(after.versions())
          .allSatisfy(it -> assertThat(values).containsEntry(it.generation(), it.value()));
      assertThat(after.current().generation())
          .isGreaterThanOrEqualTo(before.current().generation());
    }
    assertThat(document.text()).contains("note: ours");
  }

  @Example
  void readsAValueThatIsEncryptedForItselfAndLeavesItSo() {
    String encrypted = Vault.with(PASSWORD).encrypt("InlineValue", new Random(1));
    String text = inline(encrypted);
    SecretsDocument document = SecretsDocument.parse(text, new InlineVault(List.of(PASSWORD)));

    assertThat(document.find("jvb").orElseThrow().current().value()).isEqualTo("InlineValue");
    assertThat(document.text()).contains("value: !vault |").doesNotContain("InlineValue");
    document.stage("jvb", new SecretVersion(2, TIME, "NextValue"));
    document.promote("jvb");
    SecretsDocument again =
        SecretsDocument.parse(document.text(), new InlineVault(List.of(PASSWORD)));
    assertThat(again.find("jvb").orElseThrow().previous())
        .isEqualTo(new SecretVersion(1, null, "InlineValue"));
  }

  @Example
  void tellsAnEncryptedValueThatDoesNotOpen() {
    String encrypted = Vault.with(PASSWORD).encrypt("InlineValue", new Random(1));

    refused(inline(encrypted), List.of(), "and no vault password given opens that");
    refused(
        inline(encrypted.substring(0, encrypted.length() - 20)),
        List.of(PASSWORD),
        "and damaged: it is cut off");
    refused(
        inline("InlineValue"), List.of(PASSWORD), "and damaged: it does not begin like a vault");
  }

  @Example
  void takesAnAgeItCannotReadForUnknown() {
    SecretsDocument document = parse(JVB.replace("2026-01-01T00:00:00Z", "last year"));

    assertThat(document.find("jvb").orElseThrow().current().created()).isNull();
  }

  @Example
  void printsNoValue() {
    assertThat(parse(JVB).find("jvb").orElseThrow()).asString().doesNotContain("CurrentValue");
  }

  @Example
  void refusesValuesThatYamlDoesNotReadAsText() {
    for (String value : List.of("on", "1e3", "2024-01-01", "1_000", "0x10", "12:30")) {
      assertThatThrownBy(() -> parse(JVB.replace("\"CurrentValue\"", value)).find("jvb"))
          .isInstanceOf(YamlException.class)
          .hasMessage(
              "'value' is a number, a date or the like to YAML, unless it stands in quotes");
      assertThat(parse(JVB.replace("CurrentValue", value)).find("jvb"))
          .hasValueSatisfying(it -> assertThat(it.current().value()).isEqualTo(value));
    }
  }

  private static SecretsDocument parse(String text) {
    return SecretsDocument.parse(text, new InlineVault(List.of()));
  }

  private static String inline(String encrypted) {
    return "version: 1\nsecrets:\n  jvb:\n    generation: 1\n    value: !vault |\n"
        + encrypted.lines().map(line -> "      " + line + "\n").collect(Collectors.joining());
  }

  private static void refused(String text, List<VaultPassword> passwords, String why) {
    SecretsDocument document = SecretsDocument.parse(text, new InlineVault(passwords));
    assertThatThrownBy(() -> document.find("jvb"))
        .isInstanceOf(YamlException.class)
        .hasMessage("'value' is encrypted for itself " + why);
  }
}
