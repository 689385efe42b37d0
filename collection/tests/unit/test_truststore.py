"""Root makes a service's trust store where the service, whose folder it is for, cannot put anything in its way."""

import os
import pathlib
import shutil
import subprocess

import pytest
import yaml

TASKS = pathlib.Path(__file__).parents[2] / "roles" / "common" / "tasks" / "truststore.yml"
COMMANDS = {
    task["name"]: task["ansible.builtin.shell"]["cmd"]
    for task in yaml.safe_load(TASKS.read_text())
    if "ansible.builtin.shell" in task
}
# Notes what it is to write, and lets the service act before it does.
KEYTOOL = """#!/bin/sh
while [ "$1" != -keystore ]; do shift; done
echo "$2" > SEEN
for name in STORE.p12.new STORE.p12; do ln -sfn TARGET $name; done
echo store > "$2"
"""


@pytest.fixture(name="made")
def made_store(tmp_path):
    """Run the task's command with a keytool of ours, and return its folder."""
    store, target, programs = tmp_path / "videobridge" / "truststore", tmp_path / "target", tmp_path / "bin"
    store.parent.mkdir()
    programs.mkdir()
    target.write_text("somebody's")
    keytool = (
        KEYTOOL.replace("SEEN", str(tmp_path / "seen")).replace("STORE", str(store)).replace("TARGET", str(target))
    )
    (programs / "keytool").write_text(keytool)
    # The service's user is not on this machine.
    (programs / "chown").write_text('#!/bin/sh\necho "$1" > ' + str(tmp_path / "owner") + "\n")
    for program in ("keytool", "chown"):
        (programs / program).chmod(0o755)
    path = f"{programs}:{pathlib.Path(shutil.which('sh')).parent}:/usr/bin:/bin"
    environment = {"PATH": path, "STORE": str(store), "OWNER": "jvb", "TMPDIR": str(tmp_path / "bin")}
    subprocess.run(["sh", "-c", COMMANDS["Make the trust store"]], env=environment, check=True)
    return tmp_path


def test_no_link_of_the_service_is_followed(made):
    assert (made / "target").read_text() == "somebody's"
    store = made / "videobridge" / "truststore.p12"
    assert not store.is_symlink() and store.read_text() == "store\n"
    assert store.stat().st_mode & 0o777 == 0o644
    assert (made / "owner").read_text() == "jvb:jitsi\n"


def test_it_is_made_in_a_folder_of_its_own_and_nothing_is_left_of_that(made):
    folder = pathlib.Path((made / "seen").read_text().strip()).parent
    assert folder != made / "videobridge" and not folder.exists()


@pytest.mark.parametrize("made_by", [[], ["-J-Dkeystore.pkcs12.legacy"]], ids=["Java 17", "Java 11"])
def test_a_store_is_compared_by_what_it_holds(tmp_path, made_by):
    store = tmp_path / "truststore"

    def same() -> bool:
        command = ["bash", "-c", COMMANDS["Compare the trust store with prosody's certificate"]]
        return subprocess.run(command, env=os.environ | {"STORE": str(store)}, check=False).returncode == 0

    def new_certificate() -> None:
        options = ["-newkey", "rsa:2048", "-nodes", "-subj", "/CN=auth.meet.example.com", "-days", "9"]
        files = ["-keyout", f"{store}.key", "-out", f"{store}.pem"]
        subprocess.run(["openssl", "req", "-x509", *options, *files], check=True)

    assert not same()
    new_certificate()
    assert not same()
    options = ["-noprompt", "-alias", "prosody", "-file", f"{store}.pem", "-keystore", f"{store}.p12"]
    kind = ["-storetype", "PKCS12", "-storepass", "changeit"]
    subprocess.run(["keytool", *made_by, "-importcert", *options, *kind], check=True)
    assert same()
    new_certificate()
    assert not same(), "another key under the same name"
