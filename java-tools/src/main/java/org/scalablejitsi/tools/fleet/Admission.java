package org.scalablejitsi.tools.fleet;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Whether a firewall lets an address in, by its list of addresses and networks. */
public final class Admission {

  private Admission() {}

  /** What is no address is among none. */
  public static boolean isAmong(String address, Collection<String> admitted) {
    byte[] bytes = bytes(address);
    return bytes != null && admitted.stream().anyMatch(entry -> covers(entry, bytes));
  }

  /** What is no address might be any. */
  public static boolean mayBeAmong(String address, Collection<String> admitted) {
    return bytes(address) == null || isAmong(address, admitted);
  }

  private static boolean covers(String entry, byte[] address) {
    int slash = entry.indexOf('/');
    byte[] network = bytes(slash < 0 ? entry : entry.substring(0, slash));
    if (network == null || network.length != address.length) {
      return false;
    }
    int bits = network.length * Byte.SIZE;
    int length = slash < 0 ? bits : length(entry.substring(slash + 1), bits);
    return length >= 0
        && new BigInteger(1, network)
            .xor(new BigInteger(1, address))
            .shiftRight(bits - length)
            .equals(BigInteger.ZERO);
  }

  private static int length(String written, int most) {
    if (!written.matches("[0-9]{1,3}")) {
      return -1;
    }
    int length = Integer.parseInt(written);
    return length <= most ? length : -1;
  }

  private static byte @Nullable [] bytes(String address) {
    return Addresses.of(address).map(InetAddress::getAddress).orElse(null);
  }
}
