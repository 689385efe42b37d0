"""A cluster moves from properties to HOCON and back, bridge by bridge, and no conference is lost.

In their order: each test goes on where the one before it ended.
"""

import json
import os
import signal
import socket
import subprocess

import pytest
from conftest import BRIDGES, wait_for
from test_1_take_over import NICKNAMES, PROPERTIES

HOCON = "/etc/jitsi/videobridge/jvb.conf"
BACK = (
    "--extra-vars=jitsi_config_layout=properties",
    '--extra-vars={"jitsi_meet_jicofo_component": true}',
    '--extra-vars={"jitsi_meet_authentication": "internal", "jitsi_meet_accounts": ["anna"]}',
)
HELLO = "<body xmlns='http://jabber.org/protocol/httpbind' rid='1' to='meet.lab.test' wait='60' hold='1' ver='1.6'/>"


@pytest.fixture
def conference_on_bridge1(lab):
    lab.open_conference("bridge1")
    yield
    lab.close_conference("bridge1")


def joined(lab) -> bool:
    """Tell whether each bridge is in the brewery under its own name, by one login."""
    answers = [lab.ssh(bridge, "curl --silent http://127.0.0.1:8080/colibri/stats", check=False) for bridge in BRIDGES]
    logins = [json.loads(answer).get("mucs_joined") for answer in answers if answer.startswith("{")]
    return lab.nicknames() == {name: name for name in NICKNAMES.values()} and logins == [1, 1, 1]


def test_a_run_killed_before_the_restarts_leaves_files_that_work(lab):
    before = lab.pids()
    process = subprocess.Popen(
        lab.command(), stdout=subprocess.PIPE, text=True, env=lab.environment, start_new_session=True
    )
    for line in process.stdout:
        if (
            "TASK [scalable.jitsi.common : Compare the files deployed with those of the running jitsi-videobridge2]"
            in line
        ):
            os.killpg(process.pid, signal.SIGKILL)
            break
    process.wait()
    assert lab.restarted(before) & {"bridge1", "bridge2", "bridge3"} == set()
    # This one was given back, and has its drop-in new.
    lab.ssh("bridge2", "systemctl daemon-reload && systemctl restart jitsi-videobridge2")
    wait_for(lambda: joined(lab), "the bridge that was restarted with the new files does not join")
    assert "Managed" in lab.ssh("bridge2", f"cat {HOCON}")


def test_a_bridge_with_a_conference_keeps_running_as_it_was(lab, conference_on_bridge1):
    before = lab.pids()
    run = lab.site()
    assert run.code == 0, run.output
    assert lab.restarted(before) == {"bridge3"}
    assert run.output.count("RESTART DUE: jitsi-videobridge2 on bridge1") == 1
    assert lab.rest("bridge1", "colibri/stats")["conferences"] == 1


def test_nothing_of_the_properties_is_left(lab):
    for bridge in BRIDGES:
        assert lab.ssh(bridge, f"grep -v '^#' {PROPERTIES}", check=False) == ""
    assert lab.ssh("meet1", "grep -v '^#' /etc/jitsi/jicofo/sip-communicator.properties", check=False) == ""


def test_and_back_to_properties_with_a_component_for_an_old_jicofo_bridge_by_bridge(lab):
    lab.wait_for_bridges()
    before, lost = lab.pids(), lab.rest("meet1", "stats")["bridge_selector"]["lost_bridges"]
    lab.open_conference("bridge2")
    policies = "--extra-vars=jitsi_bridge_restart=drain", "--extra-vars=jitsi_meet_restart=never"
    run = lab.play_until_it_waits("bridge2", "site", *BACK, *policies)
    assert run.code == 0, run.output
    assert lab.restarted(before) == {"bridge2", "bridge3"}, "bridge1 still ran with the properties"
    assert lab.rest("meet1", "stats")["bridge_selector"]["lost_bridges"] == lost
    run = lab.site(*BACK)
    assert run.code == 0, run.output
    wait_for(lambda: joined(lab), "the bridges do not join by the properties")
    for bridge in BRIDGES:
        assert lab.ssh(bridge, f"grep -v '^#' {HOCON}", check=False) == ""


def test_packages_installed_again_change_no_file_of_the_properties(lab):
    before = {host: lab.files(host) for host in ("meet1", "bridge1")}
    lab.install("meet1", "jicofo", "jitsi-meet-prosody", "jitsi-meet-web-config", "jitsi-meet-web")
    lab.install("bridge1", "jitsi-videobridge2")
    assert {host: lab.files(host) for host in before} == before
    wait_for(lambda: joined(lab), "the bridges do not join after that")
    run = lab.site(*BACK)
    assert run.code == 0 and run.changed == dict.fromkeys(run.changed, 0), run.output


def test_verify_finds_nothing_wrong_in_the_properties_and_finds_a_nickname_there(lab):
    run = lab.play("verify", *BACK)
    assert run.code == 0, run.output
    change = f"sed -i 's/MUC_NICKNAME={NICKNAMES['bridge2']}$/MUC_NICKNAME={NICKNAMES['bridge1']}/' {PROPERTIES}"
    lab.ssh("bridge2", f"cp -a {PROPERTIES} /root/kept && {change}")
    run = lab.play("verify", "--extra-vars=jitsi_verify_wait=0", *BACK)
    lab.ssh("bridge2", f"mv /root/kept {PROPERTIES}")
    assert run.code != 0
    assert "shares the nickname jvb1 with bridge1" in run.output


def test_the_component_is_on_loopback_and_wants_its_secret(lab):
    secret = lab.secrets()["component"]
    assert "<handshake/>" in handshake(lab, secret)
    assert "not-authorized" in handshake(lab, "wrong")
    with pytest.raises(OSError):
        socket.create_connection((f"{lab.network}.11", 5347), 2)


def test_who_opens_conferences_logs_in(lab):
    headers = "--header 'Host: meet.lab.test' --header 'Content-Type: text/xml'"
    hello = f"curl --fail --silent {headers} --data @- http://127.0.0.1:5280/http-bind"
    answer = lab.ssh("meet1", hello, stdin=HELLO)
    assert "SCRAM-SHA-1" in answer and "ANONYMOUS" not in answer
    # What tells jicofo to ask for it.
    jicofo = lab.ssh("meet1", "cat /etc/jitsi/jicofo/sip-communicator.properties")
    assert "org.jitsi.jicofo.auth.URL=XMPP:meet.lab.test" in jicofo.splitlines()
    assert lab.rest("meet1", "stats")["bridge_selector"]["bridge_count"] == 3


def handshake(lab, secret: str) -> str:
    """Connect to prosody as jicofo's component does (XEP-0114), on its own host, and return what prosody says."""
    client = f"""
import hashlib, re, socket
connection = socket.create_connection(("127.0.0.1", 5347), 5)
connection.sendall(b"<stream:stream xmlns='jabber:component:accept' xmlns:stream='http://etherx.jabber.org/streams'"
                   b" to='focus.meet.lab.test'>")
stream = re.search(r"id='([^']+)'", connection.recv(4096).decode()).group(1)
connection.sendall(b"<handshake>" + hashlib.sha1((stream + "{secret}").encode()).hexdigest().encode() + b"</handshake>")
print(connection.recv(4096).decode())
"""
    return lab.ssh("meet1", "python3 -", stdin=client)
