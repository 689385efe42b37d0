#!/usr/bin/env bash
# Tests the lab itself: it boots, stays, reboots, and leaves nothing behind.
# Uses a lab of its own, so that the others may run meanwhile. Needs root.
set -uo pipefail

cd "$(dirname "$(readlink -f "$0")")" || exit 1
export LAB=selftest
project_dir=$(cd ../.. && pwd)
state_dir=$project_dir/build/lab/$LAB
network=10.79.0
network6=fd00:10:79:
hosts=(meet1 bridge1 bridge2 bridge3 outsider)
mkdir -p "$project_dir/build"
work=$(mktemp -d "$project_dir/build/lab-test.XXXX")
passed=0
failed=0

cleanup() {
  ./lab down
  [[ ! -d $work/clone ]] || other_lab down
  others_end
  rm -rf --one-file-system "$work" "$state_dir.saved"
}
trap 'cleanup >/dev/null 2>&1' EXIT

# check WHAT COMMAND...: its output is shown only when it fails.
check() {
  local what=$1
  shift
  if "$@" >"$work/output" 2>&1; then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$what"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n' "$what"
    sed 's/^/        /' "$work/output"
  fi
}

# Everything of this lab on the machine, outside of build/. What else comes and
# goes meanwhile, other labs and clones too, is none of our business.
traces() {
  findmnt -rn -o TARGET,SOURCE | grep -E "[/-]$LAB(/| |-|\$)" | sed 's/^/mount /'
  find /run -maxdepth 5 -regex ".*[-]$LAB" 2>/dev/null | sed 's/^/runtime /'
  [[ ! -e /run/scalable-jitsi-made-run-netns || -n $(ls -A /run/netns) ]] || echo 'runtime /run/netns'
  noted_locks | sed 's/^/lock /'
  find /sys/fs/cgroup -maxdepth 2 -type d -name "sj-$LAB" | sed 's/^/cgroup /'
  processes | sed 's/^/process /'
  ip -o link | awk '{ print "link", $2 }' | grep -F -- "-$LAB"
  ip route | grep -F "$network." | sed 's/^/route /'
  ip -6 route | grep -F "$network6:" | sed 's/^/route /'
  if command -v nft >/dev/null; then nft list ruleset | grep -F -e "-$LAB" -e "$network." | sed 's/^/nft /'; fi
  return 0
}

# A process is the lab's by its control group, by what it has mounted, or as the loop around a host.
processes() {
  local pid
  for pid in /proc/[0-9]*; do
    { grep -q "/sj-$LAB/" "$pid/cgroup" || grep -q " lab-$LAB-" "$pid/mountinfo" ||
      tr '\0' ' ' <"$pid/cmdline" | grep -q "/boot-loop $LAB "; } 2>/dev/null &&
      printf '%s %s\n' "${pid#/proc/}" "$(cat "$pid/comm" 2>/dev/null)"
  done
}

