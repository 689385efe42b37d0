package org.scalablejitsi.tools.secrets;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.scalablejitsi.tools.storage.StagedFile;

/**
 * The secrets of one run. Holds no value of any secret outside of the new file's encrypted text.
 */
public final class Secrets {

  private final Path file;
  private final Map<String, String> placeholders;
  private final Map<String, SecretId> ids;
  private final Map<String, List<AccountLogin>> logins;
  private final List<SecretsOverview.Entry> versions;
  private final List<String> generated;
  private final @Nullable Supplier<Optional<StagedFile>> stage;

  Secrets(
      Path file,
      Map<String, String> placeholders,
      Map<String, SecretId> ids,
      Map<String, List<AccountLogin>> logins,
      List<SecretsOverview.Entry> versions,
      List<String> generated,
      @Nullable Supplier<Optional<StagedFile>> stage) {
    this.file = file;
    this.placeholders = placeholders;
    this.ids = ids;
    this.logins = logins;
    this.versions = versions;
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

  /**
   * By secret name the versions that a service must be able to log in with, or must take, the
   * oldest first: more than one while a next value is staged, and of some while the previous one is
   * kept.
   */
  public Map<String, List<AccountLogin>> logins() {
    return logins;
  }

  /** The versions that the vault keeps of each secret, without their values. */
  public List<SecretsOverview.Entry> versions() {
    return versions;
  }

  /** Secret by placeholder: what puts the values in place needs. */
  public Map<String, SecretId> ids() {
    return ids;
  }

  /** The names of the secrets that this run made. */
  public List<String> generated() {
    return generated;
  }

  /** Whether the vault file is not what this run made of it. */
  public boolean isChanged() {
    return stage != null;
  }

  /** The new vault file, when there is anything new in it. */
  public Optional<StagedFile> stage() {
    return stage == null ? Optional.empty() : stage.get();
  }
}
