#!/usr/bin/env bash
# Tests the lab itself: it boots, stays, reboots, and leaves nothing behind.
# Uses a lab of its own, so that the others may run meanwhile. Needs root.
set -uo pipefail

cd "$(dirname "$(readlink -f "$0")")" || exit 1
export LAB=selftest
project_dir=$(cd ../.. && pwd)
state_dir=$project_dir/build/lab/$LAB
hosts=(meet1 bridge1 bridge2 bridge3 outsider)
work=$(mktemp -d)
passed=0
failed=0

cleanup() {
  ./lab down >/dev/null 2>&1
  rm -rf "$work"
}
trap cleanup EXIT

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

# Everything that booting hosts could leave on the machine. The other labs may
# come and go meanwhile: lines with their names do not count.
snapshot() {
  {
    findmnt -rn -o TARGET | sed 's/^/mount /'
    find /run/netns /run/systemd/nspawn -mindepth 1 2>/dev/null | sed 's/^/runtime /'
    find /sys/fs/cgroup -maxdepth 2 -type d -name '[sp][ju]*' | sed 's/^/cgroup /'
    foreign_processes | sed 's/^/process /'
    ip -o link | awk '{ print "link", $2 }'
    ip route | sed 's/^/route /'
    sysctl net.ipv4.ip_forward | sed 's/^/sysctl /'
    if command -v nft >/dev/null; then nft list ruleset | sed 's/^/nft /'; fi
  } | grep -vE '(sj-|/|-)(demo|test|dev[1-9])\b' | sort
}

# Processes in another network or process namespace than this script.
foreign_processes() {
  local pid kind
  for pid in /proc/[0-9]*; do
    for kind in net pid; do
      [[ $(readlink "$pid/ns/$kind" 2>/dev/null || readlink "/proc/$$/ns/$kind") == \
        "$(readlink "/proc/$$/ns/$kind")" ]] ||
        printf '%s %s %s\n' "$kind" "$(cat "$pid/comm")" "$(tail -n 1 "$pid/cgroup")"
    done
  done 2>/dev/null | grep -v 'sj-\(demo\|test\|dev[1-9]\)/'
}

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

# Some machines have a proxy that accepts any connection: look who speaks.
machine_reaches_hosts() {
  local line
  read -r -t 3 line </dev/tcp/10.79.0.11/22 && [[ $line == SSH-* ]]
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
  curl -skf --resolve "meet.lab.test:443:10.79.0.11" "https://meet.lab.test/$1" | grep "$2"
}

kill_boot_loop() {
  kill -KILL "$(cat "$state_dir/hosts/bridge1/pid")" || return
  ./lab status >"$work/status"
  grep 'bridge1 .* stopped' "$work/status"
}

# A comparison that cannot fail would prove nothing.
comparison_sees_the_lab() {
  local kind
  snapshot | diff "$work/before" - >"$work/seen"
  for kind in mount runtime cgroup process link route; do
    grep "^> $kind " "$work/seen" || return
  done
}

# A killed process is gone only when the machine's init has taken note of it.
leaves_nothing() {
  local try
  [[ ! -e $state_dir ]] || return
  for try in 1 2 3 4 5; do
    snapshot >"$work/after"
    diff "$work/before" "$work/after" && return
    sleep "$try"
  done
  return 1
}

./lab down >/dev/null 2>&1
snapshot >"$work/before"

check 'down without a lab is harmless' ./lab down
check 'status without a lab says so' bash -c '! ./lab status'
check 'up boots five hosts' ./lab up
check 'status of a running lab' ./lab status
check 'the comparison sees a running lab' comparison_sees_the_lab
check 'each host has an identity of its own' has_own_identities
check 'a second up changes nothing' second_up_changes_nothing
check 'hosts reach each other by name' on outsider 'nc -zw 2 meet.lab.test 22 && nc -zw 2 bridge3 22'
check 'the machine reaches the hosts' machine_reaches_hosts
check 'the network ends at the lab' network_ends_at_the_lab
check 'services of one name are separate' services_are_separate
check 'a reboot comes back, alone, with its files' reboot_is_seen
check 'packages install without a network' installs_from_the_repository
check 'the page is served for every room' page_is_served some-room interface_config.js
check 'the settings are served' page_is_served config.js "domain: 'meet.lab.test'"
check 'requests to focus come back through prosody' ./test-relay 10.79.0.11 meet.lab.test focussecret
check 'a host whose loop was killed is seen as stopped' kill_boot_loop
check 'up mends it' bash -c './lab up && ./lab status'
check 'down leaves nothing' bash -c './lab down'
check 'mounts, processes, namespaces, links, routes and rules are as before' leaves_nothing
check 'a second down is harmless' ./lab down
for seconds in 0.5 0.8 1.2; do
  timeout "$seconds" ./lab up >/dev/null 2>&1
  check "up, interrupted after $seconds s, leaves a half-made lab" test -e "$state_dir"
  check 'a half-made lab is cleaned up' ./lab down
  check 'and leaves nothing either' leaves_nothing
done

printf '%d passed, %d failed\n' "$passed" "$failed"
[[ $failed -eq 0 ]]
