"""Which files each kind of firewall has, and what they open."""

import pytest

OPEN = "etc/scalable-jitsi/firewall.open"
NFT = "etc/scalable-jitsi/firewall.nft"
UNIT = "etc/systemd/system/scalable-jitsi-firewall.service"


@pytest.mark.parametrize(
    ("kind", "files"), [("nftables", [True, True, True]), ("ufw", [True, False, False]), ("none", [False] * 3)]
)
def test_each_kind_has_its_files(project, kind, files):
    project.vars["jitsi_firewall"] = kind
    for folder in project.preview().values():
        assert [(folder / path).exists() for path in (OPEN, NFT, UNIT)] == files


def test_what_is_open_and_to_whom(project):
    project.bridges["bridge2"]["jitsi_bridge_addresses"] = ["192.0.2.22", "2001:db8::22"]
    project.bridges["bridge1"]["jitsi_bridge_media_port"] = 10001
    files = project.preview()
    rules = [line for line in (files["meet1"] / OPEN).read_text().splitlines() if line.startswith("allow")]
    assert rules == [
        "allow 80/tcp",
        "allow 443/tcp",
        "allow from 192.0.2.21 to any port 5222 proto tcp",
        "allow from 192.0.2.22 to any port 5222 proto tcp",
        "allow from 2001:db8::22 to any port 5222 proto tcp",
    ]
    assert "allow 10001/udp" in (files["bridge1"] / OPEN).read_text()
    assert "443" not in (files["bridge1"] / OPEN).read_text()


def test_another_kind_is_refused(project):
    project.bridges["bridge1"]["jitsi_firewall"] = "firewalld"
    project.refused("bridge1", "jitsi_firewall", "nftables, ufw, none", "firewalld")
