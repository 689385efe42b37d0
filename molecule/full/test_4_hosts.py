"""What is looked at beforehand; ufw as the firewall, seen from outside, from a bridge and from a host that is none.

In their order: each test goes on where the one before it ended.
"""

import pytest

UFW = "--extra-vars=jitsi_firewall=ufw"
LIMIT = "--limit=meet1,bridge2"


def reaches(lab, source: str, host: int, port: int) -> bool:
    """Whether a connection comes about from one host to another's port."""
    code = f"import socket; socket.create_connection(('{lab.network}.{host}', {port}), 3)"
    return lab.ssh(source, f'python3 -c "{code}" 2> /dev/null && echo yes', check=False) == "yes"


def changed(run) -> set[str]:
    """Return the hosts that a run changed; it must not have failed."""
    assert run.code == 0, run.output
    return {host for host, count in run.changed.items() if count}


def test_a_firewall_that_swallows_media_is_warned_of_before_the_bridge_is_there(lab):
    chain = "chain inet other in { type filter hook input priority 0; }"
    lab.stop_bridge("bridge1")
    try:
        said = [" ".join(lab.play("preflight").output.split())]
        lab.ssh("bridge1", f"nft 'add table inet other; add {chain}; add rule inet other in udp dport 10000 drop'")
        said.append(" ".join(lab.play("preflight").output.split()))
    finally:
        lab.ssh("bridge1", "nft delete table inet other; systemctl start jitsi-videobridge2", check=False)
    assert ["bridge1 gives meet1 no answer on 10000/udp" in text for text in said] == [False, True]
    assert "bridge2 gives" not in said[1]
    lab.wait_for_bridges()


def test_a_held_port_and_a_host_too_small_are_named_before_anything_is_changed(lab):
    lab.stop_bridge("bridge1")
    lab.ssh("bridge1", "systemd-run --unit lab-thief python3 -m http.server 8080 --bind 127.0.0.1")
    try:
        run = lab.site("--limit=meet1,bridge1", "--extra-vars=jitsi_preflight_sizing=fail")
    finally:
        lab.ssh("bridge1", "systemctl stop lab-thief; systemctl start jitsi-videobridge2")
    text = " ".join(run.output.split())
    assert run.code != 0 and "TASK [scalable.jitsi.common : Prepare" not in run.output
    assert "bridge1 8080/tcp, which jitsi-videobridge2 needs, is held by python3 (lab-thief.service)" in text
    small = int(lab.ssh("bridge1", "nproc")) < 4
    assert ("are recommended" in text) == small
    lab.wait_for_bridges()


@pytest.fixture(scope="module")
def with_ufw(lab):
    """Move the meet host and a bridge to ufw, which their administrator has switched on; a test leads them back.

    It stays on until the last of these tests has ended, and keeps bridges that start from prosody then.
    """
    run = lab.site(UFW, LIMIT)
    assert changed(run) == {"meet1", "bridge2"}
    assert "ufw is not active: let SSH in by `ufw allow OpenSSH`" in " ".join(run.output.split())
    for host in ("meet1", "bridge2"):
        lab.ssh(host, "ufw allow 22/tcp && ufw --force enable")
    yield
    for host in ("meet1", "bridge2"):
        lab.ssh(host, "ufw --force disable")


def test_ufw_lets_in_bridges_and_the_world_where_they_belong(lab, with_ufw):
    assert "scalable_jitsi" not in lab.ssh("meet1", "nft list tables")
    assert reaches(lab, "bridge1", 11, 5222) and reaches(lab, "outsider", 11, 443) and reaches(lab, "outsider", 11, 80)
    assert not reaches(lab, "outsider", 11, 5222)
    # Its port of media is let in, as is SSH.
    assert "/udp" in lab.ssh("bridge2", "ufw status")


def test_a_host_that_is_no_bridge_any_more_is_shut_out_and_nothing_else_changes(lab, with_ufw):
    lab.ssh("meet1", f"ufw allow from {lab.network}.31 to any port 5222 proto tcp comment scalable-jitsi")
    assert reaches(lab, "outsider", 11, 5222)
    _, document = lab.verify(UFW, LIMIT)
    found = {check["host"]: check for check in document["checks"] if check["id"] == "firewall"}
    assert {host: check["state"] for host, check in found.items()} == {"meet1": "failed", "bridge2": "ok"}
    assert "ufw's rules with our comment are not those deployed" in found["meet1"]["text"]
    run = lab.site(UFW, LIMIT)
    assert run.code == 0 and run.changed == {"meet1": 1, "bridge2": 0}, run.output
    assert not reaches(lab, "outsider", 11, 5222) and reaches(lab, "bridge1", 11, 5222)


def test_our_table_beside_an_active_ufw_and_a_table_of_others_is_warned_of(lab, with_ufw):
    rules = "tcp dport 22 accept; add rule inet other in ct state established accept"
    chain = "add chain inet other in { type filter hook input priority 0; policy drop; }"
    lab.ssh("bridge1", f"nft 'add table inet other; {chain}; add rule inet other in {rules}'")
    try:
        run = lab.site(f"{LIMIT},bridge1")
    finally:
        lab.ssh("bridge1", "nft delete table inet other")
    text = " ".join(run.output.split())
    assert changed(run) == {"meet1", "bridge2"}
    assert (
        "ufw is active and has to let in what these rules say (jitsi_firewall=ufw adds them): ufw allow 80/tcp" in text
    )
    assert "another firewall drops what it does not know (chain inet other in); it has to let in: allow " in text
    for host in ("meet1", "bridge2"):
        assert "scalable_jitsi" in lab.ssh(host, "nft list tables")
        rules = lab.ssh(host, "ufw show added")
        assert "22/tcp" in rules and "scalable-jitsi" not in rules
