"""A bare host's deployment, seen by its operators, a bridge, and somebody who is neither. `default` runs this too."""

import json
import pathlib

import yaml
from conftest import BRIDGES

STUN = pathlib.Path(__file__).with_name("ask_stun.py").resolve()
DOMAIN = "meet.lab.test"


def test_jicofo_sees_each_bridge_by_its_nickname_in_the_registry(lab):
    registry = yaml.safe_load((lab.state / "jitsi_nicknames.yml").read_text())["nicknames"]
    assert sorted(registry) == BRIDGES
    lab.wait_for_bridges()
    assert lab.nicknames() == {nickname: nickname for nickname in registry.values()}


def test_each_host_has_its_own_packages_and_none_for_a_single_server(lab):
    meet = {"nginx", "prosody", "jicofo", "jitsi-meet-web", "jitsi-meet-prosody", "jitsi-meet-web-config"}
    for host, there, not_there in (
        ("meet1", meet, {"jitsi-meet", "jitsi-videobridge2"}),
        ("bridge1", {"jitsi-videobridge2"}, meet | {"jitsi-meet"}),
    ):
        states = lab.ssh(host, "dpkg-query --show --showformat '${db:Status-Status} ${Package}\\n'").splitlines()
        installed = {line.partition(" ")[2] for line in states if line.startswith("installed ")}
        assert there <= installed and not not_there & installed


def test_the_packages_questions_are_answered(lab):
    name, bridges = "jitsi-videobridge/jvb-hostname", "jitsi-meet/jvb-serve"
    web = {
        "jitsi-meet-prosody/jvb-hostname": DOMAIN,
        "jitsi-meet/cert-choice": "Generate a new self-signed certificate",
    }
    for host, answers in (
        ("meet1", {name: DOMAIN, bridges: "false"} | web),
        ("bridge1", {name: DOMAIN, bridges: "false"}),
    ):
        lines = [line.split("\t") for line in lab.ssh(host, "debconf-get-selections").splitlines()]
        given = {line[1]: line[3] for line in lines if len(line) > 3}
        assert {question: given.get(question) for question in answers} == answers


def test_no_throwaway_password_is_left(lab):
    assert lab.ssh("meet1", "debconf-get-selections | grep --perl-regexp '\\tpassword\\t\\S' | wc -l") == "0"


def test_no_memory_of_a_service_is_written_to_disk(lab):
    for host, unit, java in (
        ("meet1", "prosody", False),
        ("meet1", "nginx", False),
        ("meet1", "jicofo", True),
        ("bridge1", "jitsi-videobridge2", True),
    ):
        pid = lab.pid(host, unit)
        limits = lab.ssh(host, f"awk '/^Max core file size/ {{print $5, $6}}' /proc/{pid}/limits")
        assert limits.split() == ["0", "0"], unit
        options = f"$(tr '\\0' '\\n' < /proc/{pid}/cmdline | grep '^-XX:')"
        if java:
            flags = lab.ssh(host, f"java {options} -XX:+PrintFlagsFinal -version 2> /dev/null | grep HeapDumpOnOut")
            assert flags.split()[1:4] == ["HeapDumpOnOutOfMemoryError", "=", "false"], unit


def test_bridges_verify_certificates(lab):
    for bridge in BRIDGES:
        lab.ssh(bridge, "! grep -ri certificate_verification /etc/jitsi/videobridge")


def test_nobody_but_bridges_reaches_prosody_and_nobody_any_rest(lab):
    port = "nc -z -w 2"
    meet = f"{lab.network}.11"
    assert "open" in lab.ssh("bridge1", f"{port} {meet} 5222 && echo open")
    closed = [f"{meet} {number}" for number in (5222, 5280, 5347, 5269, 8888)] + [f"{lab.network}.21 8080"]
    found = lab.ssh("outsider", " & ".join(f"{port} {place} && echo {place}" for place in closed) + " & wait")
    assert found == ""


def test_the_web_page_and_bosh_answer_anybody(lab):
    curl = "curl --silent --show-error --insecure"
    page = lab.ssh("outsider", f"{curl} --fail https://{DOMAIN}/")
    assert "var config" in page
    plain = lab.ssh(
        "outsider", f"{curl} --output /dev/null --write-out '%{{http_code}} %{{redirect_url}}' http://{DOMAIN}/room"
    )
    assert plain == f"301 https://{DOMAIN}/room"
    body = f"<body rid='1' to='{DOMAIN}' wait='5' hold='1' ver='1.6' xmlns='http://jabber.org/protocol/httpbind'/>"
    bosh = lab.ssh(
        "outsider", f"{curl} --fail -H 'Content-Type: text/xml' --data @- https://{DOMAIN}/http-bind", stdin=body
    )
    assert "sid=" in bosh


def test_the_web_app_gets_our_settings_after_the_packaged_ones(lab):
    for file, packaged, ours in (
        ("config.js", "var config", '"startAudioMuted": 10'),
        ("interface_config.js", "var interfaceConfig", '"APP_NAME": "Lab"'),
    ):
        text = lab.ssh("outsider", f"curl --silent --insecure --fail https://{DOMAIN}/{file}")
        assert text.index(packaged) < text.index("scalable.jitsi") < text.index(ours)


def test_the_first_bridge_answers_on_the_usual_media_port(lab):
    lab.ssh("outsider", f"python3 - {lab.network}.21 10000", stdin=STUN.read_text())
