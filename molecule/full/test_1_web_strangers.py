"""The web host and strangers: what a visitor may claim."""

import json
import pathlib

import pytest

VISITOR = pathlib.Path(__file__).with_name("web_visitor.py").read_text()
SERVICES = ["/http-bind", "/xmpp-websocket", "/conference-request/v1", "/tenant/http-bind", "/colibri-ws/{}/c/e"]


@pytest.fixture(scope="module")
def visit(lab):
    """Run lines with a visitor's functions on a host; return what the last one says."""

    def run(host: str, expression: str):
        program = f"{VISITOR}\nimport json\nprint(json.dumps({expression}))\n"
        return json.loads(lab.ssh(host, "timeout 60 python3 -", stdin=program))

    return run


@pytest.fixture(scope="module")
def services(lab) -> list[str]:
    """The paths behind which a service answers."""
    return [path.format(min(lab.nicknames())) for path in SERVICES]


CLAIMS = {
    "X-Forwarded-Proto": "https",
    "X-Forwarded-For": "192.0.2.1, 127.0.0.1",
    "X-Forwarded-Host": "evil.example.org",
    "X-Forwarded-Port": "1",
    "X-Real-IP": "192.0.2.1",
    "X-Proxy-Region": "moon",
    "Forwarded": "for=192.0.2.1;proto=https",
    "Cookie": "a=b",
    "HTTP2-Settings": "AAMAAABkAAQAoAAAAAIAAAAA",
    "Upgrade": "h2c",
    "Connection": "Upgrade, HTTP2-Settings, keep-alive",
}


def test_a_visitor_tells_services_nothing_about_the_way_it_came(visit, services):
    told = {"host": "meet.lab.test", "x-forwarded-for": "127.0.0.1"}
    told |= {"content-type": "text/x", "content-length": "4", "authorization": "Bearer x", "user-agent": "a browser"}
    asked = CLAIMS | {"Content-Type": "text/x", "Authorization": "Bearer x", "User-Agent": "a browser"}
    for path in services:
        assert visit("meet1", f"passed_on('{path}', 'POST', 'body', **{asked})") == told, path


def test_websockets_are_passed_on(visit, services):
    upgrade = {"Connection": "Upgrade", "Upgrade": "WebSocket", "Sec-WebSocket-Version": "13"}
    upgrade |= {"Sec-WebSocket-Key": "x", "Sec-WebSocket-Protocol": "y", "Sec-WebSocket-Extensions": "z"}
    upgrade |= {"User-Agent": "a browser"}
    told = {"host": "meet.lab.test", "x-forwarded-for": "127.0.0.1", "user-agent": "a browser"}
    told |= {name.lower(): value for name, value in upgrade.items()} | {"connection": "upgrade", "upgrade": "websocket"}
    for path in (services[1], services[4]):
        assert visit("meet1", f"passed_on('{path}', **{upgrade})") == told, path
