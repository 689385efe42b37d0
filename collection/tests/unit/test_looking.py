"""Each thing that the roles ensure is seen when it differs, and nothing else is."""

import getpass
import grp
import os

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import looking
from ansible_collections.scalable.jitsi.plugins.module_utils.deployed_files import digest


def host(answers: dict[str, tuple[int, str]] | None = None, **passwords) -> looking.Host:
    """Return a host whose commands answer by their beginnings; all others succeed and say nothing."""

    def run(command, data=""):
        line = " ".join(command)
        return next((answer for start, answer in (answers or {}).items() if line.startswith(start)), (0, ""))

    return looking.Host(run, "key", passwords)


def seen(item: dict, on: looking.Host | None = None) -> list[str]:
    """Return what differs of one item."""
    return [found["what"] for found in looking.look(on or host(), [{"part": "bridge", **item}])["differences"]]


def test_files(tmp_path):
    file = tmp_path / "jvb.conf"
    item = {"kind": "files", "expected": [{"dest": str(file), "mode": "0640", "digest": digest("key", b"text")}]}
    assert seen(item) == [str(file)]
    file.write_text("text")
    file.chmod(0o640)
    assert seen(item) == []
    file.chmod(0o644)
    assert seen(item) == [str(file)]


def test_what_has_to_be_absent_or_there(tmp_path):
    assert seen({"kind": "absent", "paths": [f"{tmp_path}/*"]}) == []
    assert seen({"kind": "exist", "paths": [f"{tmp_path}/mark"]}) == [f"{tmp_path}/mark is missing"]
    (tmp_path / "mark").touch()
    assert seen({"kind": "absent", "paths": [f"{tmp_path}/*"]}) == [f"{tmp_path}/mark is there"]
    assert seen({"kind": "exist", "paths": [f"{tmp_path}/mark"]}) == []


def test_rights(tmp_path):
    file = tmp_path / "key"
    item = {
        "kind": "rights",
        "path": str(file),
        "owner": getpass.getuser(),
        "group": grp.getgrgid(os.getgid()).gr_name,
        "mode": "0640",
    }
    assert seen(item) == [f"{file} is missing"]
    file.touch(0o640)
    file.chmod(0o640)
    assert seen(item) == []
    file.chmod(0o644)
    assert seen(item) == [f"{file} is {item['owner']}:{item['group']} 0644"]


@pytest.mark.parametrize(
    ("status", "missing", "unheld"),
    [("hold installed", 0, 0), ("install installed", 0, 1), ("deinstall config-files", 1, 0)],
)
def test_packages(status, missing, unheld):
    on = host({"dpkg-query": (0, f"jicofo {status}\n")})
    assert len(seen({"kind": "packages", "names": ["jicofo"]}, on)) == missing
    assert len(seen({"kind": "held", "names": ["jicofo"]}, on)) == unheld


def test_a_package_that_dpkg_does_not_know():
    on = host({"dpkg-query": (1, "dpkg-query: no packages found matching jicofo\n")})
    assert seen({"kind": "packages", "names": ["jicofo"]}, on) == ["jicofo is not installed"]


def test_answers():
    item = {"kind": "answers", "answers": [{"package": "p", "question": "p/host", "value": "meet.example.com"}]}
    assert seen(item, host({"debconf-show": (0, "* p/host: meet.example.com\n")})) == []
    assert seen(item, host({"debconf-show": (0, "  p/host: other\n")})) == ["debconf has another answer to p/host"]


def test_the_kernel():
    item = {"kind": "sysctl", "values": {"net.core.rmem_max": 10}}
    bare = {"systemd-detect-virt": (1, "")}
    assert seen(item, host(bare | {"sysctl": (0, "10\n")})) == []
    assert seen(item, host(bare | {"sysctl": (0, "9\n")})) == ["net.core.rmem_max is 9"]
    assert seen(item, host({"sysctl": (0, "9\n")})) == [], "a container has its machine's"


