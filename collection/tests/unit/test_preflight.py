"""What the hosts are like before anything is installed, and what is said about it."""

import copy
import pathlib
import socket

import pytest

from ansible_collections.scalable.jitsi.plugins.filter.preflight import preflight
from ansible_collections.scalable.jitsi.plugins.module_utils.asking import hears
from ansible_collections.scalable.jitsi.plugins.modules import preflight as preflight_module
from ansible_collections.scalable.jitsi.plugins.modules.preflight import java, listeners, version

FLEET = {
    "meet": "meet1",
    "domain": "meet.example.com",
    "bridges": {
        "xmpp_host": {"bridge1": "meet.example.com", "bridge2": "10.0.0.11"},
        "media_port": {"bridge1": 10001, "bridge2": 10000},
        "addresses": {"bridge1": ["192.0.2.21"], "bridge2": ["192.0.2.22", "2001:db8::22"]},
        "firewall": {"bridge1": "nftables", "bridge2": "ufw"},
        "public": {"bridge1": True, "bridge2": True},
        "stun": {"bridge1": [], "bridge2": []},
        "aws": {"bridge1": False, "bridge2": False},
        "mappings": {"bridge1": [], "bridge2": []},
    },
    "turn": {
        "port": {"turn1": 3478},
        "tls_port": {"turn1": 443},
        "addresses": {"turn1": ["turn.example.com"]},
        "mappings": {"turn1": [{"local": "10.0.0.41", "public": "192.0.2.41"}]},
    },
    "sizing": "warn",
    "versions": {"java": [17, 21], "prosody": "0.12"},
}
GOOD = {
    "cpus": 4,
    "memory_mb": 7900,
    "container": False,
    "synchronised": "yes",
    "java": 17,
    "java_offered": True,
    "prosody": "0.12.3-1+deb12u1",
    "prosody_hosts": {"ours": False, "hosts": []},
    "listeners": [],
    "addresses": ["192.0.2.11"],
    "names": {"meet.example.com": ["192.0.2.11"], "turn.example.com": ["192.0.2.41"]},
    "reach": {"open": False, "error": "[Errno 111] Connection refused"},
    "served": {},
}


def golden(path: str) -> str:
    """Return a file as it is deployed on the meet host."""
    return (pathlib.Path(__file__).parents[1] / "golden" / "meet.example.com" / path).read_text()


def problems(hosts: dict, **fleet) -> dict:
    """Return what is said of these hosts."""
    judged = preflight(hosts, FLEET | fleet)
    return {name: judged[name] for name in ("errors", "warnings")}


def judge(host: str = "", sizing: str = "warn", **broken) -> dict:
    """Judge a meet host, a bridge and a TURN server of which one is otherwise."""
    hosts = {name: copy.deepcopy(GOOD) for name in ("meet1", "bridge1", "turn1")}
    if host:
        hosts[host] |= broken
    return problems(hosts, sizing=sizing)


def listener(port: str, unit: str, program: str = "java") -> list[dict]:
    """A program that listens."""
    return [{"port": port, "program": program, "unit": unit}]


def test_each_bridge_may_have_a_way_of_its_own_to_prosody():
    names = {"bridge1": {"meet.example.com": ["192.0.2.11"]}, "bridge2": {"10.0.0.11": ["10.0.0.11"]}}
    hosts = {name: GOOD | {"names": found} for name, found in names.items()} | {"meet1": GOOD}
    assert problems(hosts) == {"errors": [], "warnings": []}
    hosts["bridge2"] = GOOD
    assert [error.split(" (")[0] for error in problems(hosts)["errors"]] == [
        "bridge2 does not find an address for 10.0.0.11"
    ]


def test_good_hosts_are_passed():
    assert judge() == {"errors": [], "warnings": []}


@pytest.mark.parametrize(
    ("host", "broken", "says"),
    [
        ("meet1", {"listeners": listener("80/tcp", "apache2.service", "apache2")}, "meet1 80/tcp, which nginx needs, is "
         "held by apache2 (apache2.service): stop it or move it, for instance by `systemctl disable --now apache2.service`"),
        ("bridge1", {"listeners": listener("10001/udp", "", "nc")}, "bridge1 10001/udp, which jitsi-videobridge2 needs, "
         "is held by nc: stop it or move it"),
        ("turn1", {"listeners": listener("443/tcp", "apache2.service", "apache2")}, "turn1 443/tcp, which coturn needs, is "
         "held by apache2 (apache2.service)"),
        ("bridge1", {"java": None, "java_offered": False}, "bridge1 has no Java, and no package source with Java 17"),
        ("meet1", {"prosody": "0.11.9-2+deb11u2"}, "meet1 has prosody 0.11.9-2+deb11u2, and Jitsi's modules need 0.12 or "
         "later: take it from Debian 12 or later, or from the package repository of prosody.im"),
        ("bridge1", {"java": 11}, "bridge1 runs Java 11, and Jitsi needs 17 or later"),
        ("bridge1", {"names": {}}, "bridge1 does not find an address for meet.example.com (jitsi_xmpp_host)"),
    ],
)  # fmt: skip
def test_what_cannot_work_is_an_error(host, broken, says):
    judged = judge(host, **broken)
    assert len(judged["errors"]) == 1 and judged["errors"][0].startswith(says), judged
    assert judged["warnings"] == []


