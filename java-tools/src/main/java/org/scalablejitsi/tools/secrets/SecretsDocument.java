package org.scalablejitsi.tools.secrets;

import java.time.Instant;
import java.util.Optional;
import org.scalablejitsi.tools.yaml.YamlException;
import org.scalablejitsi.tools.yaml.YamlMap;
import org.scalablejitsi.tools.yaml.YamlText;

/** The decrypted vault file. Keys of others are kept as they are. */
final class SecretsDocument {

  private static final int VERSION = 1;

  private final YamlMap root;
  private final YamlMap secrets;

  private SecretsDocument(YamlMap root, YamlMap secrets) {
    this.root = root;
    this.secrets = secrets;
  }

  static SecretsDocument empty() {
    YamlMap root = YamlMap.empty().addNumber("version", VERSION);
    return new SecretsDocument(root, root.addMap("secrets"));
  }

  /** The document of a text; the exception never quotes it. */
  static SecretsDocument parse(String text) {
    YamlMap root = YamlText.tree(text);
    Optional<String> version = root.scalar("version");
    if (!version.equals(Optional.of(Integer.toString(VERSION)))) {
      throw new YamlException(root.line("version"), "'version' is not " + VERSION);
    }
    Optional<YamlMap> secrets = root.map("secrets");
    return new SecretsDocument(root, secrets.orElseGet(() -> root.addMap("secrets")));
  }

  /** The newest version of a secret that the file holds. */
  Optional<SecretId> find(String name) {
    return secrets.map(name).map(secret -> new SecretId(name, generation(secret)));
  }

  boolean isAccepted(String name) {
    return secrets
        .map(name)
        .flatMap(secret -> secret.scalar("value"))
        .filter(SecretValue::isAccepted)
        .isPresent();
  }

  void add(SecretId id, Instant created, String value) {
    secrets
        .addMap(id.name())
        .addNumber("generation", id.generation())
        .addTime("created", created.toString())
        .addText("value", value);
  }

  String text() {
    return root.text();
  }

  private static int generation(YamlMap secret) {
    String generation = secret.scalar("generation").orElse("");
    if (!generation.matches("[1-9][0-9]{0,8}")) {
      throw new YamlException(
          secret.line("generation"), "'generation' is not a whole number from 1 on");
    }
    return Integer.parseInt(generation);
  }
}
