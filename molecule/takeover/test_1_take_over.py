"""An installation made by hand is taken over with its passwords and nicknames, and nothing of it is changed by that.

In their order: each test goes on where the one before it ended.
"""

import concurrent.futures
import pathlib
import shlex
import socket

import pytest
import yaml
from conftest import BRIDGES, HOSTS, wait_for

SCRIPTS = pathlib.Path(__file__).parent / "by-hand"
DOMAIN = "meet.lab.test"
FOCUS, JVB, TURN = "FocusByHand-2020", "Bridges+By.Hand1", "Turn+By.Hand1"
# As people choose them, and as the package does.
NICKNAMES = {"bridge1": "jvb1", "bridge2": "JVB_two", "bridge3": "8f14e45f-ceea-467a-9b36-34c5a8f0a9d1"}
LAYOUTS = {"bridge1": "properties", "bridge2": "properties", "bridge3": "hocon"}
PROPERTIES = "/etc/jitsi/videobridge/sip-communicator.properties"
GIVEN_UP = "--extra-vars=jitsi_take_over_confirmed=true"
# The other bridges stay with us for what comes next.
GIVEN_BACK = ("meet1", "bridge2")
AS_FOUND = "--extra-vars=jitsi_config_layout=properties"


def make(lab, host: str) -> None:
    """Install a host by the script that stands for its administrator."""
    script, arguments = "bridge", [DOMAIN, JVB, NICKNAMES.get(host), LAYOUTS.get(host)]
    if host == "meet1":
        script, arguments = "meet", [DOMAIN, FOCUS, JVB, TURN]
    lab.ssh(host, f"bash -s -- {shlex.join(arguments)}", stdin=(SCRIPTS / script).read_text())


@pytest.fixture(scope="module", autouse=True)
def by_hand(lab):
    """Make the installation, and return what it is."""
    with concurrent.futures.ThreadPoolExecutor() as pool:
        list(pool.map(lambda host: make(lab, host), HOSTS))
    wait_for(lambda: set(lab.nicknames()) == set(NICKNAMES.values()), "the installation made by hand does not work")
    return everything(lab)


# What an installation is: files, their rights, links, held packages, the firewall.
EVERYTHING = """
find /etc /usr/local \\( -type f -o -type d \\) -exec stat --format '%n %A %U:%G' {} +
find /etc /usr/local -type f -not -name ld.so.cache -exec sha256sum {} +
find /etc /usr/local -type l -printf '%p -> %l\\n'
apt-mark showhold
nft list tables
"""


def everything(lab) -> dict[str, set[str]]:
    """Return a line for each thing that a host has."""
    return {host: set(lab.ssh(host, EVERYTHING, check=False).splitlines()) for host in HOSTS}


def state(lab) -> dict[str, str]:
    """Return a digest of what the hosts hold, and the processes that run."""
    command = "find /etc /var/lib/prosody/*/accounts /usr/local -type f -exec sha256sum {} + 2>&1 | sort | sha256sum"
    return {host: lab.ssh(host, command) for host in HOSTS} | lab.pids()


def accounts(lab) -> str:
    """Return the digests of prosody's accounts."""
    return lab.ssh("meet1", "sha256sum /var/lib/prosody/auth%2emeet%2elab%2etest/accounts/*.dat")


def test_what_cannot_be_taken_over_is_named_with_its_host_before_anything_is_written(lab):
    for host, change in (("bridge2", "s/JVB_two/jvb1/"), ("bridge1", "s/PASSWORD=.*/PASSWORD=Anothers-Password/")):
        lab.ssh(host, f"cp -a {PROPERTIES} /root/kept && sed -i {shlex.quote(change)} {PROPERTIES}")
    run = lab.play("take_over")
    for host in ("bridge1", "bridge2"):
        lab.ssh(host, f"mv /root/kept {PROPERTIES}")
    output = " ".join(run.output.split())
    assert run.code != 0
    assert "host bridge1: its password is not that of prosody's account jvb@auth.meet.lab.test" in output
    assert "host bridge2: its nickname 'jvb1' is that of host bridge1 too" in output
    assert not (lab.state / "jitsi_secrets.yml").exists() and not (lab.state / "jitsi_nicknames.yml").exists()


