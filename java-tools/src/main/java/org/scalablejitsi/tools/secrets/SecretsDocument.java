package org.scalablejitsi.tools.secrets;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.yaml.YamlException;
import org.scalablejitsi.tools.yaml.YamlMap;
import org.scalablejitsi.tools.yaml.YamlText;

/** The decrypted vault file. Keys of others are kept as they are. */
final class SecretsDocument {

  private static final int VERSION = 1;
  private static final String NEXT = "next";
  private static final String PREVIOUS = "previous";
  private static final List<String> OF_A_VERSION = List.of("generation", "created", "value");

  /** The highest generation that was given up: no other value may ever get its number. */
  private static final String ABANDONED = "abandoned";

  private final YamlMap root;
  private final YamlMap secrets;
  private final InlineVault inline;

  private SecretsDocument(YamlMap root, YamlMap secrets, InlineVault inline) {
    this.root = root;
    this.secrets = secrets;
    this.inline = inline;
  }

  static SecretsDocument empty() {
    YamlMap root = YamlMap.empty().addNumber("version", VERSION);
    return new SecretsDocument(root, root.addMap("secrets"), new InlineVault(List.of()));
  }

  /** The document of a text; the exception never quotes it. */
  static SecretsDocument parse(String text, InlineVault inline) {
    YamlMap root = YamlText.tree(text);
    Optional<String> version = root.scalar("version");
    if (!version.equals(Optional.of(Integer.toString(VERSION)))) {
      throw new YamlException(root.line("version"), "'version' is not " + VERSION);
    }
    Optional<YamlMap> secrets = root.map("secrets");
    return new SecretsDocument(root, secrets.orElseGet(() -> root.addMap("secrets")), inline);
  }

  /** The names of all secrets that the file holds, in its order. */
  List<String> names() {
    return secrets.keys();
  }

  Optional<Secret> find(String name) {
    return secrets
        .map(name)
        .map(
            secret ->
                new Secret(
                    name,
                    version(secret),
                    secret.map(NEXT).map(this::version).orElse(null),
                    secret.map(PREVIOUS).map(this::version).orElse(null)));
  }

  void add(String name, SecretVersion version) {
    write(secrets.addMap(name), version);
  }

  /** The number for a new value: one that no value of this secret has had. */
  int unusedGeneration(String name) {
    YamlMap secret = existing(name);
    int abandoned = secret.scalar(ABANDONED).isPresent() ? number(secret, ABANDONED) : 0;
    return 1
        + find(name).stream()
            .flatMap(Secret::versions)
            .mapToInt(SecretVersion::generation)
            .reduce(abandoned, Math::max);
  }

  /** Keeps a value beside the current one until it is promoted or abandoned. */
  void stage(String name, SecretVersion next) {
    write(existing(name).addMap(NEXT), next);
  }

  /** The next value becomes the current one, and that one the previous. */
  void promote(String name) {
    YamlMap secret = existing(name);
    YamlMap next = secret.map(NEXT).orElseThrow();
    secret.remove(PREVIOUS);
    YamlMap previous = YamlMap.empty();
    OF_A_VERSION.forEach(key -> secret.move(key, previous));
    OF_A_VERSION.forEach(key -> next.move(key, secret));
    secret.remove(NEXT);
    YamlMap kept = secret.addMap(PREVIOUS);
    OF_A_VERSION.forEach(key -> previous.move(key, kept));
  }

  void abandonNext(String name) {
    YamlMap secret = existing(name);
    int generation = number(secret.map(NEXT).orElseThrow(), "generation");
    secret.remove(NEXT);
    secret.remove(ABANDONED);
    secret.addNumber(ABANDONED, generation);
  }

  void dropPrevious(String name) {
    existing(name).remove(PREVIOUS);
  }

  String text() {
    return root.text();
  }

  private YamlMap existing(String name) {
    return secrets.map(name).orElseThrow();
  }

  private static void write(YamlMap map, SecretVersion version) {
    map.addNumber("generation", version.generation());
    if (version.created() != null) {
      map.addTime("created", version.created().toString());
    }
    map.addText("value", version.value());
  }

  private SecretVersion version(YamlMap map) {
    return new SecretVersion(number(map, "generation"), created(map), inline.text(map, "value"));
  }

  /** Unknown also when somebody entered something else than a time: no plan must fail for it. */
  private static @Nullable Instant created(YamlMap map) {
    try {
      return OffsetDateTime.parse(map.scalar("created").orElse("")).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(YamlMap map, String key) {
    String number = map.scalar(key).orElse("");
    if (!number.matches("0|[1-9][0-9]{0,8}")) {
      throw new YamlException(map.line(key), "'" + key + "' is not a whole number from 0 on");
    }
    return Integer.parseInt(number);
  }
}
