# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh and lab set what is used here
# The lab's network: a bridge inside a network namespace of the lab's own, and
# one cable to the machine. Removing the namespace removes all of it.

network_exists() {
  [[ -e /run/netns/$namespace ]] && ip link show "$uplink" >/dev/null 2>&1
}

# `ip netns add` makes this mount when it is the first user ever; then it is
# ours to remove, once no lab of any clone is left.
netns_mount_marker=/run/scalable-jitsi-made-run-netns

add_namespace() (
  lock "$cache_dir/lock-netns"
  mountpoint -q /run/netns || touch "$netns_mount_marker"
  ip netns add "$namespace"
)

delete_namespace() (
  lock "$cache_dir/lock-netns"
  ip netns delete "$namespace"
  if [[ -e $netns_mount_marker && -z $(ls -A /run/netns) ]]; then
    umount /run/netns
    rm "$netns_mount_marker"
  fi
)

network_up() {
  add_namespace
  # Inside, unreachable addresses are answered with an error at once instead
  # of being dropped: nothing in a host waits for a network that is not there.
  nsenter --net="/run/netns/$namespace" \
    sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
  ip -n "$namespace" link set lo up
  # With the usual forward delay a host would need 30 s to be reachable.
  ip -n "$namespace" link add "$bridge" type bridge forward_delay 0
  ip -n "$namespace" address add "$network.1/24" dev "$bridge"
  ip -n "$namespace" address add "$network6:1/64" dev "$bridge" nodad
  ip -n "$namespace" link set "$bridge" up

  ip link add "$uplink" type veth peer name uplink netns "$namespace"
  ip -n "$namespace" link set uplink master "$bridge" up
  ip address add "$network.2/24" dev "$uplink"
  ip address add "$network6:2/64" dev "$uplink" nodad
  ip link set "$uplink" up
}

forwarding=/proc/sys/net/ipv4/ip_forward
forwarding_before=/run/sj-forwarding-$LAB

# Opens the way out, for packages from elsewhere: through the machine, under its
# address. `down` closes it again.
network_open() {
  [[ ! -e $forwarding_before ]] || return 0
  ip -n "$namespace" route replace default via "$network.2"
  cp "$forwarding" "$forwarding_before"
  echo 1 >"$forwarding"
  nft -f - <<RULES
table ip sj-$LAB {
  chain out {
    type nat hook postrouting priority srcnat
    ip saddr $network.0/24 ip daddr != $network.0/24 masquerade
  }
}
RULES
}

network_close() {
  [[ -e $forwarding_before ]] || return 0
  nft delete table ip "sj-$LAB" 2>/dev/null || true
  cat "$forwarding_before" >"$forwarding"
  rm "$forwarding_before"
}

network_down() {
  local pid
  network_close
  ip link delete "$uplink" 2>/dev/null || true
  [[ -e /run/netns/$namespace ]] || return 0
  for pid in $(ip netns pids "$namespace"); do kill -KILL "$pid" 2>/dev/null || true; done
  delete_namespace
}
