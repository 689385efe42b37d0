# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh and lab set what is used here
# Jitsi's packages, in a repository beside Debian's so that rebuilding it takes
# seconds: the lab's own, or with LAB_PACKAGES those of a folder. With
# LAB_PACKAGES=jitsi it is empty, and hosts have nothing but Jitsi's own.

jitsi_key=https://download.jitsi.org/jitsi-key.gpg.key
stand_ins_dir=${LAB_STAND_INS:-$lab_dir/stand-ins/target}

require_packages() {
  case ${LAB_PACKAGES:-} in
    '') return ;;
    jitsi)
      curl --silent --show-error --fail --location --max-time 30 --output /dev/null "$jitsi_key" ||
        fail "packages=jitsi takes Jitsi's packages from its repository, and this machine does not reach $jitsi_key;" \
          "without the internet, name a folder that has the packages: packages=FOLDER"
      ;;
    *)
      compgen -G "$LAB_PACKAGES/*.deb" >/dev/null ||
        fail "the folder $LAB_PACKAGES has no packages (*.deb); packages is 'jitsi' or a folder that has some"
      ;;
  esac
}

packages_digest() {
  local jar
  case ${LAB_PACKAGES:-} in
    '') ;;
    jitsi)
      echo jitsi
      return
      ;;
    *)
      sha256sum "$LAB_PACKAGES"/*.deb | sha256sum
      return
      ;;
  esac
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
  require_packages
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
  case ${LAB_PACKAGES:-} in
    '') "$lab_dir/packages/build" "$stand_ins_dir" "$packages_dir" ;;
    jitsi) ;;
    *) cp "$LAB_PACKAGES"/*.deb "$packages_dir" ;;
  esac
  index_repository "$packages_dir"
  say "$(find "$packages_dir" -name '*.deb' | wc -l) packages offered after $((SECONDS - start)) s"
}
