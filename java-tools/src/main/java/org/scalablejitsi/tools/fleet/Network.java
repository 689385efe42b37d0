package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A network of either family, by an address in it and the length of what its addresses share. */
record Network(InetAddress address, int length) {

  private static final Pattern SHAPE = Pattern.compile("([^/]+)/([0-9]{1,3})");

  /** Reads a network as it is written, {@code 203.0.113.0/24}; no other address than its first. */
  static Optional<Network> of(String text) {
    // An address of IPv4 in the form of IPv6 would be read as one of IPv4.
    return around(text)
        .filter(Network::isByItsFirstAddress)
        .filter(network -> !(network.address instanceof Inet4Address && text.contains(":")));
  }

  /** The same by any of its addresses. */
  static Optional<Network> around(String text) {
    Matcher parts = SHAPE.matcher(text);
    if (!parts.matches() || !Addresses.isLiteral(parts.group(1))) {
      return Optional.empty();
    }
    InetAddress address = InetAddresses.forString(parts.group(1));
    return Optional.of(new Network(address, Integer.parseInt(parts.group(2))))
        .filter(network -> network.rest() >= 0);
  }

  /** Whether the address is in it; none of the other family is. */
  boolean holds(InetAddress other) {
    return other.getAddress().length == address.getAddress().length
        && number(other).xor(number(address)).shiftRight(rest()).signum() == 0;
  }

  private boolean isByItsFirstAddress() {
    BigInteger number = number(address);
    return number.shiftRight(rest()).shiftLeft(rest()).equals(number);
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }

  private int rest() {
    return address.getAddress().length * Byte.SIZE - length;
  }
}
