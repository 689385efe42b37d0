"""The limits of TURN are reached, TLS carries an allocation, and nobody inside is reached by IPv6."""

import json
import pathlib

from conftest import wait_for
from test_3_turn import CLIENT, OUTSIDE, client, turn, turn_host

WAYS = pathlib.Path(__file__).with_name("turn_ways.py").resolve()
OUTSIDE6 = ["2606:4700::1111", "2001:4860:4860::8888"]
# Of each range that is denied, IPv4 in its disguises first. coturn compares IPv6 byte by byte, and a byte that is zero is
# less than any other.
DISGUISES = ["::{}", "::ffff:{}", "::ffff:0:{}", "64:ff9b::{}", "64:ff9b:1::{}"]
INSIDE6 = [form.format(ip) for form in DISGUISES for ip in ("10.1.1.1", "10.0.1.0", "169.254.169.254", "127.0.0.0")]
INSIDE6 += ["::1", "100::", "100::1", "2001:0:1::", "2001:db8::1", "2002:a01:101::1", "2002:a9fe:a9fe::"]
INSIDE6 += ["fd00::1", "fd00:ec2::254", "fd20:ce::254", "fe80::1", "fe80::a9fe:a9fe", "ff02::1", "ff0e::1"]


def quotas(lab, host: str) -> tuple[int, int]:
    """Return how many allocations one participant may have, and all together."""
    found = dict(line.split("=") for line in lab.ssh(host, "grep quota= /etc/turnserver.conf").splitlines())
    return int(found["user-quota"]), int(found["total-quota"])


def relays(lab, host: str) -> list[str]:
    """Return the sockets by which somebody is relayed."""
    return lab.ssh(host, "ss --no-header --udp --all --numeric 'sport >= :49152'").splitlines()


def another(lab, code: str, server: tuple[str, str, str]):
    """Run code that knows turn_ways.py, and SERVER and LOGIN, on a bridge; return the value that it prints as JSON."""
    host, *login = (repr(value) for value in server)
    code = code.replace("SERVER", host).replace("LOGIN", ", ".join(login))
    program = f"{CLIENT.read_text()}\nimport json, sys\n{WAYS.read_text()}\n{code}\n"
    return json.loads(lab.ssh("bridge1", "python3 -", stdin=program))


def test_an_allocation_over_tls_relays(lab):
    code = f"""
c = TlsClient(SERVER, 5349, LOGIN)
print(json.dumps([c.allocate()[0], c.permit({OUTSIDE!r})[0], c.permit("10.1.1.1")[0], c.refresh(0)[0]]))
"""
    host, name, password = turn(lab)
    assert another(lab, code, (host, name, password)) == [0, 0, 403, 0]
    assert another(lab, "print(json.dumps(TlsClient(SERVER, 5349, LOGIN).allocate()[0]))", (host, name, "no")) == 401


def test_nobody_inside_is_reached_by_ipv6(lab):
    # Also on a host without IPv6 coturn relays it, from ::1.
    code = f"""
c = TurnClient(SERVER, 3478, LOGIN)
codes = [c.allocate(version=6)[0]] + [c.permit(peer)[0] for peer in {OUTSIDE6 + INSIDE6}]
print(json.dumps([*codes, c.refresh(0)[0]]))
"""
    assert another(lab, code, turn(lab)) == [0, 0, 0] + [403] * len(INSIDE6) + [0]


def test_quotas_of_a_participant_and_of_the_server_end_where_they_are_set(lab):
    host = turn_host(lab)
    wait_for(lambda: not relays(lab, host), "somebody is relayed")
    each, everybody = quotas(lab, host)
    assert 0 < 2 * each < everybody < 3 * each
    guests = [turn(lab) for _ in range(3)]
    code = f"""
guests = {guests}
found, all = [], []
for host, name, password in guests:
    clients = [TurnClient(host, 3478, name, password) for _ in range({each} + 1)]
    codes = [c.allocate()[0] for c in clients]
    found.append([codes.count(0), sorted(set(codes[codes.count(0):]))])
    all += clients
for c in all:
    c.refresh(0)
print(json.dumps(found))
"""
    assert another(lab, code, guests[0]) == [[each, [486]], [each, [486]], [everybody - 2 * each, [486]]]
    # What they gave back others can have, when the server has noticed.
    one = "print(json.dumps(c.allocate()[0]))\nc.refresh(0)"
    wait_for(lambda: client(lab, one, turn(lab)) == 0, "nothing that was given back can be had")
