package org.scalablejitsi.tools.fleet;

import java.util.List;

/**
 * All hosts of the inventory, whatever part of it a run is limited to.
 *
 * @param hosts in the inventory's order
 */
public record Fleet(List<Host> hosts) {

  /** The group of the one host with nginx, prosody and jicofo. */
  public static final String MEET = "jitsi_meet";

  /** The group of the videobridges. */
  public static final String BRIDGES = "jitsi_bridges";

  /** The group of the TURN servers, if there are any. */
  public static final String TURN = "jitsi_turn";

  public Fleet {
    hosts = List.copyOf(hosts);
  }

  public List<Host> meetHosts() {
    return in(MEET);
  }

  public List<Host> bridges() {
    return in(BRIDGES);
  }

  public List<Host> turnHosts() {
    return in(TURN);
  }

  private List<Host> in(String group) {
    return hosts.stream().filter(host -> host.isIn(group)).toList();
  }
}
