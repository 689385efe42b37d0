package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A range of addresses as coturn reads it: each byte is between those of the two ends. */
record AddressRange(InetAddress first, InetAddress last) {

  /** The range of a text that names one, or one address alone. */
  static Optional<AddressRange> of(String text) {
    String[] ends = text.split("-", -1);
    if (ends.length > 2 || !Stream.of(ends).allMatch(Addresses::isLiteral)) {
      return Optional.empty();
    }
    InetAddress first = InetAddresses.forString(ends[0]);
    InetAddress last = InetAddresses.forString(ends[ends.length - 1]);
    return Addresses.areOfOneKind(first, last)
        ? Optional.of(new AddressRange(first, last))
        : Optional.empty();
  }

  boolean has(InetAddress address) {
    byte[] from = first.getAddress();
    byte[] to = last.getAddress();
    byte[] bytes = address.getAddress();
    return bytes.length == from.length
        && IntStream.range(0, bytes.length)
            .allMatch(
                i ->
                    Byte.compareUnsigned(from[i], bytes[i]) <= 0
                        && Byte.compareUnsigned(bytes[i], to[i]) <= 0);
  }

  /** Whether its ends do not stand the wrong way round. */
  boolean isInOrder() {
    return number(first).compareTo(number(last)) <= 0;
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
