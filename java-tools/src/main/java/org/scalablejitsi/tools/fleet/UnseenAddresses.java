package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells addresses of bridges that no bridge before has: behind one NAT several have the same. */
public final class UnseenAddresses {

  private final Set<InetAddress> seen = new HashSet<>();

  /** The addresses of a bridge that are new, as it spells them. */
  public List<String> of(Host bridge) {
    return Addresses.literals(bridge).stream()
        .filter(address -> seen.add(InetAddresses.forString(address)))
        .toList();
  }
}
