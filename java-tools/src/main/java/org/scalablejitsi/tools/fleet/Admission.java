package org.scalablejitsi.tools.fleet;

import java.net.InetAddress;
import java.util.Collection;
import java.util.Optional;

/** Whether a firewall lets an address in, by its list of addresses and networks. */
public final class Admission {

  private Admission() {}

  /** What is no address is among none. */
  public static boolean isAmong(String address, Collection<String> admitted) {
    return Addresses.of(address)
        .map(known -> admitted.stream().anyMatch(entry -> covers(entry, known)))
        .orElse(false);
  }

  /** What is no address might be any. */
  public static boolean mayBeAmong(String address, Collection<String> admitted) {
    return Addresses.of(address).isEmpty() || isAmong(address, admitted);
  }

  private static boolean covers(String entry, InetAddress address) {
    // A scope means something on its own machine only.
    return entry.indexOf('/') < 0
        ? Addresses.of(entry).equals(Optional.of(address))
        : Network.around(entry.replaceFirst("%[^/]*", "")).stream()
            .anyMatch(network -> network.holds(address));
  }
}
