package org.scalablejitsi.lab.videobridge;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Looks for an address that participants could reach: not loopback, not link-local, not private.
 */
final class Addresses {
  private Addresses() {}

  static boolean anyValid(List<String> mapped) {
    return mapped.stream().anyMatch(Addresses::valid) || anyLocalValid();
  }

  private static boolean anyLocalValid() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(Addresses::valid);
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean valid(String literal) {
    try {
      return valid(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return false;
    }
  }

  static boolean valid(InetAddress address) {
    return !address.isSiteLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isLoopbackAddress();
  }
}