def test_units():
    item = {"kind": "unit", "name": "jicofo"}
    assert seen(item) == []
    assert seen(item, host({"systemctl is-enabled": (1, "")})) == ["jicofo does not start with the host"]
    assert seen(item, host({"systemctl is-active": (3, "")})) == ["jicofo does not run"]
    assert seen(item | {"running": False}, host({"systemctl is-active": (3, "")})) == []
    off = {"kind": "no_unit", "name": "jicofo"}
    assert seen(off, host({"systemctl": (1, "")})) == []
    assert seen(off, host({"systemctl is-active": (3, "")})) == ["jicofo runs, or starts with the host"]


def test_files_that_a_unit_runs_with():
    item = {"kind": "running_files", "unit": "jicofo"}
    assert seen(item) == []
    on = host({f"{looking.STARTED} check jicofo": (1, "/etc/a\n/etc/b\n")})
    assert seen(item, on) == ["jicofo runs with another /etc/a", "jicofo runs with another /etc/b"]
    assert seen(item, host({looking.STARTED: (1, "")})) == ["jicofo runs with nothing that it has recorded"]


def test_certificates(tmp_path):
    item = {"kind": "certificate", "path": f"{tmp_path}/turn", "seconds": 10}
    assert seen(item) == [f"{tmp_path}/turn.crt or its key is missing"]
    for ending in ("crt", "key"):
        (tmp_path / f"turn.{ending}").touch()
    assert seen(item) == []
    ends = {"openssl x509 -noout -checkend": (1, "")}
    own = {"openssl x509 -noout -subject_hash": (0, "ab\nab\n")}
    assert seen(item, host(ends | own)) == [f"{tmp_path}/turn.crt ends soon"]
    assert seen(item, host(ends | {"openssl x509 -noout -subject_hash": (0, "ab\ncd\n")})) == [], "somebody else's"


def test_whom_others_trust_is_said_without_the_certificate(tmp_path):
    said = host({"openssl x509 -noout -subject -pubkey": (0, "subject=CN = auth\nkey\n")})
    items = [
        {"part": "certificates", "kind": "certificate", "path": f"{tmp_path}/auth", "unit": "prosody", "seconds": 1},
        {"part": "jicofo", "kind": "truststore", "path": f"{tmp_path}/store", "owner": "jicofo"},
    ]
    found = looking.look(said, items)
    assert found["trusts"] == {"jicofo": found["trusted"]}
    assert len(found["trusted"]) == 64
    assert looking.look(host(), items)["trusted"] == "", "there is none"


def test_accounts(monkeypatch):
    monkeypatch.setattr(looking.prosody_store, "stored", lambda host, user: f"{user} stored")
    item = {"kind": "account", "user": "jvb", "host": "auth.d", "secret": "jvb"}
    for fits, lines in (("current", 0), ("next", 0), ("previous", 1), (None, 1)):
        monkeypatch.setattr(looking.prosody_store, "fitting", lambda text, passwords, fits=fits: fits)
        assert len(seen(item, host(jvb={"current": "x"}))) == lines


def test_people(monkeypatch):
    stored = {"anna": "current", "ben": "previous", "carl": "", "dora": "foreign", "eve": "current"}
    monkeypatch.setattr(looking.prosody_store, "stored", lambda host, user: stored[user])
    monkeypatch.setattr(
        looking.prosody_store, "fitting", lambda text, versions: text if text in ("current", "previous") else None
    )
    on = host(**{f"account-{user}": {"current": "x"} for user in stored}, jvb={"current": "y"})
    item = {"kind": "people", "host": "d", "users": ["anna", "ben", "carl", "dora"]}
    assert seen(item, on) == [
        "ben@d has another password, or is missing",
        "carl@d has another password, or is missing",
        "eve@d is still there",
    ]


