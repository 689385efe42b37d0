"""Nginx is started or reloaded where that is due, and what it does not serve is said and given back."""

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import nginx_serving
from ansible_collections.scalable.jitsi.plugins.module_utils.nginx_serving import NotServed, Site

DOMAIN = "meet.example.com"


class Host:
    """A host with an nginx, seen through the commands that are run there."""

    def __init__(self, monkeypatch, tmp_path):
        self.active, self.current, self.refuses, self.serves = True, True, False, True
        self.workers, self.test = 1, (0, "")
        # How often a former worker is still seen, which answers for another site.
        self.lingering = 0
        self.log, self.record = tmp_path / "error.log", tmp_path / "nginx.started"
        self.log.write_text("[emerg] 1#1: of yesterday\n")
        self.record.touch()
        self.did: list[str] = []
        monkeypatch.setattr(nginx_serving, "RECORD", str(self.record))
        monkeypatch.setattr(nginx_serving, "FAILED_SECONDS", 0)
        monkeypatch.setattr(nginx_serving, "addresses", lambda domain: ["127.0.0.1"])
        monkeypatch.setattr(nginx_serving.asking, "request", self.request)

    def request(self, question: dict) -> dict:
        """Answer for the site, or for another one."""
        return {"status": 200, "body": DOMAIN if self.serves and not self.lingering else "other"}

    def run(self, command: list[str]) -> tuple[int, str]:
        """Run what the host has."""
        if command[0] == nginx_serving.STARTED:
            return (0 if self.current else 1), ""
        if command[0] == "pgrep":
            lingering = self.lingering and f"{self.workers - 1} nginx: worker process\n"
            self.lingering -= bool(self.lingering)
            gone = "9 nginx: worker process is shutting down\n"
            return 0, f"{self.workers} nginx: worker process\n{lingering or gone}" if self.active else ""
        if command == ["nginx", "-t"]:
            return self.test
        if command[0] == "nginx":
            return self.test[0], f"# configuration file /etc/nginx/nginx.conf:\nerror_log {self.log};\n"
        if "is-active" in command:
            return (0 if self.active else 3), ""
        if "show" in command:
            return 0, "1\n" if self.active else "0\n"
        self.did.append(command[1])
        return self.change(command[1])

    def change(self, verb: str) -> tuple[int, str]:
        """Start, stop or reload."""
        if verb in ("start", "reload") and self.refuses:
            with self.log.open("a") as log:
                log.write("a [emerg] 2#2: bind() to 0.0.0.0:443 failed (98: Address already in use)\n" * 5)
                log.write("a [emerg] 2#2: still could not bind()\n")
            return (1, "Job failed") if verb == "start" else (0, "")
        self.active = verb != "stop"
        self.workers += verb != "daemon-reload"
        return 0, ""


@pytest.fixture
def host(monkeypatch, tmp_path) -> Host:
    """A host that runs nginx with the files deployed."""
    return Host(monkeypatch, tmp_path)


@pytest.mark.parametrize(
    ("active", "current", "did"),
    [(True, True, []), (True, False, ["daemon-reload", "reload"]), (False, True, ["daemon-reload", "start"])],
)
def test_it_starts_or_reloads_where_that_is_due(host, active, current, did):
    host.active, host.current = active, current
    assert Site(host.run, DOMAIN).take() is bool(did)
    assert host.did == did


@pytest.mark.parametrize("active", [True, False])
def test_what_cannot_bind_is_said_once_and_the_next_run_tries_again(host, active):
    host.active, host.current, host.refuses = active, False, True
    site = Site(host.run, DOMAIN)
    with pytest.raises(NotServed) as refusal:
        site.take()
    assert str(refusal.value).startswith(
        f"nginx does not serve {DOMAIN}: nginx says: bind() to 0.0.0.0:443 failed (98: Address already in use). See"
    )
    host.refuses = False
    site.give_back()
    assert host.did[-1] == ("reload" if active else "stop") and host.active is active
    assert not host.record.exists()


def test_another_site_that_answers_is_said_although_nothing_was_due(host):
    host.serves = False
    site = Site(host.run, DOMAIN)
    with pytest.raises(NotServed, match="another site answers at 127.0.0.1:80, 127.0.0.1:443"):
        site.take()
    site.give_back()
    assert host.did == [] and host.record.exists()


def test_only_addresses_of_the_host_are_asked(monkeypatch):
    entries = [(None, None, None, "", (address, 0)) for address in ("192.0.2.99", "127.0.0.1")]
    monkeypatch.setattr(nginx_serving.socket, "getaddrinfo", lambda *_, **__: entries)
    found = nginx_serving.addresses(DOMAIN)
    assert found[0] == "127.0.0.1" and "192.0.2.99" not in found and len(found) == len(set(found))


def test_what_its_own_test_refuses_is_never_started(host, monkeypatch, tmp_path):
    other = tmp_path / "other.conf"
    other.write_text("server {\n  listen [::]:80;\n}\n")
    monkeypatch.setattr(nginx_serving, "SITES", (f"{tmp_path}/*.conf",))
    host.current, host.test = False, (
        1,
        "[emerg] socket() [::]:80 failed (97: Address family not supported by protocol)\n",
    )
    site = Site(host.run, DOMAIN)
    with pytest.raises(NotServed) as refusal:
        site.take()
    assert str(refusal.value).startswith("`nginx -t` refuses the files: [emerg] socket() [::]:80 failed (97")
    assert f"{other}:2 has `listen [::]:80`. The kernel has no IPv6" in str(refusal.value)
    site.give_back()
    assert host.did == []


def test_former_workers_are_waited_for(host, monkeypatch):
    monkeypatch.setattr(nginx_serving, "POLL_SECONDS", 0)
    host.current = False
    site = Site(host.run, DOMAIN)
    assert site.take()
    host.current = False
    change = host.change

    def reload(verb: str) -> tuple[int, str]:
        host.lingering = 3 if verb == "reload" else host.lingering
        return change(verb)

    monkeypatch.setattr(host, "change", reload)
    assert site.take()
