"""The web certificate on the meet host is read and judged in the plan; its private key stays where it is."""

import json
import subprocess
import sys

import pytest


@pytest.fixture
def host(project):
    """A meet host that can be reached, with a certificate of its own."""
    certify(project, "meet.example.com")
    return project


def certify(project, domain: str) -> None:
    """Make a key and a certificate of it, and have the meet host use them."""
    paths = {"certificate": project.folder / "meet.crt", "key": project.folder / "meet.key"}
    make_key(paths["key"])
    command = ["openssl", "req", "-x509", "-key", paths["key"], "-out", paths["certificate"], "-days", "90"]
    command += ["-subj", f"/CN={domain}", "-addext", f"subjectAltName=DNS:{domain}"]
    subprocess.run(command, check=True, capture_output=True)
    project.meet["meet1"] = {f"jitsi_meet_tls_{part}": str(path) for part, path in paths.items()} | {
        "ansible_connection": "local",
        "ansible_become": False,
        "ansible_python_interpreter": sys.executable,
    }


def make_key(path) -> None:
    """Make a private key."""
    command = ["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path]
    subprocess.run(command, check=True, capture_output=True)


def test_good_pair(host):
    request = host.folder / "request.json"
    process = host.playbook("scalable.jitsi.plan", "--extra-vars", f"jitsi_request={request}", "-vvv")
    assert process.returncode == 0, process.stdout + process.stderr
    (sent,) = json.loads(request.read_text())["certificates"]
    assert sent["certificate"].strip() == (host.folder / "meet.crt").read_text().strip()
    assert sent["public_key"].startswith("-----BEGIN PUBLIC KEY-----\n")


def test_a_preview_asks_no_host(project):
    project.meet["meet1"] = {"jitsi_meet_tls_certificate": "/etc/meet.crt", "jitsi_meet_tls_key": "/etc/meet.key"}
    preview = f"jitsi_preview={project.folder / 'preview'}"
    process = project.playbook("scalable.jitsi.plan", "--check", "--extra-vars", preview)
    assert process.returncode == 0 and "UNREACHABLE" not in process.stdout, process.stdout + process.stderr


def test_private_key_stays_on_the_host(host):
    key = (host.folder / "meet.key").read_text()
    with (host.folder / "meet.crt").open("a") as file:
        file.write(key)
    output = host.refused("file holds a private key", "[JT051]", arguments=("-vvv",))
    assert not any(line in output for line in key.splitlines()[1:-1])


def test_certificate_of_another_name(project):
    certify(project, "www.example.com")
    project.refused("host meet1:", "is for www.example.com, not for meet.example.com", "[JT055]")


def test_key_of_another_certificate(host):
    make_key(host.folder / "meet.key")
    host.refused("host meet1: the key does not belong to certificate", "[JT052]")


def test_dry_run_judges_too(host):
    make_key(host.folder / "meet.key")
    host.refused("[JT052]", arguments=("--check",))


@pytest.mark.parametrize("name", ["meet.crt", "meet.key"])
def test_file_that_is_not_there(host, name):
    (host.folder / name).unlink()
    host.refused(f"{host.folder / name} (jitsi_meet_tls_", "is not there: copy it to this host")


def test_key_that_is_none(host):
    (host.folder / "meet.key").write_text("secret\n")
    host.refused(f"key {host.folder / 'meet.key'} (jitsi_meet_tls_key) cannot be read by openssl")


def test_dry_run_without_the_host(host):
    host.meet["meet1"]["ansible_connection"] = "ssh"
    process = host.playbook("scalable.jitsi.plan", "--check")
    assert process.returncode == 0, process.stdout + process.stderr
    assert "checks passed" in process.stdout


def test_run_without_the_host(host):
    host.meet["meet1"]["ansible_connection"] = "ssh"
    process = host.playbook("scalable.jitsi.plan")
    assert process.returncode != 0
    assert "Connection refused" in process.stdout, process.stdout
    assert not host.secrets.exists()
