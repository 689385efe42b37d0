"""User data that makes a machine a bridge: complete, small, encrypted, and for a bridge of the inventory alone."""

import base64
import io
import json
import stat
import subprocess
import tarfile

import pytest
import yaml
from conftest import PROJECT

COMMON = PROJECT / "collection" / "roles" / "common" / "vars" / "main.yml"
METADATA = yaml.safe_load(COMMON.read_text())["_jitsi_metadata"]
CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
# What scalable.jitsi.cloud_init does, but for reading the certificate on the meet host.
PLAYBOOK = [
    {"import_playbook": "scalable.jitsi.plan"},
    {
        "hosts": "jitsi_meet",
        "gather_facts": False,
        "tasks": [
            {
                "scalable.jitsi.user_data": {
                    "bridge": "bridge2",
                    "dest": "{{ playbook_dir }}/user-data.txt",
                    "certificate": base64.b64encode(CERTIFICATE.encode()).decode(),
                    "bytes": "{{ jitsi_cloud_init_bytes | default(omit) }}",
                }
            }
        ],
    },
]


@pytest.fixture(name="cloud")
def project_with_playbook(planned):
    """Return a project that was planned, with a bridge for cloud-init and the playbook."""
    planned.bridges["bridge2"]["jitsi_bridge_cloud_init"] = True
    (planned.folder / "cloud.yml").write_text(json.dumps(PLAYBOOK))
    return planned


def view(cloud, name: str) -> str:
    """Return what is in a file that is encrypted with the vault password."""
    command = ["ansible-vault", "view", "--vault-password-file", cloud.password_file, cloud.folder / name]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def password(cloud) -> str:
    """Return the bridges' password."""
    lines = view(cloud, ".jitsi/jitsi_secrets.yml").splitlines()
    values = lines[next(number for number, line in enumerate(lines) if line.strip() == "jvb:") :]
    return next(line.split()[1].strip("\"'") for line in values if line.strip().startswith("value:"))


def archive(text: str) -> tarfile.TarFile:
    """Return the files that stand behind the script."""
    return tarfile.open(fileobj=io.BytesIO(base64.b64decode(text.partition("\n# files\n")[2])))


def test_user_data_has_all_files_and_leaves_encrypted(cloud):
    process = cloud.playbook(str(cloud.folder / "cloud.yml"), "-vvvvv", "--diff")
    assert process.returncode == 0, process.stdout + process.stderr
    secret, path = password(cloud), cloud.folder / "user-data.txt"
    assert len(secret) == 32 and secret not in process.stdout + process.stderr
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().startswith(b"$ANSIBLE_VAULT;")

    text = view(cloud, "user-data.txt")
    assert text.startswith("#!/bin/sh\n") and len(text) < 14000
    subprocess.run(["sh", "-n"], input=text.partition("\n# files\n")[0], text=True, check=True)
    files = archive(text)
    owners = {member.name: (member.uname, member.gname, oct(member.mode)) for member in files.getmembers()}
    assert owners["jvb/etc/jitsi/videobridge/jvb.conf"] == ("jvb", "jitsi", "0o640")
    assert owners["jvb/etc/jitsi/videobridge/truststore.pem"] == ("jvb", "jitsi", "0o644")
    assert owners["root/usr/local/sbin/scalable-jitsi-scrub"] == ("root", "root", "0o755")
    assert not [name for name in owners if "var/lib/cloud" in name]
    found = [name for name in owners if secret in files.extractfile(name).read().decode()]
    assert found == ["jvb/etc/jitsi/videobridge/jvb.conf"]
    assert files.extractfile("jvb/etc/jitsi/videobridge/truststore.pem").read().decode() == CERTIFICATE
    rules = files.extractfile("root/etc/scalable-jitsi/firewall.nft").read().decode()
    for family, addresses in METADATA.items():
        guarded = ", ".join(addresses)
        assert f"{family} daddr {{ {guarded} }} tcp dport != 53 meta skuid != 0 reject" in rules

    before = path.read_bytes()
    enough = f"jitsi_cloud_init_bytes={len(text.encode())}"
    process = cloud.playbook(str(cloud.folder / "cloud.yml"), "--extra-vars", enough)
    assert "changed=0" in process.stdout and path.read_bytes() == before


