package org.scalablejitsi.tools.fleet;

import java.util.List;
import java.util.Map;

/**
 * One pair of a bridge behind NAT.
 *
 * @param inside the address that its host has
 * @param outside the address by which participants reach it
 */
record AddressMapping(String inside, String outside) {

  static final String VARIABLE = "jitsi_bridge_address_mappings";

  /** The pairs of a bridge; the option's type has been checked before. */
  static List<AddressMapping> of(Host bridge) {
    return bridge.vars().get(VARIABLE) instanceof List<?> pairs
        ? pairs.stream().map(AddressMapping::pair).toList()
        : List.of();
  }

  private static AddressMapping pair(Object value) {
    Map<?, ?> pair = value instanceof Map<?, ?> map ? map : Map.of();
    return new AddressMapping(
        String.valueOf(pair.get("local")), String.valueOf(pair.get("public")));
  }

  boolean isLiteral() {
    return BridgeAddresses.isLiteral(inside) && BridgeAddresses.isLiteral(outside);
  }
}