@pytest.mark.parametrize(
    ("host", "broken", "says"),
    [
        ("bridge1", {"cpus": 2, "memory_mb": 4000}, "bridge1 has 2 CPUs and 4000 MB of memory; 4 CPUs and 8192 MB"),
        ("bridge1", {"synchronised": "no"}, "bridge1 has a clock that no time service sets"),
        ("meet1", {"names": {}}, "meet1 does not find an address for meet.example.com: enter it in DNS"),
        (
            "turn1",
            {"names": {}},
            "turn1 does not find an address for turn.example.com (jitsi_turn_addresses): enter it",
        ),
        (
            "turn1",
            {"names": {"turn.example.com": ["192.0.2.11", "192.0.2.77"]}, "addresses": ["10.0.0.41"]},
            "turn1 has none of the addresses of turn.example.com (192.0.2.11, 192.0.2.77): fix DNS or",
        ),
        ("meet1", {"addresses": ["10.0.0.1"]}, "meet1 has none of the addresses of meet.example.com (192.0.2.11)"),
        (
            "bridge1",
            {"reach": {"open": False, "error": "timed out"}},
            "bridge1 does not reach meet.example.com on 5222",
        ),
    ],
)
def test_what_may_work_is_a_warning(host, broken, says):
    judged = judge(host, **broken)
    assert len(judged["warnings"]) == 1 and judged["warnings"][0].startswith(says), judged
    assert judged["errors"] == []


@pytest.mark.parametrize(
    ("host", "broken"),
    [
        ("meet1", {"listeners": listener("443/tcp", "nginx.service", "nginx")}),
        ("meet1", {"listeners": listener("10001/udp", "", "nc")}),
        ("meet1", {"addresses": [], "names": {"meet.example.com": ["127.0.1.1"]}}),
        ("turn1", {"listeners": listener("443/tcp", "coturn.service", "turnserver")}),
        ("turn1", {"cpus": 1, "memory_mb": 500, "java": None, "java_offered": False, "names": GOOD["names"]}),
        ("turn1", {"names": {"turn.example.com": ["192.0.2.11"]}}),
        ("bridge1", {"java": None}),
        ("bridge1", {"synchronised": "no", "container": True}),
        ("bridge1", {"synchronised": ""}),
        ("bridge1", {"reach": {"open": True}}),
    ],
)
def test_what_is_well_or_cannot_be_known_is_passed(host, broken):
    assert judge(host, **broken) == {"errors": [], "warnings": []}


def test_a_domain_that_was_changed_later_is_refused_before_half_of_it_is_moved():
    paths = ["/etc/prosody/conf.d/old.example.com.cfg.lua", "/etc/nginx/sites-enabled/old.example.com.conf"]
    served = {"meet.example.com": ["/etc/nginx/sites-enabled/meet.example.com.conf"]}
    assert judge("meet1", served=served) == {"errors": [], "warnings": []}
    (error,) = judge("meet1", served=served | {"old.example.com": paths})["errors"]
    assert error.startswith(
        f"meet1 serves old.example.com already ({paths[0]}, {paths[1]}), and jitsi_domain is meet.ex"
    )
    assert f"`rm {paths[0]} {paths[1]}`" in error and "set jitsi_domain back" in error and "the domain" in error
    assert judge("bridge1", served={"old.example.com": paths}) == {"errors": [], "warnings": []}


