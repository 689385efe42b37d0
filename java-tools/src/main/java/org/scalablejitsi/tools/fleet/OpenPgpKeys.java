package org.scalablejitsi.tools.fleet;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The primary keys in an armored OpenPGP file, RFC 4880 and RFC 9580, by their fingerprints. */
final class OpenPgpKeys {

  private static final String BEGIN = "-----BEGIN PGP PUBLIC KEY BLOCK-----";
  private static final String END = "-----END PGP PUBLIC KEY BLOCK-----";
  private static final int PUBLIC_KEY = 6;

  private OpenPgpKeys() {}

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if it is no such file
   */
  static List<String> fingerprints(List<String> lines) {
    int begin = lines.indexOf(BEGIN);
    int end = lines.indexOf(END);
    if (begin != 0 || end != lines.size() - 1) {
      throw new IllegalArgumentException("it has to begin with " + BEGIN + " and end with " + END);
    }
    List<String> found = new ArrayList<>();
    try {
      ByteBuffer packets = ByteBuffer.wrap(Base64.getDecoder().decode(body(lines)));
      while (packets.hasRemaining()) {
        packet(packets, found);
      }
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it ends in the middle", e);
    }
    if (found.isEmpty()) {
      throw new IllegalArgumentException("it has no public key");
    }
    return found;
  }

  /** Headers end at an empty line, which the package source's file writes as a dot. */
  private static String body(List<String> lines) {
    StringBuilder body = new StringBuilder();
    for (String line : lines.subList(1, lines.size() - 1)) {
      if (!line.contains(": ") && !line.equals(".") && !line.startsWith("=")) {
        body.append(line);
      }
    }
    return body.toString();
  }

  private static void packet(ByteBuffer packets, List<String> found) {
    int header = octet(packets);
    if ((header & 0x80) == 0) {
      throw new IllegalArgumentException("it is damaged");
    }
    boolean isNew = (header & 0x40) != 0;
    int tag = isNew ? header & 0x3f : (header >> 2) & 0xf;
    byte[] content = new byte[isNew ? newLength(packets) : oldLength(header & 3, packets)];
    packets.get(content);
    if (tag == PUBLIC_KEY) {
      found.add(fingerprint(content));
    }
  }

  private static int newLength(ByteBuffer packets) {
    int first = octet(packets);
    if (first < 192) {
      return first;
    }
    return first < 224 ? ((first - 192) << 8) + octet(packets) + 192 : whole(first == 255, packets);
  }

  private static int oldLength(int kind, ByteBuffer packets) {
    return switch (kind) {
      case 0 -> octet(packets);
      case 1 -> packets.getShort() & 0xffff;
      default -> whole(kind == 2, packets);
    };
  }

  private static int whole(boolean isKnown, ByteBuffer packets) {
    int length = isKnown ? packets.getInt() : -1;
    if (length < 0 || length > packets.remaining()) {
      throw new IllegalArgumentException("it is damaged");
    }
    return length;
  }

  private static int octet(ByteBuffer packets) {
    return packets.get() & 0xff;
  }

  private static String fingerprint(byte[] key) {
    if (key.length == 0 || key[0] != 4) {
      throw new IllegalArgumentException("its key is not of version 4, the one that apt reads");
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      digest.update(new byte[] {(byte) 0x99, (byte) (key.length >> 8), (byte) key.length});
      return HexFormat.of().withUpperCase().formatHex(digest.digest(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
