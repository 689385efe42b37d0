package org.scalablejitsi.tools.fleet;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Literal addresses, and those by which the inventory knows a bridge. */
public final class Addresses {

  private static final CharMatcher PLAIN = CharMatcher.ascii().and(CharMatcher.isNot('%'));
  private static final InetAddress BROADCAST = InetAddresses.forString("255.255.255.255");

  private Addresses() {}

  /**
   * A scope (fe80::1%eth0) means something on one machine only, and digits of other scripts mean
   * something to Java only.
   */
  static boolean isLiteral(@Nullable Object value) {
    String text = String.valueOf(value);
    return PLAIN.matchesAllOf(text) && InetAddresses.isInetAddress(text);
  }

  static boolean areOfOneKind(InetAddress one, InetAddress other) {
    return one.getClass().equals(other.getClass());
  }

  /** The kind of an address from which no packet comes; nothing for all others. */
  static Optional<String> unusableKind(InetAddress address) {
    if (address.isAnyLocalAddress()) {
      return Optional.of("the unspecified address");
    }
    if (address.isLoopbackAddress()) {
      return Optional.of("a loopback address");
    }
    if (address.isLinkLocalAddress()) {
      return Optional.of("a link-local address");
    }
    if (address.isMulticastAddress()) {
      return Optional.of("a multicast address");
    }
    return address.equals(BROADCAST) ? Optional.of("the broadcast address") : Optional.empty();
  }

  /** The literal addresses of a bridge, as it spells them; what is none has a rule. */
  static List<String> literals(Host bridge) {
    return bridge.texts(Variable.BRIDGE_ADDRESSES).stream().filter(Addresses::isLiteral).toList();
  }

  /** All addresses by which the inventory knows that others reach a bridge. */
  static List<String> reachable(Host bridge) {
    return Stream.concat(
            literals(bridge).stream(),
            AddressMapping.of(bridge).stream().map(AddressMapping::outside))
        .filter(Addresses::isLiteral)
        .distinct()
        .toList();
  }

  /** Whether the bridge asks others for addresses that the inventory does not know. */
  static boolean learnsOthers(Host bridge) {
    return bridge.isTrue(Variable.BRIDGE_AWS_MAPPING)
        || !bridge.list(Variable.BRIDGE_STUN_SERVERS).isEmpty();
  }

  /** The address of a text, without a scope: that means something on its own machine only. */
  public static Optional<InetAddress> of(String text) {
    int scope = text.indexOf('%');
    String address = scope < 0 ? text : text.substring(0, scope);
    return isLiteral(address) ? Optional.of(InetAddresses.forString(address)) : Optional.empty();
  }

  /** As the bridge's own health check has it, for which fd00::/8 is public. */
  public static boolean isPrivate(InetAddress address) {
    return address.isSiteLocalAddress()
        || address.isLinkLocalAddress()
        || address.isLoopbackAddress();
  }
}
