package org.scalablejitsi.tools.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.vault.VaultPassword;

/**
 * An overview of a vault file: everything but the values.
 *
 * @param file its path
 */
public record SecretsOverview(String file, List<Entry> secrets) {

  /** One secret with its versions. */
  public record Entry(
      String name, Version current, @Nullable Version next, @Nullable Version previous) {}

  /**
   * One version of a secret.
   *
   * @param created in ISO 8601; null when the file does not say
   * @param ageDays whole days since
   */
  public record Version(
      int generation, @Nullable String created, @JsonProperty("age_days") @Nullable Long ageDays) {}

  public static SecretsOverview of(Path path, List<VaultPassword> passwords, Instant now) {
    return new SecretsOverview(
        path.toString(), entries(SecretsFile.existing(path, passwords), now));
  }

  static List<Entry> entries(SecretsFile file, Instant now) {
    return file.all().stream()
        .map(
            secret ->
                new Entry(
                    secret.name(),
                    toldOf(secret.current(), now),
                    secret.next() == null ? null : toldOf(secret.next(), now),
                    secret.previous() == null ? null : toldOf(secret.previous(), now)))
        .toList();
  }

  private static Version toldOf(SecretVersion version, Instant now) {
    Instant created = version.created();
    return created == null
        ? new Version(version.generation(), null, null)
        : new Version(version.generation(), created.toString(), ageInDays(created, now));
  }

  static long ageInDays(Instant created, Instant now) {
    return Duration.between(created, now).toDays();
  }
}
