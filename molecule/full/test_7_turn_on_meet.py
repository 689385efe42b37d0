"""coturn on the meet host, with the certificate that the web host gets by ACME. It comes last: nothing takes it away."""

import json
import pathlib

import pytest
import yaml
from conftest import wait_for
from test_1_web import PEBBLE
from test_3_turn import OUTSIDE, client, services
from test_3_turn_limits import another

DOMAIN = "meet.lab.test"
PORT = 40003


def shown(lab, port: int) -> str:
    """Return issuer and serial number of the certificate that the meet host shows to others."""
    ask = f"openssl s_client -connect {DOMAIN}:{port} -servername {DOMAIN} < /dev/null 2> /dev/null"
    return lab.ssh("bridge1", f"{ask} | openssl x509 -noout -issuer -serial")


@pytest.fixture(scope="module", name="options")
def fixture_options(lab, tmp_path_factory) -> list[str]:
    """Deploy coturn on the meet host too; return the options of a run that leaves it so."""
    lab.ssh("meet1", "cat > /etc/ssl/lab-acme-ca.crt", stdin=lab.ssh("outsider", "bash -s", stdin=PEBBLE) + "\n")
    hosts: pathlib.Path = tmp_path_factory.mktemp("inventory") / "hosts.yml"
    hosts.write_text(yaml.safe_dump({"jitsi_turn": {"hosts": {"meet1": {"jitsi_turn_addresses": [DOMAIN]}}}}))
    acme = {"tls": "acme", "acme_server": "https://outsider:14000/dir", "acme_ca": "/etc/ssl/lab-acme-ca.crt"}
    values = {f"jitsi_meet_{name}": value for name, value in acme.items()}
    options = [f"--inventory={hosts}", "--limit=meet1", f"--extra-vars={json.dumps(values)}"]
    run = lab.site(*options)
    assert run.code == 0 and "RESTART DUE: " not in run.output, run.output
    warned = " ".join(run.output.split()).replace("[WARNING]: ", "\n").splitlines()
    assert not any("host meet1" in line and "[JT381]" in line for line in warned), run.output
    return options


@pytest.fixture(scope="module", name="server")
def fixture_server(lab, options) -> tuple[str, str, str]:
    """Address, name and password of the meet host's TURN server, as a guest is told them."""
    assert options
    found = next(entry for entry in services(lab) if entry["type"] == "turn" and entry["host"] == DOMAIN)
    return found["host"], found["username"], found["password"]


def test_it_has_the_certificate_of_the_web_host(lab, server):
    assert "Pebble" in shown(lab, 5349)
    assert shown(lab, 5349) == shown(lab, 443)
    names = (
        f"openssl s_client -connect {server[0]}:5349 < /dev/null 2> /dev/null | openssl x509 -noout -ext subjectAltName"
    )
    assert f"DNS:{DOMAIN}" in lab.ssh("bridge1", names)


def test_it_relays_for_guests_over_udp_and_tls(lab, server):
    asks = f"print(json.dumps([c.allocate()[0], c.permit({OUTSIDE!r})[0], c.permit('127.0.0.1')[0], c.refresh(0)[0]]))"
    assert client(lab, asks, server) == [0, 0, 403, 0]
    assert another(lab, f"c = TlsClient(SERVER, 5349, LOGIN)\n{asks}", server) == [0, 0, 403, 0]


def test_it_takes_a_renewed_one_and_nobody_is_interrupted(lab, server):
    pid, first = lab.pid("meet1", "coturn"), shown(lab, 5349)
    # Two programs are one client by their port.
    same = f"c._socket.bind(('', {PORT}))\nprint(json.dumps(c.{{}}[0]))"
    assert client(lab, same.format("allocate()"), server) == 0
    # As the timer does it.
    early = "sed -i 's/^# renew_before_expiry.*/renew_before_expiry = 9999 days/' /etc/letsencrypt/renewal/*.conf"
    lab.ssh("meet1", f"{early} && systemctl start certbot.service")
    wait_for(lambda: shown(lab, 5349) != first, "coturn shows the former certificate")
    assert "Pebble" in shown(lab, 5349)
    assert shown(lab, 5349) == shown(lab, 443)
    assert lab.pid("meet1", "coturn") == pid
    assert client(lab, same.format("refresh(0)"), server) == 0, "who is relayed stays so"


def test_a_second_run_changes_nothing(lab, options):
    run = lab.site(*options)
    assert run.code == 0 and set(run.changed.values()) == {0}, run.output
