"""Each thing that the roles ensure is seen when it differs, and nothing else is."""

import getpass
import grp
import os
import sqlite3

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


def test_files_that_a_unit_runs_with(monkeypatch):
    known = {"jicofo": ["/etc/a", "/etc/b"], "nginx": [], "coturn": None, "prosody-certificate": ["/etc/c"]}
    monkeypatch.setattr(looking.started, "differing", lambda unit, planned=None: known[unit])
    item = {"kind": "running_files"}
    assert seen(item | {"unit": "nginx"}) == []
    assert seen(item | {"unit": "jicofo"}) == ["jicofo runs with another /etc/a", "jicofo runs with another /etc/b"]
    assert seen(item | {"unit": "coturn"}) == ["coturn was not started since it was deployed, or its record is gone"]
    reloaded = item | {"unit": "prosody", "record": "prosody-certificate"}
    assert seen(reloaded) == ["prosody runs with another /etc/c"]
    assert looking.look(host(), [{"part": "prosody", **reloaded}])["restarts"] == []


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
    assert looking.look(said, items)["trusted"] == "", "without its key it is made anew"
    (tmp_path / "auth.key").touch()
    found = looking.look(said, items)
    assert found["trusts"] == {"jicofo": {"held": found["trusted"], "restart": None}}
    assert len(found["trusted"]) == 64
    none = host({"openssl x509 -noout -subject -pubkey": (1, "Could not open file")})
    assert looking.look(none, items)["trusted"] == ""


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
    # The vault does not have the new one's password yet, and somebody has made the other by hand.
    stored |= {"fay": "", "guy": "foreign"}
    assert seen({**item, "users": ["anna", "fay", "guy"]}, host(**{"account-anna": {"current": "x"}})) == [
        "fay@d is missing"
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


def test_a_certificate_that_a_server_has_issued(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "ACME", str(tmp_path))
    item = {"kind": "issued", "domain": "d", "server": "https://ca/dir"}
    none = ["https://ca/dir has issued no certificate for d"]
    assert seen(item) == none
    conf = tmp_path / "renewal" / "d.conf"
    conf.parent.mkdir()
    conf.write_text("[renewalparams]\nserver = https://ca/dir/other\n")
    assert seen(item) == none
    conf.write_text("[renewalparams]\nserver = https://ca/dir\n")
    assert seen(item) == []
    ended = host({"openssl x509 -noout -checkend 0": (1, "")})
    assert seen(item, ended) == ["the certificate for d is missing or has expired"]


def test_a_package_source_where_the_host_has_none_of_its_own(tmp_path):
    path, key = tmp_path / "ours.sources", tmp_path / "ours.gpg"
    item = {"kind": "source", "path": str(path), "own": "offered jicofo", "key": str(key)}
    lacking = host({"sh -c offered jicofo": (1, "")})
    assert seen(item) == []
    assert seen(item, lacking) == [f"{path} is missing"]
    assert seen(item | {"own": ""}) == [f"{path} is missing"], "one that an option names is wanted in any case"
    path.touch()
    assert seen(item) == [f"{path} is there, and a source of the host itself will do"]
    assert seen(item, lacking) == [f"{key} is missing"]
    assert seen(item | {"key": ""}, lacking) == []
    key.touch()
    assert seen(item, lacking) == []


def test_a_file_and_the_copy_of_it_that_is_in_use(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    item = {"kind": "same_files", "paths": [str(first), str(second)]}
    assert seen(item) == []
    first.write_text("new")
    assert seen(item) == [], "one that is not in use yet"
    second.write_text("old")
    assert seen(item) == [f"{second} is another than {first}"]
    second.write_text("new")
    assert seen(item) == []


def test_a_firewall_that_is_off(tmp_path, monkeypatch):
    monkeypatch.setattr(looking.firewall_nftables, "FILES", [])
    monkeypatch.setattr(looking.firewall_ufw, "OPEN", str(tmp_path / "open"))
    off = host({"nft list": (1, "")})
    item = {"kind": "firewall", "firewall": "none"}
    assert seen(item, off) == []
    assert seen(item, host()) == ["our table of nftables is still there"]
    assert seen(
        item, host({"nft list": (1, ""), "ufw show added": (0, "ufw allow 1/tcp comment 'scalable-jitsi'\n")})
    ) == ["ufw still has rules of ours"]
    (tmp_path / "open").touch()
    assert seen(item, off) == [f"{tmp_path / 'open'} is still there"]


def test_a_firewall_of_others_is_warned_of_where_ours_is_as_planned(monkeypatch):
    item = {"part": "firewall", "kind": "firewall", "firewall": "nftables"}
    monkeypatch.setattr(looking.firewall_nftables, "load", lambda run, check: False)
    monkeypatch.setattr(looking.firewall_ufw, "wanted", lambda: ["allow 1/tcp"])
    monkeypatch.setattr(looking.firewall_nftables, "dropping", lambda run: ["inet other in"])
    text = "another firewall drops what it does not know (chain inet other in); it has to let in: allow 1/tcp"
    assert looking.look(host({"ufw status": (127, "")}), [item])["warned"] == [text]
    monkeypatch.setattr(looking.firewall_nftables, "load", lambda run, check: True)
    assert looking.look(host(), [item])["warned"] == []


def test_a_firewall_of_nftables_that_is_not_in_force(tmp_path, monkeypatch):
    unit = tmp_path / "unit"
    unit.touch()
    monkeypatch.setattr(looking.firewall_nftables, "UNIT_FILE", str(unit))
    item = {"kind": "firewall", "firewall": "nftables"}
    assert seen(item) == []
    for command in (
        "nft list",
        "sha256sum",
        f"{looking.firewall_nftables.STARTED} check firewall",
        "systemctl is-enabled",
    ):
        assert seen(item, host({command: (1, "")})) == ["the firewall in force, or at boot, is not the one deployed"]


def test_the_rules_of_ufw(tmp_path, monkeypatch):
    monkeypatch.setattr(looking.firewall_nftables, "FILES", [])
    monkeypatch.setattr(looking.firewall_ufw, "wanted", lambda: ["allow 1/tcp"])
    item = {"kind": "firewall", "firewall": "ufw"}
    without = {"nft list": (1, "")}
    assert seen(item, host(without | {"ufw show added": (0, "ufw allow 1/tcp comment 'scalable-jitsi'\n")})) == []
    assert seen(item, host(without)) == ["ufw has other rules of ours"]


def test_the_secrets_of_coturn(tmp_path):
    path = tmp_path / "turndb"
    item = {"kind": "turn_secrets", "path": str(path), "realm": "d", "secret": "turn"}
    knowing = host(turn={"current": "now", "previous": "then"})
    assert seen(item, knowing) == [f"{path} cannot be read"]
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE turn_secret (realm TEXT, value TEXT)")
    for rows, lines in (
        ([("d", "now"), ("d", "then")], []),
        ([("d", "now")], ["coturn's database has other secrets than the vault"]),
        ([("d", "now"), ("d", "then"), ("d", "else")], ["coturn's database has other secrets than the vault"]),
        ([("other", "now"), ("d", "then")], ["coturn's database has other secrets than the vault"]),
    ):
        database.execute("DELETE FROM turn_secret")
        database.executemany("INSERT INTO turn_secret VALUES (?, ?)", rows)
        database.commit()
        assert seen(item, knowing) == lines


def test_what_nginx_has_of_this_host(tmp_path, monkeypatch):
    file = tmp_path / "ipv6-80.conf"
    monkeypatch.setattr(looking.nginx_host, "wanted", lambda run, options: {str(file): "text"})
    monkeypatch.setattr(looking.nginx_host, "RIGHTS", (os.geteuid(), os.getegid(), 0o644))
    item = {"kind": "nginx", "options": {}}
    assert seen(item) == [str(file)]
    file.write_text("text")
    file.chmod(0o644)
    assert seen(item) == []
    file.chmod(0o666)
    assert seen(item) == [str(file)]


def test_a_trust_store(tmp_path, monkeypatch):
    monkeypatch.setattr(looking, "_group", lambda number: "jitsi")
    path = tmp_path / "truststore"
    item = {"kind": "truststore", "path": str(path), "owner": getpass.getuser()}
    assert seen(item) == [f"{path}.pem is missing", f"{path}.p12 is missing"]
    for ending in ("pem", "p12"):
        (tmp_path / f"truststore.{ending}").touch(0o644)
        (tmp_path / f"truststore.{ending}").chmod(0o644)
    assert seen(item) == []
    other = host({f"openssl x509 -noout -subject -pubkey -in {path}.pem": (0, "subject=CN = auth\nkey\n")})
    assert seen(item, other) == [f"{path}.p12 does not hold {path}.pem"]
    (tmp_path / "truststore.p12").chmod(0o666)
    assert seen(item) == [f"{path}.p12 is {item['owner']}:jitsi 0666"]


def test_every_kind_is_tried():
    with open(__file__, encoding="utf-8") as file:
        text = file.read()
    untried = [kind for kind in looking.KINDS if f'"kind": "{kind}"' not in text]
    assert untried == []


def test_entries_of_the_firewall_that_come_and_go(tmp_path):
    file = tmp_path / "firewall.open"
    file.write_text("# ours\nallow 80/tcp\nallow 10000/udp\n\n")
    expected = {"dest": str(file), "digest": "another", "lines": ["# ours", "allow 80/tcp", "allow 10001/udp"]}
    found = seen({"kind": "files", "expected": [expected]})
    assert found == [str(file), "new: allow 10001/udp", "gone: allow 10000/udp"]


def restarts(monkeypatch, now: list[str], planned: list[str], answer: dict, runs: int = 0, **more) -> list[dict]:
    """Return the restarts of a unit that differs from what it runs with now, and from what it is planned to run with."""
    differing = lambda _unit, digests=None: planned if digests is not None else now  # noqa: E731
    monkeypatch.setattr(looking.started, "differing", differing)
    monkeypatch.setattr(
        looking.asking, "request", lambda question: answer.get(question["path"], {"status": None, "body": ""})
    )
    item = {"part": "bridge", "kind": "running_files", "unit": "jitsi-videobridge2", **more}
    return looking.look(host({"systemctl is-active": (runs, "")}), [item])["restarts"]


STATS = {"port": 8080, "stats": "/stats", "metrics": "/metrics", "restart": "idle", "option": "jitsi_bridge_restart"}


def test_restarts_with_what_waits_for_them(monkeypatch):
    answer = {"/stats": {"status": 200, "body": '{"conferences": 2, "participants": 5}'}}
    assert restarts(monkeypatch, [], ["/etc/jvb.conf"], answer, **STATS) == [
        {
            "unit": "jitsi-videobridge2",
            "files": ["/etc/jvb.conf"],
            "part": "bridge",
            "due": False,
            "restart": "idle",
            "option": "jitsi_bridge_restart",
            "conferences": 2,
        }
    ]
    assert restarts(monkeypatch, ["/etc/jvb.conf"], ["/etc/jvb.conf"], answer, **STATS)[0]["due"]
    assert restarts(monkeypatch, [], [], answer, **STATS) == []
    assert restarts(monkeypatch, [], ["x"], answer, runs=3, **STATS) == [], "it is only started"


def test_a_trust_store_tells_what_restarts_with_another(monkeypatch):
    monkeypatch.setattr(looking.started, "differing", lambda _unit, _digests=None: [])
    monkeypatch.setattr(looking.asking, "request", lambda _: {"status": 200, "body": '{"conferences": 2}'})
    items = [
        {"part": "bridge", "kind": "truststore", "path": "/etc/store", "owner": "jvb"},
        {"part": "bridge", "kind": "running_files", "unit": "jitsi-videobridge2", **STATS},
    ]
    restart = looking.look(host(), items)["trusts"]["bridge"]["restart"]
    assert (restart["part"], restart["unit"], restart["files"]) == ("bridge", "jitsi-videobridge2", ["/etc/store.p12"])
    assert (restart["due"], restart["conferences"]) == (False, 2)
    assert looking.look(host({"systemctl is-active": (3, "")}), items)["trusts"]["bridge"]["restart"] is None


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


def test_a_host_without_packages_that_are_held(monkeypatch, tmp_path):
    monkeypatch.setattr(looking, "STARTED", str(tmp_path / "started"))
    assert looking.look(host({"dpkg-query": (0, "dpkg install installed\n")}), [])["first"]
