"""Options that contradict each other are refused, or warned of, with the names of both."""

import pytest

NAT = "203.0.113.1"


def behind_nat(number: int, **more) -> dict:
    """A bridge behind the address that other bridges have too."""
    mappings = [{"local": f"10.0.0.2{number}", "public": NAT}]
    return {"jitsi_bridge_addresses": [NAT], "jitsi_bridge_address_mappings": mappings} | more


def test_app_and_cluster(project):
    project.meet["meet1"] = {
        "jitsi_meet_config": {
            "hosts": {"domain": "old.example.com", "anonymousdomain": "guest.old.example.com"},
            "p2p": {"stunServers": []},
            "tokenAuthUrl": "https://login.example.com",
        },
        "jitsi_meet_stun_servers": ["stun.example.com:3478"],
        "jitsi_meet_jicofo_component": True,
        "jitsi_package_versions": {"jicofo": "1.0-1"},
        "jitsi_upgrade_versions": {"jicofo": "1.0-2"},
    }
    project.refused("[JT316]", "[JT317]", "[JT322]", "[JT323]", "[JT352]", "[JT354]")


def test_what_only_looks_wrong_is_warned_of(project):
    project.bridges["bridge1"]["jitsi_bridge_addresses"] = ["10.0.0.21"]
    project.turn = {"turn1": {"jitsi_turn_addresses": ["turn.example.com"]}}
    project.meet["meet1"] = {
        "jitsi_meet_features": [],
        "jitsi_meet_config": {"disablePolls": False, "hiddenDomain": "recorder.meet.example.com"},
        "jitsi_meet_jicofo_stress_threshold": 0.5,
    }
    process = project.playbook()
    output = " ".join((process.stdout + process.stderr).split())
    assert process.returncode == 0, output
    for rule in ("JT078", "JT324", "JT325", "JT339", "JT353"):
        assert f"[{rule}]" in output, f"{rule}: {output}"


def test_two_bridges_behind_one_nat(project):
    project.bridges = {"bridge1": behind_nat(1), "bridge2": behind_nat(2, jitsi_bridge_media_port=10001)}
    preview = project.preview()
    for number, port in ((1, 10000), (2, 10001)):
        conf = (preview[f"bridge{number}"] / "etc/jitsi/videobridge/jvb.conf").read_text()
        assert f'{{ local-address = "10.0.0.2{number}", public-address = "{NAT}" }}' in conf
        assert f"videobridge.ice.udp.port = {port}\n" in conf
        assert f"allow {port}/udp\n" in (preview[f"bridge{number}"] / "etc/scalable-jitsi/firewall.open").read_text()
    for name in ("firewall.open", "firewall.nft"):
        assert (preview["meet1"] / "etc/scalable-jitsi" / name).read_text().count(NAT) == 1


@pytest.mark.parametrize("more", [{}, {"jitsi_bridge_media_port": 10000}])
def test_two_bridges_with_one_port_behind_one_nat(project, more):
    project.bridges = {"bridge1": behind_nat(1), "bridge2": behind_nat(2, **more)}
    project.refused(
        "hosts bridge1 and bridge2, which have the same jitsi_bridge_media_port 10000", "[JT006]", "[JT072]"
    )