def test_logins(monkeypatch):
    item = {"kind": "logins", "url": "http://127.0.0.1:8080", "ids": ["jvb-g1"]}
    for ids, lines in (({"jvb-g1"}, 0), ({"jvb-g1", "jvb-g2"}, 1), (set(), 1)):
        monkeypatch.setattr(looking.muc_clients.Bridge, "ids", lambda self, ids=ids: ids)
        assert len(seen(item)) == lines

    def silent(self):
        raise looking.muc_clients.NoAnswer("refused")

    monkeypatch.setattr(looking.muc_clients.Bridge, "ids", silent)
    assert seen(item) == [], "one that does not run is a difference of its unit"


def test_every_kind_is_tried():
    with open(__file__, encoding="utf-8") as file:
        text = file.read()
    untried = [kind for kind in looking.KINDS if f'"kind": "{kind}"' not in text]
    # These have tests of their own: test_firewall, test_nginx_host, test_rotation_turn; and the lab has all.
    assert untried == ["firewall", "turn_secrets", "nginx", "same_files", "always"]


def test_entries_of_the_firewall_that_come_and_go(tmp_path):
    file = tmp_path / "firewall.open"
    file.write_text("# ours\nallow 80/tcp\nallow 10000/udp\n")
    expected = {"dest": str(file), "digest": "another", "lines": ["# ours", "allow 80/tcp", "allow 10001/udp"]}
    found = seen({"kind": "files", "expected": [expected]})
    assert found == [str(file), "new: allow 10001/udp", "gone: allow 10000/udp"]


def restarts(monkeypatch, now: list[str], planned: list[str], answer: dict, **more) -> list[dict]:
    """Return the restarts of a unit that differs from what it runs with now, and from what it is planned to run with."""
    differing = lambda _unit, digests=None: planned if digests is not None else now  # noqa: E731
    monkeypatch.setattr(looking.started, "differing", differing)
    monkeypatch.setattr(
        looking.asking, "request", lambda question: answer.get(question["path"], {"status": None, "body": ""})
    )
    item = {"part": "bridge", "kind": "running_files", "unit": "jitsi-videobridge2", **more}
    return looking.look(host({"/usr/local": (0, "")}), [item])["restarts"]


STATS = {"port": 8080, "stats": "/stats", "metrics": "/metrics", "restart": "idle", "option": "jitsi_bridge_restart"}


def test_restarts_with_what_waits_for_them(monkeypatch):
    answer = {"/stats": {"status": 200, "body": '{"conferences": 2, "participants": 5}'}}
    assert restarts(monkeypatch, [], ["/etc/jvb.conf"], answer, **STATS) == [
        {
            "unit": "jitsi-videobridge2",
            "files": ["/etc/jvb.conf"],
            "due": False,
            "restart": "idle",
            "option": "jitsi_bridge_restart",
            "conferences": 2,
        }
    ]
    assert restarts(monkeypatch, ["/etc/jvb.conf"], ["/etc/jvb.conf"], answer, **STATS)[0]["due"]
    assert restarts(monkeypatch, [], [], answer, **STATS) == []


def test_conferences_of_a_bridge_by_its_metrics_or_of_one_that_does_not_say(monkeypatch):
    metrics = "jitsi_jvb_conferences 3\njitsi_jvb_local_endpoints 4\n"
    answer = {"/stats": {"status": 404, "body": ""}, "/metrics": {"status": 200, "body": metrics}}
    assert restarts(monkeypatch, [], ["x"], answer, **STATS)[0]["conferences"] == 3
    assert restarts(monkeypatch, [], ["x"], {}, **STATS)[0]["conferences"] is None


@pytest.mark.parametrize(("status", "first"), [("install not-installed", True), ("hold installed", False)])
def test_a_host_that_has_nothing_of_ours(monkeypatch, tmp_path, status, first):
    monkeypatch.setattr(looking, "STARTED", str(tmp_path / "started"))
    there = host({"dpkg-query": (0, f"jitsi-videobridge2 {status}\n")})
    item = {"part": "packages", "kind": "held", "names": ["jitsi-videobridge2"]}
    assert looking.look(there, [item])["first"] is first
    (tmp_path / "started").touch()
    assert not looking.look(there, [item])["first"]
