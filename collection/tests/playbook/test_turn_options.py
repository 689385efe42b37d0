"""What hosts in the group jitsi_turn make of the files, and which options of theirs are refused."""

import pytest

OPTIONS = {
    "jitsi_turn_addresses": ["turn.example.com"],
    "jitsi_turn_port": 3479,
    "jitsi_turn_tls_port": 443,
    "jitsi_turn_realm": "realm.example.com",
    "jitsi_turn_tls_certificate": "/etc/ssl/turn.crt",
    "jitsi_turn_tls_key": "/etc/ssl/turn.key",
    "jitsi_turn_min_port": 50000,
    "jitsi_turn_max_port": 50999,
    "jitsi_turn_address_mappings": [{"local": "10.0.0.41", "public": "203.0.113.41"}],
    "jitsi_turn_allowed_peers": ["10.0.0.21-10.0.0.29"],
    "jitsi_turn_ttl": 7200,
    "jitsi_turn_user_quota": 11,
    "jitsi_turn_total_quota": 22,
    "jitsi_turn_max_bps": 33,
    "jitsi_turn_total_bps": 44,
}
TURNSERVER = [
    "listening-port=3479",
    "tls-listening-port=443",
    "min-port=50000",
    "max-port=50999",
    "external-ip=203.0.113.41/10.0.0.41",
    "realm=realm.example.com",
    "user-quota=11",
    "total-quota=22",
    "max-bps=33",
    "bps-capacity=44",
    "denied-peer-ip=10.0.0.0-10.255.255.255",
    "denied-peer-ip=4000::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "allowed-peer-ip=10.0.0.21-10.0.0.29",
    "no-cli",
]


def test_each_option_is_in_the_files(project):
    project.turn = {"turn1": OPTIONS}
    folders = project.preview()
    etc = folders["turn1"] / "etc"
    assert set(TURNSERVER) <= set((etc / "turnserver.conf").read_text().splitlines())
    unit = (etc / "systemd/system/coturn.service.d/scalable-jitsi.conf").read_text()
    assert "/etc/ssl/turn.crt /run/turnserver/turn.crt" in unit and "/etc/ssl/turn.key" in unit
    assert "'realm.example.com'" in (etc / "scalable-jitsi/turn-secrets.sql").read_text()
    prosody = (folders["meet1"] / "etc/prosody/conf.avail/meet.example.com.cfg.lua").read_text()
    assert 'type = "turns"; transport = "tcp"; host = "turn.example.com"; port = 443; ttl = 7200;' in prosody


def test_the_meet_host_relays_too_by_its_domain_and_certificate(project):
    project.meet = {"meet1": {"jitsi_meet_tls_certificate": "/etc/ssl/a.crt", "jitsi_meet_tls_key": "/etc/ssl/a.key"}}
    project.turn = {"meet1": {}}
    # The certificate lies on a host that nobody can reach here, and a dry run goes on without it.
    etc = project.preview()["meet1"] / "etc"
    assert "realm=meet.example.com" in (etc / "turnserver.conf").read_text()
    assert "/etc/ssl/a.key" in (etc / "systemd/system/coturn.service.d/scalable-jitsi.conf").read_text()
    assert "dport 5222 drop" in (etc / "scalable-jitsi/firewall.nft").read_text()
    opened = (etc / "scalable-jitsi/firewall.open").read_text()
    assert "allow 443/tcp" in opened and "allow 49152:65535/udp" in opened
    assert 'host = "meet.example.com"; port = 5349' in (etc / "prosody/conf.avail/meet.example.com.cfg.lua").read_text()


@pytest.mark.parametrize(
    ("tls", "pair"),
    [("acme", "/etc/jitsi/meet/meet.example.com"), ("self_signed", "/etc/scalable-jitsi/turn")],
)
def test_the_meet_host_relays_with_what_acme_gets_and_is_warned_of_what_browsers_refuse(project, tls, pair):
    project.meet = {"meet1": {"jitsi_meet_tls": tls}}
    project.turn = {"meet1": {}}
    unit = project.preview()["meet1"] / "etc/systemd/system/coturn.service.d/scalable-jitsi.conf"
    for kind in ("crt", "key"):
        assert unit.read_text().count(f" {pair}.{kind} /run/turnserver/turn.{kind}\n") == 2
    assert ("[JT381]" in project.playbook().stderr) == (tls == "self_signed")


def test_acme_on_the_meet_host_says_nothing_of_another_host(project):
    project.vars["jitsi_meet_tls"] = "acme"
    project.turn = {"turn1": {"jitsi_turn_addresses": ["turn.example.com"]}}
    unit = project.preview()["turn1"] / "etc/systemd/system/coturn.service.d/scalable-jitsi.conf"
    assert " /etc/scalable-jitsi/turn.crt " in unit.read_text()


def test_without_the_group_nothing_is_said_of_turn(project):
    etc = project.preview()["meet1"] / "etc"
    assert not (etc / "prosody/turn-secret.lua").exists()
    assert "external_services" not in (etc / "prosody/conf.avail/meet.example.com.cfg.lua").read_text()


WRONG = {
    "JT070": {"jitsi_turn_ttl": 5},
    "JT331": {"jitsi_turn_addresses": ["turn.example.com:3478"]},
    "JT332": {"jitsi_turn_allowed_peers": ["10.0.0.0/24"]},
    "JT333": {"jitsi_turn_port": 55000},
    "JT334": {"jitsi_turn_tls_key": "/etc/ssl/turn.key"},
    "JT335": {"jitsi_turn_realm": "our realm"},
}


def test_each_broken_rule_is_named_with_its_host(project):
    project.turn = {f"turn-{rule}": {"jitsi_turn_addresses": ["a.example.com"]} | WRONG[rule] for rule in WRONG}
    output = project.refused(*[f"[{rule}]" for rule in WRONG])
    for rule in WRONG:
        assert f"host turn-{rule}: " in output


def test_a_bridge_is_no_turn_host_and_a_turn_host_has_an_address(project):
    project.turn = {"bridge1": {"jitsi_turn_addresses": ["a.example.com"]}, "turn1": {}}
    project.refused("host bridge1: is in both groups, jitsi_bridges and jitsi_turn", "[JT330]", "host turn1", "[JT331]")


@pytest.mark.parametrize("value", ["idle-ish", "drain"])
def test_a_restart_of_another_kind_is_refused(project, value):
    project.turn = {"turn1": {"jitsi_turn_addresses": ["a.example.com"], "jitsi_turn_restart": value}}
    project.refused("host turn1: value of jitsi_turn_restart must be one of: idle, now, never")
