#!/bin/bash
# Lab stand-in for jicofo's start script: same environment variables.
if [[ $JAVA_SYS_PROPS != *-Dconfig.file=* ]]; then
  echo "JAVA_SYS_PROPS names no configuration file (-Dconfig.file=...)"
  exit 2
fi

home=$(dirname "$(readlink -f "$0")")

# Word splitting is wanted: the variable holds a list of options.
# shellcheck disable=SC2086
exec java -Xmx"${JICOFO_MAX_MEMORY:-3072m}" \
  -XX:+HeapDumpOnOutOfMemoryError -XX:HeapDumpPath=/tmp \
  -Djdk.tls.ephemeralDHKeySize=2048 $JAVA_SYS_PROPS \
  -jar "$home/jicofo.jar" "$@"
