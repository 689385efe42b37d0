#!/bin/bash
# Lab stand-in for the bridge's start script: same environment variables.
if [[ $1 == --help || $# -lt 1 ]]; then
  echo "Usage: $0 --apis=APIS"
  exit 1
fi

home=$(dirname "$(readlink -f "$0")")
rc=$home/lib/videobridge.rc
# shellcheck source=/dev/null
if [[ -f $rc ]]; then source "$rc"; fi

# Word splitting is wanted: the variables hold lists of options.
# shellcheck disable=SC2086
exec java -Xmx"${VIDEOBRIDGE_MAX_MEMORY:-3072m}" $VIDEOBRIDGE_DEBUG_OPTIONS \
  -XX:+Use"${VIDEOBRIDGE_GC_TYPE:-G1GC}" -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/tmp \
  -Djdk.tls.ephemeralDHKeySize=2048 $JAVA_SYS_PROPS \
  -jar "$home/jitsi-videobridge.jar" "$@"
