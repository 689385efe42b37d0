"""TURN as a participant has it: credentials from prosody, relayed by coturn to the world and to nobody inside."""

import json
import pathlib

import pytest
from conftest import PROJECT, wait_for

DOMAIN = "meet.lab.test"
SERVICES = pathlib.Path(__file__).with_name("turn_services.py").resolve()
CLIENT = PROJECT / "collection" / "plugins" / "module_utils" / "turn_client.py"
INSIDE = ["127.0.0.1", "10.1.1.1", "172.20.1.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.5", "0.0.0.0"]
INSIDE += ["168.63.129.16"]
OUTSIDE = "8.8.8.8"
ALLOWED = "21"


def services(lab) -> list[dict]:
    """Return what prosody tells a guest."""
    return json.loads(
        lab.ssh("bridge1", f"python3 - {lab.network}.11 {DOMAIN} guest.{DOMAIN}", stdin=SERVICES.read_text())
    )


def turn(lab) -> tuple[str, str, str]:
    """Return address, name and password of TURN over UDP, as a guest is told them."""
    found = next(entry for entry in services(lab) if (entry["type"], entry["transport"]) == ("turn", "udp"))
    return found["host"], found["username"], found["password"]


def client(lab, code: str, server: tuple[str, str, str]):
    """Run code with a TurnClient `c` on a bridge, and return the value that it prints as JSON."""
    program = f"{CLIENT.read_text()}\nimport json\nc = TurnClient({server[0]!r}, 3478, *{server[1:]!r})\n{code}\n"
    return json.loads(lab.ssh("bridge1", "python3 -", stdin=program))


def test_prosody_tells_guests_of_each_way_to_the_server(lab):
    found = {(entry["type"], entry["transport"], entry["port"]) for entry in services(lab)}
    assert found == {
        ("stun", "udp", "3478"),
        ("turn", "udp", "3478"),
        ("turn", "tcp", "3478"),
        ("turns", "tcp", "5349"),
    }


def test_two_guests_get_different_credentials(lab):
    assert turn(lab)[1].partition(":")[2] != turn(lab)[1].partition(":")[2]


def test_a_guest_is_relayed_to_the_world_and_to_allowed_peers_only(lab):
    peers = [OUTSIDE, f"{lab.network}.{ALLOWED}", f"{lab.network}.11", *INSIDE]
    answers = client(
        lab, f"print(json.dumps([c.allocate()[0]] + [c.permit(p)[0] for p in {peers}]))\nc.refresh(0)", turn(lab)
    )
    assert answers == [0, 0, 0, 403] + [403] * len(INSIDE)


def test_nobody_is_relayed_with_made_up_credentials(lab):
    host, name, _password = turn(lab)
    assert client(lab, "print(json.dumps(c.allocate()[0]))", (host, name, "made up")) == 401
    expired = "1700000000:" + name.partition(":")[2]
    assert client(lab, "print(json.dumps(c.allocate()[0]))", (host, expired, _password)) == 401


def test_the_server_speaks_tls_and_has_no_console(lab):
    host = turn(lab)[0]
    # It leaves whom it does not understand without an answer.
    connect = f"timeout 5 openssl s_client -connect {host}:5349 -tls1_{{}} < /dev/null 2>&1"
    assert "BEGIN CERTIFICATE" in lab.ssh("bridge1", connect.format(2), check=False)
    assert "BEGIN CERTIFICATE" not in lab.ssh("bridge1", connect.format(1), check=False)
    for port in (5766, 9641):
        assert lab.ssh("bridge1", f"nc -z -w 2 {host} {port} && echo open", check=False) == ""


def test_the_secret_is_readable_by_coturn_and_prosody_only(lab):
    server = turn_host(lab)
    assert lab.ssh(server, "stat --format '%U %a' /etc/scalable-jitsi/turn-secrets.sql") == "root 600"
    assert lab.ssh(server, "stat --format '%U:%G' /var/lib/turn/turndb") == "turnserver:turnserver"
    assert lab.ssh(server, "runuser -u nobody -- cat /var/lib/turn/turndb || echo refused").endswith("refused")
    assert lab.ssh("meet1", "stat --format '%U:%G %a' /etc/prosody/turn-secret.lua") == "root:prosody 640"


