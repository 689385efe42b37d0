package org.scalablejitsi.tools.secrets;

import java.util.List;
import org.scalablejitsi.tools.vault.DecryptResult;
import org.scalablejitsi.tools.vault.Vault;
import org.scalablejitsi.tools.vault.VaultPassword;
import org.scalablejitsi.tools.yaml.YamlException;
import org.scalablejitsi.tools.yaml.YamlMap;

/** Reads values that {@code ansible-vault encrypt_string} encrypted each for itself. */
record InlineVault(List<VaultPassword> passwords) {

  private static final String TAG = "!vault";

  InlineVault {
    passwords = List.copyOf(passwords);
  }

  /** The value of a key, opened if need be; the empty text when it is not there. */
  String text(YamlMap map, String key) {
    String text = map.scalar(key).orElse("");
    if (!map.isTagged(key, TAG)) {
      if (!text.isEmpty() && !map.isText(key)) {
        throw new YamlException(
            map.line(key),
            "'" + key + "' is a number, a date or the like to YAML, unless it stands in quotes");
      }
      return text;
    }
    DecryptResult opened = Vault.open(text, passwords);
    if (opened instanceof DecryptResult.Text content) {
      return content.text();
    }
    String why =
        opened instanceof DecryptResult.Damaged damaged
            ? "and damaged: " + damaged.why()
            : opened instanceof DecryptResult.NotEncrypted
                ? "and damaged: it does not begin like a vault"
                : "and no vault password given opens that";
    throw new YamlException(map.line(key), "'" + key + "' is encrypted for itself " + why);
  }
}
