package org.scalablejitsi.tools.fleet;

import com.google.common.net.InetAddresses;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One pair of a host behind NAT.
 *
 * @param inside the address that the host has
 * @param outside the address by which participants reach it
 */
record AddressMapping(String inside, String outside) {

  /** The pairs of a bridge; the option's type has been checked before. */
  static List<AddressMapping> of(Host bridge) {
    return bridge.list(Variable.BRIDGE_ADDRESS_MAPPINGS).stream().map(AddressMapping::of).toList();
  }

  static AddressMapping of(@Nullable Object value) {
    Map<?, ?> pair = value instanceof Map<?, ?> map ? map : Map.of();
    return new AddressMapping(
        String.valueOf(pair.get("local")), String.valueOf(pair.get("public")));
  }

  boolean isLiteral() {
    return Addresses.isLiteral(inside) && Addresses.isLiteral(outside);
  }

  /** Whether both are IPv4 or both IPv6; only for literals. */
  boolean isOfOneKind() {
    return Addresses.areOfOneKind(
        InetAddresses.forString(inside), InetAddresses.forString(outside));
  }
}
