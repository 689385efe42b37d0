# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh and lab set what is used here
# The commands over the whole lab.

# Boots the usual hosts, or those that are named.
lab_up() {
  local image
  lab_image
  lab_packages
  mkdir -p "$state_dir"
  lock "$state_dir.lock"
  image=$(running_image || image_dir)
  [[ $# -gt 0 ]] || set -- "${hosts[@]}"
  boot_hosts "$image" "$image/root" "$@"
}

# boot_hosts IMAGE LOWER HOST...: LOWER as for prepare_host, with @ in place of the host's name.
boot_hosts() {
  local start=$SECONDS image=$1 lower=$2 host
  shift 2
  for host; do require_host "$host"; done
  claim_lab
  if ! network_exists; then
    network_down
    network_up
  fi
  [[ ${LAB_PACKAGES:-} != jitsi ]] || network_open
  write_access
  allow_many_watchers
  for host; do
    host_is_running "$host" && continue
    stop_host "$host"
    prepare_host "$host" "${lower//@/$host}"
    start_host "$host" "$image"
  done
  wait_for_hosts "$@"
  say "lab $LAB is up: $# hosts in $((SECONDS - start)) s; ssh -F ${state_dir#"$PWD/"}/ssh_config meet1"
}

# Each host's systemd and its services watch files, and all hosts together
# count as one user: the usual 128 end with some twenty-five hosts.
allow_many_watchers() {
  local limit=/proc/sys/fs/inotify/max_user_instances
  (($(<"$limit") >= 2048)) || echo 2048 >"$limit"
}

# Hosts of one lab share one image, also when the recipe changed since.
running_image() {
  findmnt -rn -t overlay -o OPTIONS,TARGET | grep -F " $state_dir/" |
    grep -oP "lowerdir=[^,]*\K$cache_dir/[^,/]*(?=/root,)" | head -n 1 | grep .
}

write_access() {
  [[ -f $state_dir/id_ed25519 ]] ||
    ssh-keygen -q -t ed25519 -N '' -C "lab-$LAB" -f "$state_dir/id_ed25519"
  {
    local host
    for host in $(printf '%s\n' "${!addresses[@]}" | sort --version-sort); do
      printf 'Host %s %s\n  HostName %s\n\n' "$host" "${addresses[$host]}" "${addresses[$host]}"
    done
    printf 'Host *\n  User root\n  IdentityFile "%s/id_ed25519"\n' "$state_dir"
    printf '  IdentitiesOnly yes\n  UserKnownHostsFile "%s/known_hosts"\n' "$state_dir"
    # A loaded machine is slow to answer, and tests log in so often that the default key exchange shows.
    printf '  StrictHostKeyChecking yes\n  ConnectTimeout 20\n  LogLevel ERROR\n'
    printf '  KexAlgorithms curve25519-sha256\n'
  } >"$state_dir/ssh_config"
}

wait_for_hosts() {
  local host pid pids=()
  for host; do
    wait_for_host "$host" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid"; done
}

lab_down() {
  lock "$state_dir.lock"
  stop_hosts
  network_down
  release_lab
  rm -rf --one-file-system "$state_dir"
  say "lab $LAB is down"
}

# Stops every host and takes their file systems apart.
stop_hosts() {
  local host pid pids=()
  for host in $(present_hosts); do
    stop_host "$host" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do wait "$pid"; done
  remove_cgroup "$namespace"
  unmount_hosts
}

# Cuts the power: nothing in the host hears of it. `up` boots it again.
lab_stop() {
  local host
  for host; do
    require_host "$host"
    kill -KILL "$(cat "$(host_dir "$host")/pid")" 2>/dev/null || true
    stop_host "$host"
    say "host $host is off"
  done
}

# Loses hosts for good: `up` boots them bare, with new keys, as a new machine of the same name.
lab_wipe() {
  local host dir
  for host; do
    lab_stop "$host"
    dir=$(host_dir "$host")
    ! mountpoint -q "$dir/root" || umount "$dir/root"
    rm -rf --one-file-system "$dir"
    sed -i "/^$host,/d" "$state_dir/known_hosts"
  done
}

unmount_hosts() {
  local target
  findmnt -rn -o TARGET | grep -F "$state_dir/" | tac | while read -r target; do
    umount "$target"
  done || true
  ! findmnt -rn -o TARGET | grep -F "$state_dir/" ||
    fail 'the mounts above are still in use'
}

lab_status() {
  local host code=0 state
  for host in $(printf '%s\n' "${hosts[@]}" "$(present_hosts)" | grep . | sort --version-sort --unique); do
    state=running
    host_is_running "$host" || { state=stopped && code=1; }
    printf '%-10s %-12s %s\n' "$host" "${addresses[$host]}" "$state"
  done
  return "$code"
}

lab_ssh() {
  require_host "${1:-}"
  ssh -F "$state_dir/ssh_config" "$@"
}

lab_reboot() {
  local before deadline=$((SECONDS + 60)) start=$SECONDS
  require_host "${1:-}"
  host_is_running "$1" || fail "host $1 does not run; start it with lab up"
  before=$(boot_id "$1")
  lab_ssh "$1" 'systemctl reboot' || true
  until [[ $(boot_id "$1" 2>/dev/null || echo "$before") != "$before" ]]; do
    [[ $SECONDS -lt $deadline ]] || fail "host $1 did not come back within 60 s"
    sleep 0.1
  done
  wait_for_host "$1"
  say "host $1 rebooted in $((SECONDS - start)) s"
}

boot_id() { lab_ssh "$1" 'cat /proc/sys/kernel/random/boot_id'; }
