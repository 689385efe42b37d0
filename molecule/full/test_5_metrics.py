"""Metrics are given to the host that is named, by one request, and to nobody else."""

import concurrent.futures
import itertools
import re

import pytest

HOSTS = {"meet1": ("11", "jitsi_jicofo_"), "bridge1": ("21", "jitsi_jvb_"), "bridge2": ("22", "jitsi_jvb_")}


def ask(lab, source: str, host: str, path: str = "/metrics", method: str = "GET") -> tuple[str, str]:
    """Return status and body of a request from one host to another; the status is 000 without an answer."""
    url = f"http://{lab.network}.{HOSTS[host][0]}:9888{path}"
    command = (
        f"curl --silent --path-as-is --max-time 5 --write-out '\\n%{{http_code}}' --request {method} '{url}' || true"
    )
    body, _, status = lab.ssh(source, command).rpartition("\n")
    return status, body


@pytest.mark.parametrize("host", HOSTS)
def test_the_host_that_is_named_gets_the_metrics(lab, host):
    status, body = ask(lab, "outsider", host)
    assert status == "200" and re.search(rf"^{HOSTS[host][1]}conferences [0-9.]+$", body, re.M)


@pytest.mark.parametrize("host", HOSTS)
def test_the_host_that_is_named_gets_nothing_else(lab, host):
    paths = ["/", "/stats", "/debug", "/colibri/stats", "/about/health", "/metrics/", "/metrics?x", "//metrics"]
    assert {path: ask(lab, "outsider", host, path)[0] for path in paths} == dict.fromkeys(paths, "404")
    calls = [("POST", "/metrics"), ("POST", "/colibri/drain/enable"), ("PUT", "/metrics"), ("DELETE", "/metrics")]
    assert {call: ask(lab, "outsider", host, call[1], call[0])[0] for call in calls} == dict.fromkeys(calls, "404")


def test_a_call_that_was_refused_did_nothing(lab):
    ask(lab, "outsider", "bridge1", "/colibri/drain/enable", "POST")
    assert lab.rest("bridge1", "colibri/drain") == {"drain": False}


def test_other_hosts_reach_nothing(lab):
    pairs = list(itertools.permutations(HOSTS, 2))
    # Each waits for an answer that does not come.
    with concurrent.futures.ThreadPoolExecutor(len(pairs)) as pool:
        found = pool.map(lambda pair: ask(lab, *pair)[0], pairs)
        assert dict(zip(pairs, found, strict=True)) == dict.fromkeys(pairs, "000")


def test_without_the_firewall_the_program_itself_hangs_up(lab):
    lab.ssh("bridge1", "nft delete table inet scalable_jitsi")
    try:
        assert ask(lab, "bridge2", "bridge1")[0] == "000"
        assert ask(lab, "outsider", "bridge1")[0] == "200"
    finally:
        lab.ssh("bridge1", "systemctl restart scalable-jitsi-firewall")


def test_the_program_has_no_privileges(lab):
    process = lab.pid("bridge1", "scalable-jitsi-metrics")
    status = lab.ssh("bridge1", f"cat /proc/{process}/status")
    assert not re.search(r"^Uid:\s+0\s", status, re.M) and re.search(r"^CapEff:\s+0+$", status, re.M)


def test_verify_asks_for_the_metrics(lab):
    _, document = lab.verify(plan=True)
    found: dict[str, dict] = {}
    for check in document["checks"]:
        found.setdefault(check["id"], {})[check["host"]] = check["state"]
    assert found["metrics"] == dict.fromkeys(HOSTS, "ok")
    # Jicofo's way to prosody is one of IPv6, ::1.
    assert found["password"] == dict.fromkeys(HOSTS, "ok")
    assert found["files"] == dict.fromkeys([*HOSTS, "turn1"], "ok")
