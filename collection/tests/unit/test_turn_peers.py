"""Which peers coturn refuses by the ranges in its file, compared as coturn does it."""

import ipaddress
import pathlib
import random

import pytest
import yaml

VARS = pathlib.Path(__file__).parents[2] / "roles" / "turn" / "vars" / "main.yml"
RANGES = [
    tuple(ipaddress.ip_address(end) for end in text.split("-"))
    for text in yaml.safe_load(VARS.read_text())["_jitsi_turn_denied_peers"]
]
PUBLIC = ["8.8.8.8", "168.63.129.15", "168.63.129.17", "2001:4860:4860::8888", "2a00::", "2606::1", "3ffe::1"]
METADATA = yaml.safe_load((VARS.parents[2] / "common" / "vars" / "main.yml").read_text())["_jitsi_metadata"]
INSIDE = ["127.0.0.1", "127.0.0.0", "10.0.1.0", "172.20.0.0", "192.168.0.0", "169.254.169.0", "100.64.0.0", "0.0.0.1"]
INSIDE += [
    form.format(address)
    for form in ("::{}", "::ffff:{}", "::ffff:0:{}", "64:ff9b::{}", "64:ff9b:1::{}")
    for address in ("10.0.0.1", "10.0.1.0", "127.0.0.0", "169.254.169.254", "192.168.0.0", "168.63.129.16")
]
INSIDE += [
    "::1",
    "2002:a00:1::",
    "2001:0:a00:100::",
    "fc00::",
    "fd00::1",
    "fe80::",
    "ff02::1",
    "100::",
    "3fff::",
    "5f00::",
]


def denied(address) -> bool:
    """Tell whether an address is in a range; of IPv6 coturn compares each byte by itself."""

    def within(low, high) -> bool:
        if low.version != address.version:
            return False
        if low.version == 4:
            return low <= address <= high
        return all(a <= b <= c for a, b, c in zip(low.packed, address.packed, high.packed))

    return any(within(*ends) for ends in RANGES)


@pytest.mark.parametrize("address", PUBLIC)
def test_the_world_is_a_peer(address):
    assert not denied(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", [*INSIDE, *METADATA["ip"], *METADATA["ip6"]])
def test_nothing_inside_is_a_peer_in_any_disguise(address):
    assert denied(ipaddress.ip_address(address))


def test_of_ipv6_nothing_is_a_peer_that_is_not_global():
    numbers = random.Random(1)
    addresses = {1 << bit for bit in range(125)} | {0xFF << shift for shift in range(0, 120, 8)}
    addresses |= {numbers.getrandbits(numbers.randint(1, 125)) for _ in range(5000)}
    addresses |= {numbers.getrandbits(126) | 1 << 126 for _ in range(5000)} | {
        1 << 127 | 1 << bit for bit in range(127)
    }
    # coturn itself refuses the address that means all.
    assert [ip for ip in map(ipaddress.IPv6Address, addresses - {0}) if not denied(ip)] == []


def test_no_range_begins_with_the_address_that_means_all():
    assert [low for low, _ in RANGES if low == ipaddress.ip_address("::")] == []
