# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh and lab set what is used here
# One saved state of a lab: each host's layer, which other hosts' layers may
# lie over, and the files of the controller's side.

lab_save() {
  local host image
  [[ -n ${1:-} ]] || fail 'save needs a name for the state'
  lock "$state_dir.lock"
  [[ -n $(present_hosts) ]] || fail "lab $LAB has no hosts; boot them with lab up"
  image=$(running_image)
  for host in $(present_hosts); do
    [[ $(findmnt -rn -o OPTIONS "$(host_dir "$host")/root") != *"$saved_dir/"* ]] ||
      fail "$host lies over a saved state itself; begin with lab down and lab up"
  done
  shut_down_hosts
  stop_hosts
  rm -rf --one-file-system "$saved_dir"
  mkdir -p "$saved_dir"/{layers,state}
  for host in $(present_hosts); do mv "$(host_dir "$host")/upper" "$saved_dir/layers/$host"; done
  find "$state_dir" -mindepth 1 -maxdepth 1 -type f -exec cp --archive --target-directory "$saved_dir/state" {} +
  printf '%s\n' "$image" >"$saved_dir/image"
  # Last: a half-saved state has no name.
  printf '%s\n' "$1" >"$saved_dir/name"
  network_down
  release_lab
  rm -rf --one-file-system "$state_dir"
  say "lab $LAB is saved as $1"
}

# Without the image that it lies over it is none.
lab_saved() {
  { touch_image "$(cat "$saved_dir/image")" && cat "$saved_dir/name"; } 2>/dev/null ||
    fail "lab $LAB has no saved state"
}

# A service that is stopped in order leaves its files as a reboot would.
shut_down_hosts() {
  local host
  for host in $(present_hosts); do
    if host_is_running "$host"; then lab_ssh "$host" 'systemctl --no-block poweroff' || true; fi
  done
  for _ in {1..100}; do
    for host in $(present_hosts); do host_is_running "$host" && break; done || return 0
    sleep 0.1
  done
}

lab_restore() {
  local image
  lab_saved >/dev/null
  lab_packages
  lock "$state_dir.lock"
  stop_hosts
  rm -rf --one-file-system "$state_dir"
  mkdir -p "$state_dir"
  cp --archive "$saved_dir/state/." "$state_dir"
  image=$(cat "$saved_dir/image")
  boot_hosts "$image" "$saved_dir/layers/@:$image/root" "${hosts[@]}"
}

lab_clone() {
  local image model=${1:-}
  require_host "$model"
  shift
  lab_saved >/dev/null
  [[ -d $saved_dir/layers/$model ]] || fail "host $model is not saved; save the lab first"
  lock "$state_dir.lock"
  image=$(cat "$saved_dir/image")
  boot_hosts "$image" "$saved_dir/layers/$model:$image/root" "$@"
}
