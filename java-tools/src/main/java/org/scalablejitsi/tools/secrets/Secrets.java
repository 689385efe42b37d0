package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.storage.StagedFile;

/**
 * The secrets of one run. Holds no value of any secret outside of the new file's encrypted text.
 */
public final class Secrets {

  private final Path file;
  private final Map<String, String> placeholders;
  private final Map<String, SecretId> ids;
  private final List<String> generated;
  private final @Nullable Supplier<Optional<StagedFile>> stage;

  Secrets(
      Path file,
      Map<String, String> placeholders,
      Map<String, SecretId> ids,
      List<String> generated,
      @Nullable Supplier<Optional<StagedFile>> stage) {
    this.file = file;
    this.placeholders = placeholders;
    this.ids = ids;
    this.generated = generated;
    this.stage = stage;
  }

  public Path file() {
    return file;
  }

  /** Placeholder by secret name: what templates see. */
  public Map<String, String> placeholders() {
    return placeholders;
  }

  /** Generation by secret name: counts the values that a secret has had. */
  public Map<String, Integer> generations() {
    return ids.values().stream().collect(Collectors.toMap(SecretId::name, SecretId::generation));
  }

  /** Secret by placeholder: what puts the values in place needs. */
  public Map<String, SecretId> ids() {
    return ids;
  }

  /** The names of the secrets that this run made. */
  public List<String> generated() {
    return generated;
  }

  /** Whether the vault file lacks something that this run made. */
  public boolean isChanged() {
    return !generated.isEmpty();
  }

  /** The new vault file, when there is anything new in it. */
  public Optional<StagedFile> stage() {
    return stage == null ? Optional.empty() : stage.get();
  }
}
