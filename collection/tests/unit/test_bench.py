"""`make test` runs no bench; that the program still fits the classes that it measures is told here."""

import pathlib
import subprocess

PROJECT = pathlib.Path(__file__).resolve().parents[3]


def test_the_bench_compiles(tmp_path):
    jar = PROJECT / "collection" / "plugins" / "plugin_utils" / "jitsi-tools.jar"
    bench = PROJECT / "bench" / "Bench.java"
    done = subprocess.run(["javac", "-d", tmp_path, "-cp", jar, bench], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
