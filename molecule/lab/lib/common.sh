# shellcheck shell=bash
# shellcheck disable=SC2034  # the other parts use these names
# Names, addresses and folders that every part of the lab agrees on.

LAB=${LAB:-demo}
DISTRO=${DISTRO:-bookworm}

fail() {
  printf 'lab: error: %s\n' "$*" >&2
  exit 1
}

say() { printf 'lab: %s\n' "$*"; }

# Labs can run side by side because nothing below is shared between them.
case $LAB in
  demo) network=10.77.0 ;;
  test) network=10.78.0 ;;
  selftest) network=10.79.0 ;; # for test-lab.sh, which may not disturb the others
  dev[1-9]) network=10.8${LAB#dev}.0 ;; # for whoever needs more
  *) fail "no lab is called '$LAB'; LAB is demo, test, selftest or dev1 to dev9" ;;
esac

# The same in IPv6: 10.77.0.11 is fd00:10:77::11 too.
network6=fd00:10:${network:3:2}:

case $DISTRO in
  bookworm | trixie) ;;
  *) fail "DISTRO=$DISTRO is not known; it is bookworm or trixie" ;;
esac

domain=meet.lab.test
namespace=sj-$LAB
uplink=sj-$LAB        # the machine's end of the cable into the lab
bridge=lab0           # lives in the namespace only

# shellcheck disable=SC2154  # lab and boot-loop set lab_dir
project_dir=$(cd "$lab_dir/../.." && pwd)
state_dir=$project_dir/build/lab/$LAB
saved_dir=$state_dir.saved
packages_dir=$state_dir.packages
cache_dir=${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/scalable-jitsi

# The hosts that `up` boots. More bridges, bridge4 to bridge40, are booted by name.
read -ra hosts <<<"${LAB_HOSTS:-meet1 bridge1 bridge2 bridge3 outsider}"
declare -A addresses=(
  [meet1]=$network.11
  [bridge1]=$network.21
  [bridge2]=$network.22
  [bridge3]=$network.23
  [outsider]=$network.31
  [turn1]=$network.41
)
for number in {4..40}; do
  addresses[bridge$number]=$network.$((100 + number))
done

# address6 HOST
address6() { printf '%s:%s' "$network6" "${addresses[$1]##*.}"; }

# Every host that this lab has now.
present_hosts() {
  [[ -d $state_dir/hosts ]] || return 0
  find "$state_dir/hosts" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' | sort --version-sort
}

# Program and the Debian package that has it.
declare -A programs=(
  [mmdebstrap]=mmdebstrap
  [systemd-nspawn]=systemd-container
  [ip]=iproute2
  [apt-ftparchive]=apt-utils
  [ssh]=openssh-client
)
[[ ${LAB_PACKAGES:-} != jitsi ]] || programs[nft]=nftables

lab_deps() { printf '%s\n' "${programs[@]}" | sort; }

require_root() {
  [[ $EUID -eq 0 ]] || fail 'booting hosts needs root; run it with sudo'
}

require_programs() {
  local program missing=()
  for program in "${!programs[@]}"; do
    command -v "$program" >/dev/null || missing+=("${programs[$program]}")
  done
  [[ ${#missing[@]} -eq 0 ]] || fail "missing programs; apt-get install ${missing[*]}"
}

require_host() {
  [[ -n ${1:-} && -n ${addresses[$1]:-} ]] ||
    fail "no host is called '${1:-}'; the hosts are ${hosts[*]}, turn1 and bridge4 to bridge40"
}

# lock FILE [MESSAGE]: one command of a kind at a time; the lock goes when the
# descriptor closes. MESSAGE is what to say before waiting. Children must not
# inherit it: hosts outlive the command that booted them.
lock() {
  mkdir -p "$(dirname "$1")"
  exec {lock_fd}>"$1"
  flock --nonblock "$lock_fd" && return
  [[ -z ${2:-} ]] || say "$2"
  flock "$lock_fd"
}
