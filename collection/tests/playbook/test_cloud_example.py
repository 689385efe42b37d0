"""What the cloud example makes of hosts, as EC2's plugin describes them, is what the roles need."""

import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest
import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[3]
EXAMPLE = PROJECT / "inventories" / "cloud-example"


def instance(number: int, role: str, region: str, public: str) -> dict:
    """Return the variables of a host that amazon.aws.aws_ec2 would set."""
    return {
        "private_ip_address": f"10.0.0.{number}",
        "public_ip_address": public,
        "placement": {"availability_zone": f"{region}a", "region": region},
        "tags": {"jitsi": "meet.example.com", "jitsi_role": role},
    }


HOSTS = {
    "meet1": instance(11, "meet", "eu-central-1", "203.0.113.11"),
    "bridge1": instance(21, "bridge", "eu-central-1", "203.0.113.21"),
    "bridge2": instance(22, "bridge", "us-east-1", ""),
    "other": instance(99, "database", "us-east-1", ""),
}


@pytest.fixture(name="folder")
def copied(tmp_path) -> pathlib.Path:
    """Return the example with its expressions, on hosts of our own instead of a cloud's."""
    folder = tmp_path / "cloud"
    shutil.copytree(EXAMPLE, folder)
    plugin = yaml.safe_load((EXAMPLE / "aws_ec2.yml").read_text())
    (folder / "aws_ec2.yml").unlink()
    (folder / "0-hosts.yml").write_text(yaml.safe_dump({"all": {"hosts": HOSTS}}))
    constructed = {key: plugin[key] for key in ("groups", "keyed_groups", "compose")}
    (folder / "1-constructed.yml").write_text(yaml.safe_dump({"plugin": "ansible.builtin.constructed"} | constructed))
    (tmp_path / "password").write_text("correct-horse")
    return folder


def run(program: str, folder: pathlib.Path, *arguments: str) -> str:
    """Run one of Ansible's programs on the inventory and return what it says."""
    environment = os.environ | {"ANSIBLE_CONFIG": str(PROJECT / "ansible.cfg"), "ANSIBLE_NOCOLOR": "1"}
    path = os.path.join(os.path.dirname(sys.executable), program)
    process = subprocess.run(
        [path, "-i", folder, *arguments], capture_output=True, text=True, env=environment, check=False
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


def test_hosts_are_grouped_by_role_and_region(folder):
    listed = json.loads(run("ansible-inventory", folder, "--list"))
    groups = {name: sorted(listed[name]["hosts"]) for name in listed if "hosts" in listed[name]}
    assert {name: groups[name] for name in groups if name.startswith(("jitsi", "region"))} == {
        "jitsi_meet": ["meet1"],
        "jitsi_bridges": ["bridge1", "bridge2"],
        "region_eu_central_1": ["bridge1", "meet1"],
        "region_us_east_1": ["bridge2", "other"],
    }


def test_the_plan_takes_them(folder):
    preview = folder.parent / "preview"
    password = f"--vault-password-file={folder.parent}/password"
    run("ansible-playbook", folder, password, "--check", f"-ejitsi_preview={preview}", "scalable.jitsi.plan")
    assert sorted(path.name for path in preview.iterdir()) == ["bridge1", "bridge2", "meet1"]
    texts = {host: (preview / host / "etc/jitsi/videobridge/jvb.conf").read_text() for host in ("bridge1", "bridge2")}
    assert 'region = "eu-central-1"' in texts["bridge1"] and 'region = "us-east-1"' in texts["bridge2"]
    assert 'local-address = "10.0.0.21", public-address = "203.0.113.21"' in texts["bridge1"]
    assert "public-address" not in texts["bridge2"]
    rules = (preview / "meet1/etc/scalable-jitsi/firewall.nft").read_text()
    assert "{ 10.0.0.21 " in rules and "{ 10.0.0.22 " in rules and "10.0.0.99" not in rules


def test_it_holds_no_credentials():
    text = (EXAMPLE / "aws_ec2.yml").read_text()
    assert not {"access_key", "secret_key", "session_token"} & set(yaml.safe_load(text))