def test_no_memory_of_the_server_is_written_to_disk(lab):
    server = turn_host(lab)
    limits = lab.ssh(server, f"awk '/^Max core file size/ {{print $5, $6}}' /proc/{lab.pid(server, 'coturn')}/limits")
    assert limits.split() == ["0", "0"]


def turn_host(lab) -> str:
    """Return the host that relays."""
    hosts = ("turn1", "outsider", "meet1")
    return next(host for host in hosts if lab.ssh(host, "systemctl is-active coturn", check=False) == "active")


def test_a_restart_that_is_due_waits_for_those_who_are_relayed(lab):
    host, server = turn_host(lab), turn(lab)
    pid = lab.pid(host, "coturn")
    changed = ("--limit", f"meet1,{host}", "--extra-vars", "jitsi_turn_max_bps=90000")
    # Two programs are one client by their port.
    same = "c._socket.bind(('', 40001))\nprint(json.dumps(c.{}[0]))"
    assert client(lab, same.format("allocate()"), server) == 0
    run = lab.site(*changed)
    assert run.code == 0, run.output
    assert "RESTART DUE: coturn" in run.output
    assert lab.pid(host, "coturn") == pid
    assert client(lab, same.format("refresh(0)"), server) == 0
    ports = "ss --no-header --udp --all --numeric 'sport >= :50000'"
    wait_for(lambda: lab.ssh(host, ports) == "", "the allocation does not end")
    run = lab.site(*changed)
    assert run.code == 0, run.output
    assert lab.pid(host, "coturn") != pid


def wrong(lab, host: str) -> dict[str, str]:
    """Return what verify finds wrong with a host, and how bad it is."""
    _, document = lab.verify("--extra-vars=jitsi_verify_wait=0")
    assert host in {line["name"] for line in document["hosts"]}
    bad = [check for check in document["checks"] if check["state"] in ("failed", "warning")]
    return {check["id"]: check["state"] for check in bad if check["host"] == host}


@pytest.mark.parametrize(
    ("how", "fix", "found"),
    [
        ("true", "true", {}),
        ("systemctl stop coturn", "systemctl start coturn", {"service coturn": "failed"}),
        (
            """sqlite3 /var/lib/turn/turndb "UPDATE turn_secret SET value = 'other'" """,
            "sqlite3 /var/lib/turn/turndb '.read /etc/scalable-jitsi/turn-secrets.sql'",
            {"turn secret": "failed"},
        ),
        (
            "nft 'add table inet deaf; add chain inet deaf in { type filter hook input priority 0; }; "
            "add rule inet deaf in udp dport 3478 drop'",
            "nft delete table inet deaf",
            {"relay": "failed"},
        ),
        (
            "nft 'add table inet deaf; add chain inet deaf in { type filter hook input priority 0; }; "
            "add rule inet deaf in iif != lo udp dport 3478 drop'",
            "nft delete table inet deaf",
            {"relay": "warning"},
        ),
    ],
)
def test_verify_names_what_is_wrong_with_the_server_and_nothing_else(lab, how, fix, found):
    host = turn_host(lab)
    lab.ssh(host, how)
    try:
        assert wrong(lab, host) == found
    finally:
        lab.ssh(host, fix)


def test_its_own_certificate_is_renewed_while_it_runs(lab):
    host, address = turn_host(lab), turn(lab)[0]
    certificate, pid = "/etc/scalable-jitsi/turn", lab.pid(host, "coturn")
    short = f"openssl x509 -in {certificate}.crt -signkey {certificate}.key -days 5 -out /run/short.crt"
    lab.ssh(host, f"{short} && install -m 0644 /run/short.crt {certificate}.crt && systemctl reload coturn")
    assert wrong(lab, host) == {"certificate turn": "warning"}
    # With what the test before this one changed, or coturn restarts as soon as it relays nobody.
    run = lab.site("--limit", f"meet1,{host}", "--extra-vars", "jitsi_turn_max_bps=90000")
    assert run.code == 0, run.output
    assert lab.pid(host, "coturn") == pid
    shown = (
        f"openssl s_client -connect {address}:5349 < /dev/null 2>&1 | openssl x509 -noout -enddate -ext subjectAltName"
    )
    # The one that is shown, not only the file.
    wait_for(lambda: " 203" in lab.ssh("bridge1", shown), "coturn shows the former certificate")
    assert f"IP Address:{address}" in lab.ssh("bridge1", shown)
