package org.scalablejitsi.tools.vault;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The parts of a vault file. On disk they are hex within hex, wrapped at 80 columns.
 *
 * @param hmac over the ciphertext; tells a wrong password from a right one
 */
@SuppressWarnings("ArrayRecordComponent") // bytes, which no code compares
record VaultEnvelope(VaultHeader header, byte[] salt, byte[] hmac, byte[] ciphertext) {

  private static final int WIDTH = 80;
  private static final int HMAC_BYTES = 32;
  private static final HexFormat HEX = HexFormat.of();

  /** The text is no vault, or no longer one. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final String why;

    DamagedException(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  static VaultEnvelope parse(String text) throws DamagedException {
    List<String> lines = text.lines().toList();
    Optional<VaultHeader> header = VaultHeader.parse(lines.get(0));
    if (header.isEmpty()) {
      throw new DamagedException("its header is none of Ansible Vault 1.1 or 1.2 with AES256");
    }
    StringBuilder body = new StringBuilder();
    lines.stream().skip(1).forEach(line -> body.append(line.strip()));
    String[] parts = new String(unhex(body), StandardCharsets.ISO_8859_1).split("\n", -1);
    if (parts.length != 3) {
      throw new DamagedException("it is cut off");
    }
    VaultEnvelope envelope =
        new VaultEnvelope(header.get(), unhex(parts[0]), unhex(parts[1]), unhex(parts[2]));
    if (envelope.salt.length == 0
        || envelope.hmac.length != HMAC_BYTES
        || envelope.ciphertext.length == 0
        || envelope.ciphertext.length % VaultCipher.BLOCK_BYTES != 0) {
      throw new DamagedException("it is cut off");
    }
    return envelope;
  }

  /** The first line, counted from 1, that is shorter or longer than Ansible makes them. */
  static OptionalInt oddLine(String text) {
    List<Integer> lengths =
        text.stripTrailing().lines().map(line -> line.strip().length()).toList();
    return IntStream.range(1, lengths.size())
        .filter(
            line ->
                line == lengths.size() - 1 ? lengths.get(line) > WIDTH : lengths.get(line) != WIDTH)
        .map(line -> line + 1)
        .findFirst();
  }

  private static byte[] unhex(CharSequence hex) throws DamagedException {
    try {
      return HEX.parseHex(hex);
    } catch (IllegalArgumentException e) {
      // Of an odd length or with other characters; the exception would quote them.
      throw new DamagedException(
          hex.chars().allMatch(HexFormat::isHexDigit)
              ? "it is cut off"
              : "it holds characters that are not hex");
    }
  }

  String text() {
    String inner =
        String.join("\n", HEX.formatHex(salt), HEX.formatHex(hmac), HEX.formatHex(ciphertext));
    String body = HEX.formatHex(inner.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder(header.line()).append('\n');
    for (int i = 0; i < body.length(); i += WIDTH) {
      text.append(body, i, Math.min(i + WIDTH, body.length())).append('\n');
    }
    return text.toString();
  }
}
