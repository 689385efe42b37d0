"""The bridge's heap is half of the host's memory, within bounds."""

import pathlib
import subprocess

import pytest

TEMPLATE = pathlib.Path(__file__).parents[2] / "roles" / "bridge" / "templates" / "heap.sh.j2"


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
