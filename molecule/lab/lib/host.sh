# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh and lab set what is used here
# One host: its layer over the base image, its identity, its boot loop.

host_dir() { printf '%s/hosts/%s' "$state_dir" "$1"; }

# The process id may be another program's by now: the command line tells.
host_is_running() {
  local pid
  pid=$(cat "$(host_dir "$1")/pid" 2>/dev/null) || return 1
  tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null | grep -qF "boot-loop $LAB $1 "
}

# prepare_host HOST LOWER: LOWER is the folder that the host's own layer lies over, or several, highest first.
prepare_host() {
  local dir
  dir=$(host_dir "$1")
  mkdir -p "$dir"/{upper,work,root}
  mountpoint -q "$dir/root" ||
    mount -t overlay "lab-$LAB-$1" "$dir/root" -o "lowerdir=$2,upperdir=$dir/upper,workdir=$dir/work"
  [[ $(cat "$dir/root/etc/hostname" 2>/dev/null) == "$1" ]] || write_identity "$1" "$dir/root"
  [[ ${LAB_PACKAGES:-} != jitsi ]] || look_outside "$dir/root"
  grep -q "^${addresses[$1]} " "$state_dir/known_hosts" 2>/dev/null ||
    printf '%s,%s %s\n' "$1" "${addresses[$1]}" \
      "$(cut -d' ' -f1-2 "$dir/root/etc/ssh/ssh_host_ed25519_key.pub")" \
      >>"$state_dir/known_hosts"
}

# Names and Debian's packages from where the machine has them.
look_outside() {
  local root=$1
  sed '/^nameserver 127\./d' /run/systemd/resolve/resolv.conf >"$root/etc/resolv.conf" 2>/dev/null ||
    cp /etc/resolv.conf "$root/etc/resolv.conf"
  debian_sources >"$root/etc/apt/sources.list.d/debian.list"
  apt-config dump --format '%F "%v";%n' Acquire::http::Proxy Acquire::https::Proxy >"$root/etc/apt/apt.conf.d/90lab-proxy"
}

write_identity() {
  local host=$1 root=$2
  tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
  hosts_file "$host" >"$root/etc/hosts"
  # Every name there is stands in /etc/hosts; nobody answers others.
  echo '# no name server in the lab' >"$root/etc/resolv.conf"
  cat >"$root/etc/systemd/network/10-lab.network" <<NETWORK
[Match]
Name=host0

[Network]
Address=${addresses[$host]}/24
Gateway=$network.1
LinkLocalAddressing=no
IPv6AcceptRA=no

[Address]
Address=$(address6 "$host")/64
DuplicateAddressDetection=none
NETWORK
  install -d -m 700 "$root/root/.ssh"
  install -m 600 "$state_dir/id_ed25519.pub" "$root/root/.ssh/authorized_keys"
  rm -f "$root/etc/ssh/ssh_host_ed25519_key"
  ssh-keygen -q -t ed25519 -N '' -C "$host" -f "$root/etc/ssh/ssh_host_ed25519_key"
  # Last, so that a half-written identity is written again.
  echo "$host" >"$root/etc/hostname"
}

hosts_file() {
  local host
  printf '%s localhost\n' 127.0.0.1 ::1
  for host in "${hosts[@]}" "$1"; do
    printf '%s %s\n' "${addresses[$host]}" "$host"
  done | sort -u | sed "s/ meet1\$/ meet1 $domain auth.$domain/"
}

start_host() {
  local dir
  dir=$(host_dir "$1")
  setsid "$lab_dir/lib/boot-loop" "$LAB" "$1" "$dir/root" "$2/debian" \
    </dev/null >>"$dir/console.log" 2>&1 {lock_fd}>&- &
  echo $! >"$dir/pid"
}

stop_host() {
  local dir pid
  dir=$(host_dir "$1")
  if host_is_running "$1"; then
    pid=$(cat "$dir/pid")
    kill -TERM "$pid"
    for _ in {1..100}; do
      host_is_running "$1" || break
      sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
  fi
  remove_cgroup "$namespace/$1"
  remove_nspawn_traces "$1-$LAB" "$dir/root"
  rm -f "$dir/pid"
}

# What a systemd-nspawn that was killed, not stopped, could not remove itself.
remove_nspawn_traces() {
  local run=/run/systemd/nspawn folder
  for folder in "$run/propagate/$1" "$run/unix-export/$1"; do
    [[ -d $folder ]] || continue
    umount -q "$folder" || true
    rmdir "$folder"
  done
  [[ ! -d $2 ]] || rm -f "$run/locks/inode-$(stat -c '%d:%i' "$2")"
}

wait_for_host() {
  local deadline=$((SECONDS + 60))
  # Degraded is booted too: some units cannot work in a container.
  until lab_ssh "$1" 'systemctl is-system-running --wait || true' 2>/dev/null |
    grep -qE 'running|degraded'; do
    host_is_running "$1" ||
      fail "host $1 stopped while booting; see $(host_dir "$1")/console.log"
    [[ $SECONDS -lt $deadline ]] ||
      fail "host $1 does not answer on ${addresses[$1]}; see $(host_dir "$1")/console.log"
    sleep 0.1
  done
}
