package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Optional;

/** Addresses as texts. */
public final class LiteralAddress {

  private LiteralAddress() {}

  /** The address of a text, without a scope: that means something on its own machine only. */
  public static Optional<InetAddress> of(String text) {
    int scope = text.indexOf('%');
    String address = scope < 0 ? text : text.substring(0, scope);
    return BridgeAddresses.isLiteral(address)
        ? Optional.of(InetAddresses.forString(address))
        : Optional.empty();
  }

  /** As the bridge's own health check has it, for which fd00::/8 is public. */
  public static boolean isPrivate(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress();
  }
}
