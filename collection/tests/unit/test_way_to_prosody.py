"""Of a bridge that cannot log in is said what was seen on its way to prosody, and the one thing to do about that."""

import socket

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import asking
from ansible_collections.scalable.jitsi.plugins.plugin_utils.way_to_prosody import login_failure, way

HOST = "meet.example.com"
OPEN = {"open": True, "targets": ["10.0.0.11"], "source": "10.0.0.21"}
SHUT = OPEN | {"open": False, "error": "timed out"}
ADMITS = ["10.0.0.21", "10.0.0.22"]


@pytest.mark.parametrize(
    ("reach", "admits", "refused", "seen", "remedy"),
    [
        (
            SHUT,
            ["10.0.0.22", "10.0.0.23"],
            "",
            "does not reach prosody on 5222/tcp (timed out): meet.example.com is 10.0.0.11 there, asked from 10.0.0.21; the "
            "meet host lets in 10.0.0.22, 10.0.0.23",
            "list 10.0.0.21 in this bridge's jitsi_bridge_addresses",
        ),
        (
            SHUT | {"source": "2001:db8::21"},
            ["2001:DB8:0::21"],
            "",
            "does not reach prosody on 5222/tcp (timed out): meet.example.com is 10.0.0.11 there, asked from 2001:db8::21; "
            "the meet host lets in 2001:DB8:0::21",
            "see whether 10.0.0.11 is the meet host, whether prosody runs there, and the firewalls between",
        ),
        (
            SHUT,
            None,
            "",
            "does not reach prosody on 5222/tcp (timed out): meet.example.com is 10.0.0.11 there, asked from 10.0.0.21",
            "see whether 10.0.0.11 is the meet host",
        ),
        (
            {"open": False, "error": "Name or service not known", "targets": [], "source": None},
            ADMITS,
            "",
            "finds no address for meet.example.com (Name or service not known)",
            "enter it in DNS or /etc/hosts there, or fix jitsi_xmpp_host",
        ),
        (
            OPEN,
            ADMITS,
            "SASLError using SCRAM-SHA-1: not-authorized",
            "reaches prosody at 10.0.0.11 from 10.0.0.21, and its log says: SASLError using SCRAM-SHA-1: not-authorized",
            "its password or prosody's is not the vault's: use the vault of this cluster, and run site.yml with "
            "jitsi_bridge_restart=now",
        ),
        (
            OPEN,
            ADMITS,
            "PKIX path building failed",
            "reaches prosody at 10.0.0.11 from 10.0.0.21, and its log says: PKIX path building failed",
            "it does not trust prosody's certificate: see whether 10.0.0.11 is the meet host, and run site.yml with "
            "jitsi_bridge_restart=now",
        ),
        (
            OPEN,
            ADMITS,
            "",
            "reaches prosody at 10.0.0.11 from 10.0.0.21",
            "see /var/log/jitsi/jvb.log there",
        ),
    ],
)
def test_what_was_seen_is_said(reach, admits, refused, seen, remedy):
    said = way(HOST, 5222, reach, admits, refused)
    assert said[0] == seen and said[1].startswith(remedy)


def test_a_bridge_that_must_have_logged_in_is_named_with_all_of_it():
    result = {"reason": "no login is in the brewery", "reach": SHUT, "login": "Initialized newConfig"}
    text = login_failure("bridge1", HOST, 5222, result, ["10.0.0.22"])
    assert text == (
        "bridge1: the bridge runs and is not logged in at prosody, so it gets no conferences: no login is in the brewery. It "
        "does not reach prosody on 5222/tcp (timed out): meet.example.com is 10.0.0.11 there, asked from 10.0.0.21; the meet "
        "host lets in 10.0.0.22. List 10.0.0.21 in this bridge's jitsi_bridge_addresses, or have it go by an address that is "
        "listed; run site.yml for the meet host too, then run this again"
    )


def test_one_whose_rest_does_not_answer_was_not_seen_on_its_way():
    text = login_failure("bridge1", HOST, 5222, {"reason": "http://127.0.0.1:8080: Connection refused"}, None)
    assert text.endswith("Connection refused. See /var/log/jitsi/jvb.log there, then run this again")


def test_one_that_has_died_is_said_by_its_own_words():
    result = {
        "reason": "Connection refused",
        "running": False,
        "complaints": ["SEVERE: no start", "Caused by: stun.invalid"],
    }
    assert login_failure("bridge1", HOST, 5222, result, None) == (
        "bridge1: the bridge was started and does not run any more. It says: SEVERE: no start; Caused by: stun.invalid. Fix "
        "that, then run this again"
    )
    runs = result | {"running": True}
    assert " It says: SEVERE: no start; Caused by: stun.invalid. See" in login_failure(
        "bridge1", HOST, 5222, runs, None
    )


def test_a_port_that_nobody_holds_is_said_with_both_ends():
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        found = asking.reach("127.0.0.1", closed.getsockname()[1])
    assert found["open"] is False and "refused" in found["error"]
    assert (found["targets"], found["source"]) == (["127.0.0.1"], "127.0.0.1")
    assert asking.reach("nobody.invalid", 1)["targets"] == []


def test_who_is_let_in_is_read_from_the_firewalls_own_words(tmp_path):
    path = tmp_path / "firewall.open"
    path.write_text(
        "allow 443/tcp\nallow from 192.0.2.21 to any port 5222 proto tcp\nallow from 2001:db8::1 to any port 5222 proto tcp\n"
        "allow from 192.0.2.99 to any port 9888 proto tcp\n"
    )
    assert asking.admitted(5222, str(path)) == ["192.0.2.21", "2001:db8::1"]
    assert asking.admitted(5222, str(tmp_path / "none")) is None