# systemd-nspawn names its lock by the folder's inode alone: note it while there is a folder.
note_locks() {
  stat --printf '/run/systemd/nspawn/locks/inode-%d:%i\n' "$state_dir"/hosts/*/root >>"$work/locks" 2>/dev/null
}
noted_locks() { sort -u "$work/locks" | while read -r lock; do [[ ! -e $lock ]] || echo "$lock"; done; }

# Somebody else at work on this machine, from `up` to the end: nothing of it is for the lab to complain of, or to remove.
others_begin() {
  mkdir "$work/mounted" && mount -t tmpfs elsewhere "$work/mounted" &&
    ip netns add "elsewhere-$$" && ip link add "other$$" type veth &&
    ip address add 192.0.2.1/24 dev "other$$" && ip link set "other$$" up || return
  ip netns exec "elsewhere-$$" sleep 1000 &
  other=$!
}
others_are_there() {
  mountpoint "$work/mounted" && [[ -e /run/netns/elsewhere-$$ ]] && ip link show "other$$" && kill -0 "$other"
}
others_end() {
  [[ -z ${other:-} ]] || kill "$other"
  ip link delete "other$$"
  ip netns delete "elsewhere-$$"
  umount "$work/mounted"
}

# The lab of this name, of another clone.
other_lab() { "$work/clone/molecule/lab/lab" "$@"; }
make_clone() {
  mkdir -p "$work/clone/molecule/lab"
  cp -r image lib packages lab "$work/clone/molecule/lab"
  export LAB_STAND_INS=$PWD/stand-ins/target LAB_HOSTS='outsider'
}

refuses_the_other_clone() (
  make_clone
  for command in up down 'stop outsider' 'save x'; do
    # shellcheck disable=SC2086  # several words
    ! other_lab $command >"$work/said" 2>&1 &&
      grep "the lab '$LAB' of this machine belongs to another clone, $project_dir;" "$work/said" || return
  done
  unset LAB_HOSTS
  ./lab status
)

has_it_after_us() (
  make_clone
  other_lab up && ! ./lab up && other_lab status && other_lab down
)

outlives_a_clone_that_is_gone() (
  make_clone
  other_lab up && mv "$work/clone" "$work/moved" || return
  unset LAB_HOSTS
  ./lab up outsider && on outsider true && ./lab down
  umount "$work/moved/build/lab/$LAB/hosts/outsider/root"
)

on() { ./lab ssh "$@"; }
on_each() { for host in "${hosts[@]}"; do on "$host" "$1" || return; done; }
boot_ids() { on_each 'cat /proc/sys/kernel/random/boot_id'; }

has_own_identities() {
  [[ $(on_each hostname | sort -u) == "$(printf '%s\n' "${hosts[@]}" | sort)" ]] &&
    [[ $(on_each 'cat /etc/machine-id' | sort -u | wc -l) -eq 5 ]] &&
    [[ $(on_each 'cat /etc/ssh/ssh_host_ed25519_key.pub' | sort -u | wc -l) -eq 5 ]]
}

second_up_changes_nothing() {
  local before
  before=$(boot_ids) && ./lab up && [[ $(boot_ids) == "$before" ]]
}

reboot_is_seen() {
  local before
  on bridge1 'touch /root/kept' || return
  before=$(boot_ids) && ./lab reboot bridge1 && on bridge1 'test -f /root/kept' &&
    [[ $(diff <(printf '%s\n' "$before") <(boot_ids) | grep -c '^>') -eq 1 ]]
}

# A service of one name in two hosts: stopping one must leave the other alone.
services_are_separate() {
  on bridge1 'systemd-run -q --unit=probe sleep 1000' &&
    on bridge2 'systemd-run -q --unit=probe sleep 1000' &&
    timeout 5 ./lab ssh bridge1 'systemctl stop probe' &&
    on bridge2 'systemctl is-active probe'
}

fails_at_once() {
  local code=0
  timeout 3 ./lab ssh outsider "$1" || code=$?
  [[ $code -ne 0 && $code -ne 124 ]]
}

# Nobody answers beyond the lab, and nothing waits for that.
network_ends_at_the_lab() {
  on outsider true && fails_at_once 'curl -sS --max-time 30 http://198.51.100.1/' &&
    fails_at_once 'getent hosts mirror.example.com'
}

reach_each_other_by_ipv6() {
  on outsider "nc -zw 2 $network6:11 22 && nc -zw 2 $network6:23 22" &&
    ssh -F "$state_dir/ssh_config" -o HostName="$network6:21" -o StrictHostKeyChecking=no bridge1 true
}

offers_the_packages_of_a_folder() (
  mkdir -p "$work/packages" "$work/none"
  cp "$state_dir.packages"/jicofo_*.deb "$work/packages"
  ! LAB_PACKAGES=$work/none ./lab packages >"$work/said" 2>&1 && grep "$work/none has no packages" "$work/said" &&
    LAB_PACKAGES=$work/packages ./lab packages && [[ $(on meet1 'ls /opt/lab-repo/lab/*.deb | wc -l') -eq 1 ]] &&
    ./lab packages && [[ $(on meet1 'ls /opt/lab-repo/lab/*.deb | wc -l') -gt 1 ]]
)

# Some machines have a proxy that accepts any connection: look who speaks.
machine_reaches_hosts() {
  local line
  read -r -t 3 line </dev/tcp/$network.11/22 && [[ $line == SSH-* ]]
}

installs_from_the_repository() {
  on meet1 'debconf-set-selections' <<'ANSWERS' || return
jitsi-meet-prosody jitsi-videobridge/jvb-hostname string meet.lab.test
jitsi-meet-prosody jitsi-videobridge/jvbsecret password bridgesecret
jicofo jicofo/jicofo-authpassword password focussecret
jitsi-meet-web-config jitsi-meet/cert-choice select Generate a new self-signed certificate
ANSWERS
  on meet1 'set -e; export DEBIAN_FRONTEND=noninteractive; apt-get -q update
    apt-get -qy install nginx prosody jicofo jitsi-meet-web jitsi-meet-prosody jitsi-meet-web-config
    systemctl is-active nginx prosody jicofo
    systemctl stop jicofo' # a jicofo that logs in would answer instead of the test
}

page_is_served() {
  curl -skf --resolve "meet.lab.test:443:$network.11" "https://meet.lab.test/$1" | grep "$2"
}

state_needs_its_image() (
  export LAB_HOSTS=outsider
  ./lab up && ./lab save kept && [[ $(./lab saved) == kept ]] &&
    ./lab restore && on outsider true && ./lab down || return
  echo /nowhere >"$state_dir.saved/image"
  ! ./lab saved && ! ./lab restore
)

# shellcheck disable=SC2034,SC2154  # what common.sh takes, and sets
old_images_go() (
  export XDG_CACHE_HOME=$work/cache
  lab_dir=$PWD
  # shellcheck source=/dev/null
  source lib/common.sh && source lib/image.sh
  mkdir -p "$cache_dir"/image-{bookworm-{new,today,old,bare},trixie-old}
  touch_image "$cache_dir/image-bookworm-today"
  touch --date='2 days ago' "$cache_dir"/image-{bookworm,trixie}-old/used
  remove_old_images "$cache_dir/image-bookworm-new"
  ls "$cache_dir"
  [[ $(ls "$cache_dir") == $'image-bookworm-new\nimage-bookworm-today\nimage-trixie-old' ]]
)

kill_boot_loop() {
  kill -KILL "$(cat "$state_dir/hosts/bridge1/pid")" || return
  ./lab status >"$work/status"
  grep 'bridge1 .* stopped' "$work/status"
}

# A comparison that cannot fail would prove nothing.
traces_are_seen() {
  local kind
  note_locks
  traces >"$work/seen"
  for kind in mount runtime lock cgroup process link route; do
    grep "^$kind " "$work/seen" || return
  done
}

# A killed process is gone only when the machine's init has taken note of it.
leaves_nothing() {
  local try
  [[ ! -e $state_dir ]] || return
  for try in 1 2 3 4 5; do
    traces >"$work/left"
    [[ -s $work/left ]] || return 0
    sleep "$try"
  done
  cat "$work/left"
  return 1
}

# As by a user's Ctrl+C, so long after it has begun to make something.
interrupted_up() {
  local up
  setsid ./lab up >/dev/null 2>&1 &
  up=$!
  until [[ -e $state_dir ]]; do kill -0 "$up" && sleep 0.02 || return; done
  sleep "$1"
  kill -TERM -- "-$up"
  wait "$up"
  note_locks
  [[ -e $state_dir ]]
}

touch "$work/locks"
./lab down >"$work/output" 2>&1 || {
  cat "$work/output"
  exit 1
}
forwarding=$(sysctl net.ipv4.ip_forward)

check 'down without a lab is harmless' ./lab down
check 'status without a lab says so' bash -c '! ./lab status'
check 'nothing is there before' leaves_nothing
check 'up boots five hosts' ./lab up
check 'the machine forwards packets no more and no less' test "$(sysctl net.ipv4.ip_forward)" = "$forwarding"
check 'somebody else begins to work on the machine' others_begin
check 'status of a running lab' ./lab status
check 'the traces of a running lab are seen' traces_are_seen
check 'another clone is refused the name' refuses_the_other_clone
check 'each host has an identity of its own' has_own_identities
check 'a second up changes nothing' second_up_changes_nothing
check 'hosts reach each other by name' on outsider 'nc -zw 2 meet.lab.test 22 && nc -zw 2 bridge3 22'
check 'hosts reach each other, and the machine them, by IPv6' reach_each_other_by_ipv6
check 'the machine reaches the hosts' machine_reaches_hosts
check 'the network ends at the lab' network_ends_at_the_lab
check 'the packages of a folder are offered, and without it the usual ones' offers_the_packages_of_a_folder
check 'services of one name are separate' services_are_separate
check 'a reboot comes back, alone, with its files' reboot_is_seen
check 'packages install without a network' installs_from_the_repository
check 'the page is served for every room' page_is_served some-room interface_config.js
check 'the settings are served' page_is_served config.js "domain: 'meet.lab.test'"
check 'requests to focus come back through prosody' ./test-relay $network.11 meet.lab.test focussecret
check 'a host whose loop was killed is seen as stopped' kill_boot_loop
check 'up fixes it' bash -c './lab up && ./lab status'
check 'down leaves nothing' bash -c './lab down'
check 'no mount, process, namespace, link, route or rule is left' leaves_nothing
check 'and the work of others goes on' others_are_there
check 'a second down is harmless' ./lab down
check 'a saved state is restored, and is none without its image' state_needs_its_image
check 'an image that another clone used today is kept' old_images_go
check 'another clone can have the name now' has_it_after_us
check 'and leaves nothing' leaves_nothing
check 'a clone that is gone does not keep the name' outlives_a_clone_that_is_gone
for seconds in 0.1 0.4 0.8; do
  check "up, interrupted after $seconds s, leaves a half-made lab" interrupted_up "$seconds"
  check 'a half-made lab is cleaned up' ./lab down
  check 'and leaves nothing either' leaves_nothing
done

printf '%d passed, %d failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
