#!/bin/sh
# Managed by the Ansible collection scalable.jitsi. Changes made here are put back by its next run.
# Gives nginx the web host's new certificate, and coturn where it has the same; certbot runs this after each renewal, the
# playbook after the first issue.
# nginx has files of its own, because a self-signed certificate stands in until there is another.
set -eu
new=$RENEWED_LINEAGE
used=/etc/jitsi/meet/$(basename "$new")

# Of another site on this host.
test -e "$used.crt" || exit 0
cmp --silent "$new/fullchain.pem" "$used.crt" && cmp --silent "$new/privkey.pem" "$used.key" && exit 0

umask 077
cat "$new/privkey.pem" > "$used.key.new"
cat "$new/fullchain.pem" > "$used.crt.new"
chmod 0644 "$used.crt.new"
mv "$used.key.new" "$used.key"
mv "$used.crt.new" "$used.crt"
systemctl reload nginx
echo "nginx uses the new certificate"

# Its reload copies the pair, and ends nobody's allocation.
if grep --quiet --no-messages --fixed-strings " $used.crt " /etc/systemd/system/coturn.service.d/scalable-jitsi.conf \
  && systemctl --quiet is-active coturn; then
  systemctl reload coturn
  echo "coturn uses the new certificate"
fi
