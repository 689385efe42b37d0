package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scalablejitsi.tools.vault.VaultPassword;

/** Finds secrets that are missing, weak, used twice or old. */
public final class SecretsCheck {

  private static final long LONGEST_ROTATION_DAYS = 7;

  private final Path path;
  private final Instant now;
  private final long maxAgeDays;
  private final List<SecretFinding> findings = new ArrayList<>();

  private SecretsCheck(Path path, Instant now, long maxAgeDays) {
    this.path = path;
    this.now = now;
    this.maxAgeDays = maxAgeDays;
  }

  /**
   * Everything that is to be said of a vault file; no value is ever part of it.
   *
   * @param needed the names of the secrets that must be there
   * @param maxAgeDays the age in days that calls for a new value
   */
  public static List<SecretFinding> run(
      Path path, List<VaultPassword> passwords, List<String> needed, Instant now, long maxAgeDays) {
    SecretsFile file = SecretsFile.existing(path, passwords);
    SecretsCheck check = new SecretsCheck(path, now, maxAgeDays);
    needed.stream().filter(name -> !file.document().names().contains(name)).forEach(check::missing);
    file.all().forEach(check::one);
    check.duplicates(file.all());
    return List.copyOf(check.findings);
  }

  private void missing(String name) {
    findings.add(
        SecretFinding.error(
            name, path + " lacks it", "make it with `jitsi-tools secrets init " + path + "`"));
  }

  private void one(Secret secret) {
    secret.versions().forEach(version -> strength(secret, version));
    age(secret);
    SecretVersion next = secret.next();
    if (next != null && isOlder(next, LONGEST_ROTATION_DAYS)) {
      findings.add(
          SecretFinding.warning(
              secret.name(),
              next + " has been waiting for " + age(next) + " days",
              "end the rotation with `jitsi-tools secrets rotate "
                  + path
                  + " --promote` or"
                  + " `--abandon`"));
    }
  }

  private void strength(Secret secret, SecretVersion version) {
    String value = version.value();
    if (!SecretValue.isAccepted(value)) {
      findings.add(
          SecretFinding.error(
              secret.name(),
              version + " is not " + SecretValue.RULE,
              "change it with `ansible-vault edit " + path + "`"));
      return;
    }
    SecretStrength strength = SecretStrength.of(value);
    if (strength.isWeak()) {
      findings.add(SecretFinding.error(secret.name(), version + " is " + strength, rotate(secret)));
    } else if (strength.isModest()) {
      findings.add(
          SecretFinding.warning(secret.name(), version + " is " + strength, rotate(secret)));
    }
  }

  private void age(Secret secret) {
    SecretVersion current = secret.current();
    if (current.created() == null) {
      findings.add(
          SecretFinding.warning(
              secret.name(),
              "nothing says how old " + current + " is",
              "enter `created: 2026-01-31T12:00:00Z` with `ansible-vault edit " + path + "`"));
    } else if (isOlder(current, maxAgeDays)) {
      findings.add(
          SecretFinding.warning(
              secret.name(),
              current + " is " + age(current) + " days old, more than " + maxAgeDays,
              rotate(secret)));
    }
  }

  private void duplicates(List<Secret> secrets) {
    Map<String, Set<String>> users = new LinkedHashMap<>();
    for (Secret secret : secrets) {
      secret
          .versions()
          .forEach(
              version ->
                  users
                      .computeIfAbsent(version.value(), value -> new LinkedHashSet<>())
                      .add("'" + secret.name() + "' " + version));
    }
    users.values().stream()
        .filter(same -> same.size() > 1)
        .forEach(
            same ->
                findings.add(
                    SecretFinding.error(
                        null,
                        "these have one and the same value: " + String.join(", ", same),
                        "give each its own with `jitsi-tools secrets rotate " + path + "`")));
  }

  private boolean isOlder(SecretVersion version, long days) {
    return version.created() != null && age(version) > days;
  }

  private long age(SecretVersion version) {
    Instant created = version.created();
    return created == null ? 0 : SecretsOverview.ageInDays(created, now);
  }

  private String rotate(Secret secret) {
    return "replace it with `jitsi-tools secrets rotate " + path + " --only " + secret.name() + "`";
  }
}