def test_domains_that_are_served_are_read_from_files_of_ours(tmp_path, monkeypatch):
    monkeypatch.setattr(preflight_module, "_SITES", ((str(tmp_path / "prosody"), ".cfg.lua"), (str(tmp_path), ".conf")))
    ours = golden("etc/prosody/conf.avail/meet.example.com.cfg.lua"), golden(
        "etc/nginx/sites-available/meet.example.com.conf"
    )
    (tmp_path / "prosody").mkdir()
    (tmp_path / "prosody/old.example.com.cfg.lua").write_text(ours[0])
    (tmp_path / "prosody/other.example.com.cfg.lua").write_text('VirtualHost "other.example.com"\n')
    (tmp_path / "prosody/localhost.cfg.lua").symlink_to("/dev/null")
    (tmp_path / "prosody/gone.cfg.lua").symlink_to("nowhere")
    (tmp_path / "old.example.com.conf").write_text(ours[1])
    (tmp_path / "default").write_text(ours[1])
    found = {"old.example.com": [f"{tmp_path}/prosody/old.example.com.cfg.lua", f"{tmp_path}/old.example.com.conf"]}
    assert preflight_module.served() == found
    monkeypatch.setattr(preflight_module, "_SITES", ((str(tmp_path / "none"), ".conf"),))
    assert preflight_module.served() == {}


def test_size_is_judged_as_told():
    assert judge("meet1", "ignore", cpus=1) == {"errors": [], "warnings": []}
    assert judge("meet1", "fail", cpus=1)["errors"][0].startswith("meet1 has 1 CPUs; 4 CPUs")


def test_a_new_bridge_is_let_in_later_by_the_firewall_deployed():
    hosts = {"meet1": GOOD | {"listeners": listener("5222/tcp", "prosody.service")}, "bridge1": dict(GOOD)}
    hosts["bridge1"]["reach"] = {"open": False, "error": "timed out"}
    assert problems(hosts) == {"errors": [], "warnings": []}


def test_a_bridge_that_is_down_keeps_nobody_and_a_meet_host_all():
    assert problems({"meet1": GOOD, "bridge1": {}}) == {"errors": [], "warnings": []}
    assert problems({"meet1": {}, "bridge1": GOOD})["errors"][0].startswith("meet1 does not answer")


def test_media_is_tried_where_nobody_listens_yet_and_ufw_does_not_wait_for_its_rule():
    asked = preflight({"meet1": GOOD, "bridge1": GOOD, "bridge2": GOOD, "turn1": GOOD}, FLEET)["media"]
    assert list(asked) == ["bridge1"]
    assert (asked["bridge1"]["addresses"], asked["bridge1"]["port"]) == (["192.0.2.21"], 10001)
    assert asked["bridge1"]["warning"].startswith("bridge1 gives meet1 no answer on 10001/udp, not even that nobody")
    running = GOOD | {"listeners": listener("10001/udp", "jitsi-videobridge2.service")}
    assert preflight({"meet1": GOOD, "bridge1": running, "bridge2": {}}, FLEET)["media"] == {}


def test_a_port_where_nobody_listens_is_an_answer_and_silence_is_none():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        assert not hears("127.0.0.1", port)
    assert hears("127.0.0.1", port)


def test_listeners_are_read():
    text = """udp   UNCONN 0      0            0.0.0.0:10000      0.0.0.0:*    users:(("java",pid=7,fd=5))
tcp   LISTEN 0      511                *:80               *:*    users:(("nginx",pid=9,fd=6),("nginx",pid=8,fd=6))
tcp   LISTEN 0      128             [::]:22            [::]:*
"""
    assert listeners(text, lambda pid: f"u{pid}") == [
        {"port": "10000/udp", "program": "java", "unit": "u7"},
        {"port": "80/tcp", "program": "nginx", "unit": "u9"},
        {"port": "22/tcp", "program": "a program", "unit": "uNone"},
    ]


@pytest.mark.parametrize(
    ("text", "version"),
    [('openjdk version "17.0.9" 2023', 17), ('java version "1.8.0_392"', 8), ("", None), ('openjdk version "21"', 21)],
)
def test_the_version_of_java_is_read(text, version):
    assert java(text) == version


def test_a_meet_host_that_relays_needs_the_ports_of_both():
    turn = {"port": {"meet1": 3478}, "tls_port": {"meet1": 5349}, "addresses": {"meet1": []}, "mappings": {"meet1": []}}
    held = listener("5349/tcp", "stunnel4.service", "stunnel4") + listener("443/tcp", "apache2.service", "apache2")
    judged = problems({"meet1": GOOD | {"listeners": held}}, turn=turn)
    assert [error.partition(" is held")[0] for error in judged["errors"]] == [
        "meet1 5349/tcp, which coturn needs,",
        "meet1 443/tcp, which nginx needs,",
    ]


@pytest.mark.parametrize("has", ["13.0.1-1+deb13u1", "0.12.3-1", "0.12.5-1~bookworm3", "1:0.12.0-1", None])
def test_a_prosody_that_jitsis_modules_know_is_passed(has):
    assert judge("meet1", prosody=has) == {"errors": [], "warnings": []}


