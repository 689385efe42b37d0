# shellcheck shell=bash
# shellcheck disable=SC2154  # common.sh and lab set what is used here
# The base image: an extracted Debian that all hosts share as the lower layer
# of an overlay, and a local repository of what they install later.

image_digest() {
  (cd "$lab_dir" && cat image/* lib/image.sh) | sha256sum | cut -c1-12
}

image_dir() { printf '%s/image-%s-%s' "$cache_dir" "$DISTRO" "$(image_digest)"; }

lab_image() {
  local dir
  dir=$(image_dir)
  touch_image "$dir" && return
  # All clones share the images.
  lock "$cache_dir/lock-$DISTRO" "another lab builds an image of $DISTRO; waiting for it"
  # Another lab may have built it while this one waited.
  touch_image "$dir" || build_image "$dir"
  exec {lock_fd}>&-
}

# Says that an image is in use; fails where there is none.
touch_image() { touch "${1:-/nowhere}/used" 2>/dev/null; }

build_image() {
  local dir=$1 work=$1.part start=$SECONDS
  say "building the $DISTRO image (about a minute; cached afterwards)"
  rm -rf --one-file-system "$work"
  mkdir -p "$work/debian"
  debian_sources >"$work/sources.list"
  DEBS_DIR=$work/debian mmdebstrap --quiet --variant=minbase --format=directory \
    --dpkgopt=force-unsafe-io \
    --include="$(paste -sd, "$lab_dir/image/packages")" \
    --customize-hook="$lab_dir/image/customize \"\$1\"" \
    "$DISTRO" "$work/root" "$work/sources.list" >"$work/log" 2>&1 ||
    fail "the image was not built; see $work/log: $(tail -n 3 "$work/log")"
  index_repository "$work/debian"
  touch_image "$work"
  mv "$work" "$dir"
  remove_old_images "$dir"
  say "image built in $((SECONDS - start)) s"
}

# The machine's own Debian mirrors, whatever format its sources are in; other
# repositories of the machine have another origin. The suite becomes ours.
debian_sources() {
  local codename uri release component
  # shellcheck source=/dev/null
  codename=$(. /etc/os-release && printf '%s' "$VERSION_CODENAME")
  # shellcheck disable=SC2016  # apt expands these
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)' \
    'Created-By: Packages' | sort -u |
    while read -r origin uri release component; do
      [[ $origin == Debian && $release == "$codename"* ]] || continue
      [[ $release =~ ^$codename(-updates|-security)?$ ]] || continue
      printf 'deb %s %s %s\n' "$uri" "$DISTRO${release#"$codename"}" "$component"
    done | grep . ||
    fail 'this machine has no Debian package lists; run apt-get update on a Debian machine'
}

index_repository() {
  (cd "$1" && apt-ftparchive packages . >Packages &&
    apt-ftparchive -o APT::FTPArchive::Release::Origin=lab \
      -o APT::FTPArchive::Release::Label="lab-$(basename "$1")" release . >Release.part &&
    mv Release.part Release)
}

# A recipe that changed leaves half a gigabyte behind; keep what a lab still
# uses, or used today: another clone, with another recipe, may boot it again.
remove_old_images() {
  local old
  for old in "$cache_dir/image-$DISTRO-"*; do
    [[ $old == "$1" ]] && continue
    grep -qF "$old/" /proc/mounts && continue
    [[ -z $(find "$old/used" -mmin -1440 2>/dev/null) ]] || continue
    rm -rf --one-file-system "$old"
  done
}
