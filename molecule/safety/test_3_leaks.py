"""No secret leaves the places that docs/security.md names, also when a run fails loudly.

A run at the highest verbosity with --diff and a log file meets a password that somebody else left in a file, and fails
in the middle. Meanwhile every program started is recorded, on the controller and on the hosts, by tracing execve.
"""

import base64
import contextlib
import itertools
import os
import pathlib
import subprocess
import time

import pytest
from conftest import BRIDGES, HOSTS, forms, search
from tracing import traced, traced_hosts

FOREIGN = "OldHandmadePassword0123456789abc"
# Services read their password there; all else is a leak.
ALLOWED = {"meet1": {"etc/jitsi/jicofo/jicofo.conf"}} | {
    bridge: {"etc/jitsi/videobridge/jvb.conf"} for bridge in BRIDGES
}


@pytest.fixture(scope="module")
def loud_run(lab, tmp_path_factory):
    """Run the playbook as loudly as it gets, with a foreign password and a failing task, and collect all it left."""
    folder = tmp_path_factory.mktemp("leaks")
    began = time.time()
    lab.ssh("bridge1", f"sed -i 's/PASSWORD = .*/PASSWORD = \"{FOREIGN}\"/' /etc/jitsi/videobridge/jvb.conf")
    lab.ssh("meet1", f"sed -i 's/password = .*/password = \"{FOREIGN}\"/' /etc/jitsi/jicofo/jicofo.conf")
    lab.ssh("meet1", "rm /var/lib/prosody/auth%2emeet%2elab%2etest/accounts/jvb.dat")
    # With a change in our own file, or nobody would touch nginx.
    lab.ssh("meet1", "echo >> /etc/nginx/sites-available/meet.lab.test.conf")
    lab.ssh("meet1", "echo 'nonsense on;' > /etc/nginx/conf.d/broken.conf")
    lab.environment |= {
        "ANSIBLE_LOG_PATH": str(folder / "ansible.log"),
        "ANSIBLE_CACHE_PLUGIN": "jsonfile",
        "ANSIBLE_CACHE_PLUGIN_CONNECTION": str(folder / "facts"),
    }
    controllers = [folder / "controller-failing.execve", folder / "controller.execve"]
    outputs = []
    with traced_hosts(lab, folder, HOSTS) as texts:
        for controller in controllers:
            run = lab.run(traced(lab.command("-vvvvv", "--diff"), controller))
            outputs.append((run.code, run.output))
            lab.ssh("meet1", "rm -f /etc/nginx/conf.d/broken.conf")
    texts |= {f"trace of the {path.stem}": path.read_text(errors="replace") for path in controllers}
    texts |= {f"output {number}": output for number, (_, output) in enumerate(outputs)}
    texts["log"] = (folder / "ansible.log").read_text()
    texts |= {f"journal of {host}": lab.ssh(host, "journalctl --no-pager --output=export") for host in HOSTS}
    texts |= written_since(lab, began)
    return [code for code, _ in outputs], texts


def written_since(lab, began: float) -> dict[str, str]:
    """Return the controller's files that were written since, apart from the hosts' own and other labs'."""
    roots = [lab.state.parents[2], pathlib.Path.home(), pathlib.Path("/tmp"), pathlib.Path("/var/tmp")]
    labs = {path.resolve() for path in lab.state.parent.iterdir()} - {lab.state.resolve()}
    elsewhere = labs | {(lab.state / "hosts").resolve()}
    found = {}
    for root, folders, names in itertools.chain.from_iterable(map(os.walk, roots)):
        folders[:] = [name for name in folders if name != ".git" and pathlib.Path(root, name) not in elsewhere]
        for path in (pathlib.Path(root, name) for name in names if not name.endswith(".execve")):
            # Others write here too, and take away what they wrote.
            with contextlib.suppress(FileNotFoundError):
                if path.is_file() and not path.is_symlink() and path.stat().st_mtime >= began:
                    found[str(path)] = path.read_text(errors="replace")
    return found


def test_the_runs_went_as_meant(loud_run):
    codes, texts = loud_run
    assert codes[0] != 0 and codes[1] == 0
    assert "nonsense" in texts["output 0"]
    assert "prosody_user" in texts["output 0"]


def test_the_traces_see_the_programs_started(loud_run):
    _, texts = loud_run
    assert '"prosodyctl"' in texts["trace of meet1"]
    assert '"openssl"' in texts["trace of bridge1"]
    assert "jitsi-tools.jar" in texts["trace of the controller"]


def test_the_search_would_find_a_secret():
    secret = {"x": "Abcdefghijklmnopqrstuvwxyz012345"}
    for shift in range(4):
        assert search({"here": base64.b64encode(b"y" * shift + secret["x"].encode() + b"tail").decode()}, secret)
    assert search({"here": "a" + secret["x"].encode().hex()}, secret)
    assert not search({"here": secret["x"][1:]}, secret)


def test_no_secret_is_anywhere(lab, loud_run):
    _, texts = loud_run
    secrets = lab.secrets() | {"foreign": FOREIGN, "vault": (lab.state / "vault-password").read_text().strip()}
    elsewhere = {place: text for place, text in texts.items() if place != str(lab.state / "vault-password")}
    assert search(elsewhere, secrets) == []


@pytest.mark.parametrize("host", HOSTS)
def test_the_hosts_hold_secrets_only_where_the_services_read_them(lab, loud_run, host):
    layer = lab.state / "hosts" / host / "upper"
    secrets = lab.secrets() | {"foreign": FOREIGN}
    patterns = "\n".join(itertools.chain.from_iterable(forms(secret) for secret in secrets.values()))
    process = subprocess.run(
        ["grep", "--recursive", "--files-with-matches", "--text", "--fixed-strings", "--file=-", "."],
        input=patterns, capture_output=True, text=True, cwd=layer, check=False,
    )  # fmt: skip
    assert {name.removeprefix("./") for name in process.stdout.splitlines()} == ALLOWED[host]
