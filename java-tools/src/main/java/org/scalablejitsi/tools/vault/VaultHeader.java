package org.scalablejitsi.tools.vault;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a vault file.
 *
 * @param label the vault id, only in format 1.2
 */
record VaultHeader(@Nullable String label) {

  static final String MAGIC = "$ANSIBLE_VAULT";
  private static final String CIPHER = "AES256";

  private static final Pattern READABLE_LABEL = Pattern.compile("[!-~]([ -~]*[!-~])?");

  /** The last of them, the label, may hold the separator. */
  private static final int FIELDS = 4;

  /** The header Ansible would write for this password. */
  static VaultHeader of(VaultPassword password) {
    String id = password.id();
    return new VaultHeader(id.isBlank() || id.equals(VaultPassword.DEFAULT_ID) ? null : id);
  }

  /** Empty when the line is no header that we know. */
  static Optional<VaultHeader> parse(String line) {
    List<String> fields = List.of(line.strip().split(";", FIELDS));
    if (fields.size() < 3 || !fields.get(0).equals(MAGIC) || !fields.get(2).equals(CIPHER)) {
      return Optional.empty();
    }
    if (fields.get(1).equals("1.1") && fields.size() == 3) {
      return Optional.of(new VaultHeader(null));
    }
    if (fields.get(1).equals("1.2") && fields.size() == FIELDS && !fields.get(3).isBlank()) {
      return Optional.of(new VaultHeader(fields.get(3).strip()));
    }
    return Optional.empty();
  }

  /** Whether this is a header with another beginning, and not text that was never encrypted. */
  static boolean resembles(String line) {
    return line.contains(";" + CIPHER);
  }

  /** Without a label that Ansible could write but not read: its files must be ASCII. */
  String line() {
    return label == null || !READABLE_LABEL.matcher(label).matches()
        ? String.join(";", MAGIC, "1.1", CIPHER)
        : String.join(";", MAGIC, "1.2", CIPHER, label);
  }
}
