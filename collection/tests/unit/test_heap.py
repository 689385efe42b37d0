"""The bridge's heap is half of the host's memory, within bounds; no service's heap lands in a file."""

import os
import pathlib
import shutil
import subprocess

import pytest

TESTS = pathlib.Path(__file__).parents[1]
TEMPLATE = TESTS.parent / "roles" / "bridge" / "templates" / "heap.sh.j2"
PACKAGES = TESTS.parents[1] / "molecule" / "lab" / "packages"
SERVICES = {
    "jicofo": ("meet.example.com", "jicofo", "jicofo/files/usr/share/jicofo/jicofo.sh"),
    "bridge": ("bridge1.example.com", "videobridge", "jitsi-videobridge2/files/usr/share/jitsi-videobridge/jvb.sh"),
}


@pytest.mark.parametrize(
    ("kilobytes", "megabytes"),
    [(262144, 256), (524288, 256), (2039000, 995), (4194304, 2048), (8388608, 4096), (67108864, 4096)],
)
def test_half_of_the_memory(tmp_path, kilobytes, megabytes):
    script = tmp_path / "heap"
    script.write_text(TEMPLATE.read_text())
    (tmp_path / "meminfo").write_text(f"MemTotal:  {kilobytes} kB\nMemFree:  1 kB\nSwapTotal:  9999999 kB\n")
    target = tmp_path / "run" / "heap"
    subprocess.run(["sh", script, tmp_path / "meminfo", target], check=True)
    assert target.read_text() == f"VIDEOBRIDGE_MAX_MEMORY={megabytes}m\n"


@pytest.mark.parametrize("layout", ["golden", "golden-properties"])
@pytest.mark.parametrize("service", SERVICES)
def test_a_heap_that_is_full_is_not_dumped(tmp_path, layout, service):
    host, folder, script = SERVICES[service]
    config = TESTS / layout / host / "etc" / "jitsi" / folder / "config"
    # The options that the start script gives to java, as java understands them.
    (tmp_path / "java").write_text(
        '#!/bin/bash\nfor option; do [[ $option != -XX:* ]] || options+=("$option"); done\n'
        f'exec {shutil.which("java")} "${{options[@]}}" -XX:+PrintFlagsFinal -version\n'
    )
    (tmp_path / "java").chmod(0o755)
    start = f"set -a; . {config}; PATH={tmp_path}:$PATH; exec bash {PACKAGES / script} --apis="
    flags = subprocess.run(["bash", "-c", start], capture_output=True, text=True, check=True, env=os.environ).stdout
    shown = {line.split()[1]: line.split()[3] for line in flags.splitlines() if " HeapDump" in line}
    assert shown["HeapDumpPath"] == "/tmp", "the stand-in does not start as Jitsi's package does"
    assert shown["HeapDumpOnOutOfMemoryError"] == "false"
