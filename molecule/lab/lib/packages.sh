# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh and lab set what is used here
# The lab's own packages, in a repository beside Debian's so that rebuilding
# them takes seconds.

stand_ins_dir=${LAB_STAND_INS:-$lab_dir/stand-ins/target}

packages_digest() {
  local jar
  for jar in lab-jicofo.jar lab-videobridge.jar; do
    [[ -f $stand_ins_dir/$jar ]] ||
      fail "$stand_ins_dir/$jar is missing; build it with mvn -P lab package"
  done
  {
    echo "${PACKAGES_REVISION:-1}"
    find "$lab_dir/packages" -type f -print0 | sort -z | xargs -0 sha256sum
    sha256sum "$stand_ins_dir"/lab-{jicofo,videobridge}.jar
  } | sha256sum
}

lab_packages() {
  local digest
  digest=$(packages_digest)
  lock "$packages_dir.lock"
  if [[ $(cat "$packages_dir/digest" 2>/dev/null) != "$digest" ]]; then
    build_packages
    printf '%s\n' "$digest" >"$packages_dir/digest"
  fi
  exec {lock_fd}>&-
}

# Hosts have this folder bind-mounted: its files change, the folder stays.
build_packages() {
  local start=$SECONDS
  mkdir -p "$packages_dir"
  rm -f "$packages_dir"/*
  "$lab_dir/packages/build" "$stand_ins_dir" "$packages_dir"
  index_repository "$packages_dir"
  say "$(find "$packages_dir" -name '*.deb' | wc -l) packages built in $((SECONDS - start)) s"
}