def test_what_the_hosts_had_set_is_named_and_waits_for_a_decision(lab):
    before = state(lab)
    # Somebody who is no bridge: the controller.
    with socket.create_connection((f"{lab.network}.11", 5222), 5):
        run = lab.play("take_over")
    output = " ".join(run.output.split())
    assert run.code != 0 and "Nothing was taken over yet" in output
    assert state(lab) == before and not (lab.state / "jitsi_secrets.yml").exists()
    for line in (
        f'NOT IN THE INVENTORY: bridge1: jitsi_bridge_region: "by-hand" ({PROPERTIES}:',
        "NOT IN THE INVENTORY: bridge2: jitsi_bridge_memory_mb: 384 (/etc/jitsi/videobridge/config:",
        "NOT IN THE INVENTORY: meet1: jitsi_meet_jicofo_max_bridge_participants: 50 (",
        "org.jitsi.jicofo.jibri.BREWERY; no option says this",
        "LOST: bridge3: /etc/jitsi/videobridge/jvb.conf:3: videobridge.cc.trust-bwe; no option says this",
        f"LOST: meet1: /etc/prosody/conf.avail/{DOMAIN}.cfg.lua:1: muc_max_occupants; no option says this",
        f"VirtualHost recorder.{DOMAIN}; no option says this",
        f"LOST: meet1: 5222/tcp: a login from {lab.network}.2; 5222/tcp is for the bridges alone",
    ):
        assert line in output
    review = (lab.state / "jitsi_take_over.yml").read_text()
    assert 'jitsi_bridge_region: "by-hand"' in review and "muc_max_occupants" in review
    assert not any(password in run.output + review for password in (FOCUS, JVB, TURN))


def test_it_is_taken_over_and_no_host_is_changed(lab):
    before = state(lab)
    run = lab.play("take_over", "-vvv", GIVEN_UP)
    assert run.code == 0, run.output
    assert state(lab) == before
    assert lab.secrets() == {"focus": FOCUS, "jvb": JVB, "turn": TURN}
    assert yaml.safe_load((lab.state / "jitsi_nicknames.yml").read_text())["nicknames"] == NICKNAMES
    assert not any(password in run.output for password in (FOCUS, JVB, TURN))
    shown = run.output.rpartition("Show what differs")[2]
    assert "  /etc/jitsi/videobridge/sip-communicator.properties" in shown, "the changes are shown"
    assert " -org.jitsi.videobridge." in shown, "with what changes in files"


def test_site_keeps_every_password_and_nickname(lab):
    before, sessions = accounts(lab), lab.pids()
    run = lab.site(AS_FOUND)
    assert run.code == 0, run.output
    assert accounts(lab) == before
    assert lab.secrets() == {"focus": FOCUS, "jvb": JVB, "turn": TURN}
    assert lab.restarted(sessions) == set(sessions), "nothing was running, so all of it runs with our files now"
    wait_for(lambda: lab.nicknames() == {name: name for name in NICKNAMES.values()}, "the nicknames changed")
    for host in BRIDGES:
        assert ".shard.PASSWORD=" in lab.ssh(host, f"cat {PROPERTIES}"), "a password that was found is of generation 0"


def test_files_made_by_hand_are_kept_for_root_alone(lab):
    kept = "/var/backups/scalable-jitsi"
    assert NICKNAMES["bridge1"] in lab.ssh("bridge1", f"cat {kept}{PROPERTIES}")
    assert lab.ssh("bridge1", f"stat -c '%U %a' {kept}") == "root 700"


def test_the_way_back_leads_to_the_installation_that_was_there(lab, by_hand):
    lab.open_conference("bridge2")
    refused = lab.play("undo_take_over", f"--limit={','.join(GIVEN_BACK)}")
    lab.close_conference("bridge2")
    assert refused.code != 0 and "Nothing was changed" in " ".join(refused.output.split())
    assert "scalable_jitsi" in lab.ssh("meet1", "nft list tables")
    run = lab.play("undo_take_over", f"--limit={','.join(GIVEN_BACK)}")
    assert run.code == 0, run.output
    now = everything(lab)
    for host in GIVEN_BACK:
        assert now[host] == by_hand[host]
    # The controller is no bridge.
    socket.create_connection((f"{lab.network}.11", 5222), 5).close()
    wait_for(
        lambda: set(lab.nicknames()) == set(NICKNAMES.values()), "the installation made by hand does not work again"
    )
