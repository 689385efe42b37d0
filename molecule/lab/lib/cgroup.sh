# shellcheck shell=bash
# A control group for each host. Without one, all hosts would put their
# services into the same groups, and stopping a service in one host would wait
# for (or kill) the other hosts' service of that name.

# The hierarchies that systemd uses: the unified one, and on older set-ups the
# one named systemd as well.
cgroup_roots() {
  findmnt -rn -t cgroup2 -o TARGET | head -n 1
  findmnt -rn -t cgroup -O name=systemd -o TARGET | head -n 1
}

join_cgroup() {
  local root
  for root in $(cgroup_roots); do
    mkdir -p "$root/$1"
    echo "$BASHPID" >"$root/$1/cgroup.procs"
  done
}

cgroup_processes() { find "$1" -name cgroup.procs -exec sort -u {} + | grep -vx 0; }

# Kills what is left in the group and below it, then removes the groups.
remove_cgroup() {
  local root tries
  for root in $(cgroup_roots); do
    for tries in 1 2 3 4 5 6 7 8 9 10; do
      [[ -d $root/$1 ]] || break
      cgroup_processes "$root/$1" | xargs -r kill -KILL 2>/dev/null || true
      find "$root/$1" -depth -type d -exec rmdir {} + 2>/dev/null || sleep "0.$tries"
    done
    [[ ! -d $root/$1 ]] || fail "control group $root/$1 cannot be removed"
  done
}