def test_a_java_that_nobody_has_tried_is_warned_of():
    says = "meet1 runs Java 25, and Jitsi is known to work with 17 or 21: install Java 17 or 21 and choose it by "
    assert judge("meet1", java=25) == {"errors": [], "warnings": [f"{says}`update-alternatives --config java`"]}
    assert judge("bridge1", java=21) == {"errors": [], "warnings": []}


@pytest.mark.parametrize(
    ("policy", "has"),
    [
        ("prosody:\n  Installed: 0.12.3-1\n  Candidate: 13.0.1-1\n  Version table:\n", "0.12.3-1"),
        ("prosody:\n  Installed: (none)\n  Candidate: 13.0.1-1\n  Version table:\n", "13.0.1-1"),
        ("prosody:\n  Installed: (none)\n  Candidate: (none)\n", None),
        ("", None),
    ],
)
def test_what_is_installed_counts_and_else_what_would_be(policy, has):
    assert version(policy) == has


def test_a_bridge_that_finds_itself_by_the_name_of_prosody():
    """Debian's installer writes the host's own name so; a copied /etc/hosts has the meet host's."""
    said = judge("bridge1", names={"meet.example.com": ["127.0.1.1", "::1"]})
    assert said["errors"] == [
        "bridge1 finds meet.example.com (jitsi_xmpp_host) at 127.0.1.1, ::1, which is bridge1 itself: take the name out of "
        "/etc/hosts there, or enter the meet host's address"
    ]


WAY = {"open": True, "targets": ["192.0.2.11"], "sources": ["10.9.0.21"]}


def test_a_bridge_of_several_interfaces_that_goes_by_another_one_than_listed():
    said = judge("bridge1", addresses=["192.0.2.21", "10.9.0.21"], reach=WAY)
    assert said["errors"] == []
    assert said["warnings"] == [
        "bridge1 goes to meet.example.com from 10.9.0.21, and the meet host lets in 192.0.2.21 alone: list 10.9.0.21 in "
        "jitsi_bridge_addresses too, or give the host a route by which it goes from a listed one"
    ]


@pytest.mark.parametrize(
    ("addresses", "sources"),
    [
        # By what Java prefers, whatever the host does.
        (["192.0.2.21", "2001:db8::21"], ["2001:db8::21", "192.0.2.21"]),
        # Behind a NAT nobody here knows how the meet host sees it.
        (["100.64.0.21"], ["100.64.0.21"]),
        (["192.0.2.21"], []),
    ],
)
def test_a_way_that_is_listed_or_not_known_is_passed(addresses, sources):
    assert judge("bridge1", addresses=addresses, reach=WAY | {"sources": sources}) == {"errors": [], "warnings": []}


def test_the_meet_host_may_find_itself():
    assert judge("meet1", names={"meet.example.com": ["127.0.1.1"]})["errors"] == []


PRIVATE = ["10.0.0.21", "172.17.0.1", "169.254.1.1", "fec0::21"]


def test_a_bridge_without_a_public_address_is_refused_with_both_ways_out():
    lines = judge("bridge1", addresses=PRIVATE)["errors"]
    assert lines == [
        "bridge1 has only private addresses (10.0.0.21, 172.17.0.1, 169.254.1.1, fec0::21), with which the bridge holds "
        "itself for unhealthy and jicofo does not use it: give its public address in jitsi_bridge_address_mappings, or "
        "set jitsi_bridge_require_public_address to false where all participants are in its private network"
    ]


@pytest.mark.parametrize(
    ("addresses", "bridges"),
    [
        ([*PRIVATE, "203.0.113.21"], {}),
        ([*PRIVATE, "fd00::21"], {}),
        (PRIVATE, {"public": {"bridge1": False}}),
        (PRIVATE, {"stun": {"bridge1": ["stun.example.com:3478"]}}),
        (PRIVATE, {"aws": {"bridge1": True}}),
        (PRIVATE, {"mappings": {"bridge1": [{"local": "10.0.0.21", "public": "203.0.113.21"}]}}),
        ([], {}),
    ],
)
def test_a_bridge_with_a_public_address_or_no_need_of_one_is_passed(addresses, bridges):
    hosts = {"meet1": GOOD, "bridge1": GOOD | {"addresses": addresses}}
    assert problems(hosts, bridges=FLEET["bridges"] | bridges)["errors"] == []


def test_a_mapping_to_a_private_address_makes_no_public_one():
    mappings = {"bridge1": [{"local": "10.0.0.21", "public": "192.168.7.7"}]}
    hosts = {"meet1": GOOD, "bridge1": GOOD | {"addresses": PRIVATE}}
    assert len(problems(hosts, bridges=FLEET["bridges"] | {"mappings": mappings})["errors"]) == 1
