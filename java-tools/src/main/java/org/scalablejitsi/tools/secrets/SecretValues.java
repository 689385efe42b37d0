package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.scalablejitsi.tools.vault.VaultPassword;

/** Reads the values of secrets, for the one command that prints them. */
public final class SecretValues {

  private SecretValues() {}

  /**
   * The secrets by their placeholders.
   *
   * @param file a vault file that holds all of them
   */
  public static Map<String, String> of(
      Path file, List<VaultPassword> passwords, Map<String, SecretId> placeholders) {
    SecretsDocument document = SecretsFile.existing(file, passwords).document();
    Map<String, String> values = new LinkedHashMap<>();
    placeholders.forEach(
        (placeholder, id) ->
            document.find(id.name()).stream()
                .flatMap(Secret::versions)
                .filter(version -> version.generation() == id.generation())
                .forEach(version -> values.put(placeholder, version.value())));
    return values;
  }
}