def test_a_dry_run_writes_nothing(cloud):
    process = cloud.playbook(str(cloud.folder / "cloud.yml"), "--check")
    assert process.returncode == 0, process.stdout + process.stderr
    assert not (cloud.folder / "user-data.txt").exists()


def test_the_source_with_its_key_and_the_pins_go_along(cloud):
    cloud.vars |= {
        "jitsi_package_source": {"folder": "/srv/jitsi"},
        "jitsi_package_versions": {"jitsi-videobridge2": "2"},
    }
    process = cloud.playbook(str(cloud.folder / "cloud.yml"))
    assert process.returncode == 0, process.stdout + process.stderr
    text = view(cloud, "user-data.txt")
    assert "\npatiently sh /usr/local/sbin/scalable-jitsi-packages\n" in text
    names = archive(text).getnames()
    assert {"root/etc/apt/sources.list.d/scalable-jitsi.sources", "root/etc/apt/preferences.d/scalable-jitsi"} < set(
        names
    )


def test_what_a_cloud_would_cut_off_is_refused(cloud):
    output = cloud.refused(
        "host bridge2: the user data has ",
        "bytes, and jitsi_cloud_init_bytes allows 2000",
        playbook=str(cloud.folder / "cloud.yml"),
        arguments=("--extra-vars", "jitsi_cloud_init_bytes=2000"),
    )
    assert password(cloud) not in output
    assert not (cloud.folder / "user-data.txt").exists()


@pytest.mark.parametrize("name", ["bridge9", "meet1", ""])
def test_what_is_no_bridge_is_refused(cloud, name):
    arguments = ("--extra-vars", f"jitsi_cloud_init={name}")
    text = f"name a bridge of the inventory with -e jitsi_cloud_init=...; {name} is none of bridge1, bridge2"
    cloud.refused(" ".join(text.split()), playbook="scalable.jitsi.cloud_init", arguments=arguments)


def test_no_name_is_refused(cloud):
    cloud.refused("; nothing is none of bridge1, bridge2", playbook="scalable.jitsi.cloud_init")


def test_a_bridge_whose_later_runs_would_open_the_metadata_service_is_refused(cloud):
    cloud.refused(
        "bridge1: set jitsi_bridge_cloud_init: true in the inventory",
        playbook="scalable.jitsi.cloud_init",
        arguments=("--extra-vars", "jitsi_cloud_init=bridge1"),
    )


def test_without_the_vault_password_nothing_is_written(cloud):
    cloud.password_file = None
    cloud.refused("vault password", playbook=str(cloud.folder / "cloud.yml"))
    assert not (cloud.folder / "user-data.txt").exists()


def test_other_firewalls_and_the_aws_mapping_are_refused(cloud):
    cloud.bridges["bridge2"] |= {"jitsi_firewall": "ufw", "jitsi_bridge_aws_mapping": True}
    output = cloud.refused("[JT360]", "[JT361]", "host bridge2")
    assert "host bridge1" not in output


def test_the_page_names_every_address_that_is_guarded():
    page = (PROJECT / "docs" / "cloud.md").read_text()
    assert [address for address in METADATA["ip"] + METADATA["ip6"] if f"`{address}`" not in page] == []


def test_a_bridge_that_nobody_makes_so_has_nothing_of_it(cloud):
    files = cloud.preview()
    for host in ("meet1", "bridge1"):
        assert not (files[host] / "usr/local/sbin/scalable-jitsi-scrub").exists()
        assert "169.254" not in (files[host] / "etc/scalable-jitsi/firewall.nft").read_text()
    assert (files["bridge2"] / "usr/local/sbin/scalable-jitsi-scrub").exists()
