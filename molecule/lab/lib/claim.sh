# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh sets what is used here
# A lab's name stands for a network, control groups and names of this machine,
# so only one clone of the project can have a lab of that name at a time. A
# link leads to the clone that has it.

claim=/run/scalable-jitsi-lab-$LAB

# Refuses to touch the lab of another clone, unless that clone is gone.
require_own_lab() {
  local owner
  owner=$(readlink "$claim") || return 0
  [[ $owner == "$project_dir" || ! -d $owner ]] ||
    fail "the lab '$LAB' of this machine belongs to another clone, $owner; take it down there by" \
      "LAB=$LAB $owner/molecule/lab/lab down, or choose another LAB"
}

claim_lab() {
  ln -sT "$project_dir" "$claim" 2>/dev/null && return
  require_own_lab
  [[ $(readlink "$claim") == "$project_dir" ]] && return
  # A clone that is gone may have left hosts running.
  remove_cgroup "$namespace"
  network_down
  rm -f "$claim"
  ln -sT "$project_dir" "$claim" 2>/dev/null || require_own_lab
}

release_lab() { rm -f "$claim"; }
