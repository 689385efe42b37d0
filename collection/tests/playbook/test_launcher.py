"""The launcher's archive of classes only ever makes a run faster: standard output is the same with it or without."""

import json
import os
import pathlib
import subprocess
import time

import pytest
from conftest import PROJECT

LAUNCHER = PROJECT / "collection" / "plugins" / "plugin_utils" / "jitsi-tools"


@pytest.fixture
def plan(planned, tmp_path):
    """Return a function that plans with a cache of this test's own, and the folder of that cache."""
    path = tmp_path / "request.json"
    planned.playbook("scalable.jitsi.plan", "--check", "--extra-vars", f"jitsi_request={path}")
    request = json.loads(path.read_text())
    request["secrets"]["file"] = str(tmp_path / "no-secrets-yet.yml")
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}

    def run() -> dict:
        process = subprocess.run(
            [LAUNCHER, "plan"], input=json.dumps(request), env=environment, capture_output=True, text=True, check=False
        )
        assert (process.returncode, process.stderr) == (0, "")
        plan = json.loads(process.stdout)
        # Has the time at which the missing secrets would be made.
        del plan["secrets"]["versions"]
        return plan

    return run, tmp_path / "cache" / "scalable-jitsi"


def awaited(cache: pathlib.Path) -> pathlib.Path:
    """Return the archive, which is made behind the run's back."""
    for _ in range(600):
        files = list(cache.iterdir())
        if len(files) == 1 and files[0].suffix == ".jsa":
            return files[0]
        time.sleep(0.1)
    raise AssertionError(f"no archive, but {files}")


def test_the_first_plan_leaves_an_archive_that_the_next_one_uses(plan):
    run, cache = plan
    first = run()
    archive = awaited(cache)
    made = archive.stat()
    assert run() == first
    assert archive.stat().st_mtime_ns == made.st_mtime_ns


@pytest.mark.parametrize("keep", [0, 100, 1_000_000])
def test_an_archive_that_was_cut_off_does_no_harm(plan, keep):
    run, cache = plan
    first = run()
    archive = awaited(cache)
    archive.chmod(0o600)
    os.truncate(archive, keep)
    assert run() == first
