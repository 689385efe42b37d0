"""The web host and strangers: which sites' pages may ask, and what a visitor may claim."""

import json
import pathlib

import pytest

VISITOR = pathlib.Path(__file__).with_name("web_visitor.py").read_text()
DOMAIN = "https://meet.lab.test"
ALLOWED = "https://App.Example.com:8443"
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


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example.org",
        "https://meet.lab.test.evil.org",
        "https://evil-meet.lab.test",
        "https://evil.meet.lab.test",
        "https://meetxlab.test",
        "https://meet.lab.test:8443",
        "http://meet.lab.test",
        "https://app.example.com",
        "https://intranet.example.com",
        "https://meet.lab.test@evil.org",
        "https://meet.lab.test/",
        "null",
    ],
)
def test_pages_of_foreign_sites_are_refused(visit, services, origin):
    asks = ", ".join(f"Visitor().ask('{path}', Origin='{origin}')" for path in services)
    assert visit("bridge2", f"[{asks}]") == [403] * len(services)
    assert visit("bridge2", f"Visitor().ask('/a-room', Origin='{origin}')") == 200, "pages are for everybody"


@pytest.mark.parametrize("origin", [DOMAIN, f"{DOMAIN}:443", DOMAIN.upper(), ALLOWED, ALLOWED.lower()])
def test_pages_of_our_own_and_of_allowed_sites_are_answered(visit, services, origin):
    asks = ", ".join(f"Visitor().ask('{path}', Origin='{origin}')" for path in services)
    assert 403 not in visit("bridge2", f"[{asks}]")


def headers(lab, path: str, *options: str) -> dict[str, str]:
    """Return the headers of an answer, and its status."""
    words = " ".join(f"'{option}'" for option in options)
    answer = lab.ssh("bridge2", f"curl --silent --insecure --head --http1.1 {words} '{DOMAIN}{path}'")
    status, *lines = answer.splitlines()
    return {"status": status.split()[1]} | {
        name.lower(): value for name, value in (line.split(": ", 1) for line in lines if line.strip())
    }


@pytest.mark.parametrize("path", ["/http-bind", "/conference-request/v1", "/tenant/http-bind"])
def test_browsers_let_pages_of_allowed_sites_ask(lab, path):
    site = ["--request", "OPTIONS", "--header", "Access-Control-Request-Method: POST", "--header"]
    preflight = headers(lab, path, *site, f"Origin: {ALLOWED.lower()}")
    assert preflight["status"] == "204" and preflight["access-control-allow-origin"] == ALLOWED.lower()
    assert preflight["access-control-allow-headers"] == "authorization, content-type"
    answer = headers(lab, path, "--request", "GET", "--header", f"Origin: {ALLOWED.lower()}")
    assert answer["access-control-allow-origin"] == ALLOWED.lower()
    # Prosody by itself lets every site.
    for origin in (f"Origin: {DOMAIN}", "X-None: none", "Origin: https://evil.example.org"):
        assert not [
            name
            for options in (site, ["--request", "GET", "--header"])
            for name in headers(lab, path, *options, origin)
            if name.startswith("access-control")
        ], origin


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
