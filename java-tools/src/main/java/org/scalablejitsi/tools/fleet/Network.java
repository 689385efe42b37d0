package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network of either family, by its first address. */
record Network(String first, int length) {

  private static final Pattern SHAPE = Pattern.compile("([0-9A-Fa-f.:]+)/([0-9]{1,3})");
  private static final int BITS_OF_A_BYTE = 8;

  /** Reads a network as it is written, {@code 203.0.113.0/24}; no other address than its first. */
  static Optional<Network> of(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches() || !InetAddresses.isInetAddress(parts.group(1))) {
      return Optional.empty();
    }
    byte[] address = InetAddresses.forString(parts.group(1)).getAddress();
    int length = Integer.parseInt(parts.group(2));
    int rest = address.length * BITS_OF_A_BYTE - length;
    // An address of IPv4 in the form of IPv6 would be read as one of IPv4.
    boolean mapped = parts.group(1).contains(":") && address.length == Integer.BYTES;
    BigInteger number = new BigInteger(1, address);
    boolean isFirst = rest >= 0 && number.shiftRight(rest).shiftLeft(rest).equals(number);
    return isFirst && !mapped
        ? Optional.of(
            new Network(
                InetAddresses.toAddrString(InetAddresses.forString(parts.group(1))), length))
        : Optional.empty();
  }
}
