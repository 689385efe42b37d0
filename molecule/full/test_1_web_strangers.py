"""The web host and strangers: how much one address gets, which sites' pages may ask, and what a visitor may claim."""

import json
import pathlib
import time

import pytest
from conftest import wait_for

VISITOR = pathlib.Path(__file__).with_name("web_visitor.py").read_text()
DOMAIN = "https://meet.lab.test"
ALLOWED = "https://App.Example.com:8443"
SERVICES = ["/http-bind", "/xmpp-websocket", "/conference-request/v1", "/tenant/http-bind", "/colibri-ws/{}/c/e"]
# inventories/lab-full says how many people are behind one address.
PEOPLE = 50


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
    lab.wait_for_bridges()
    return [path.format(min(lab.nicknames())) for path in SERVICES]


@pytest.mark.parametrize("tenant", ["", "/tenant"])
def test_many_requests_of_one_address_are_refused_and_no_other_address_notices(visit, tenant):
    # What was asked before counts for two seconds.
    time.sleep(3)
    found = visit("outsider", f"statuses('{tenant}/http-bind', {PEOPLE * 12})")
    assert found["200"] >= PEOPLE * 2 and found["429"] > 0, found
    # Whoever is named is not limited.
    assert visit("bridge2", f"statuses('{tenant}/http-bind', {PEOPLE * 12})") == {"200": PEOPLE * 12}


def test_many_websockets_of_one_address_are_refused(visit):
    found = visit("outsider", f"statuses('/xmpp-websocket', {PEOPLE * 4})")
    assert sum(found.values()) - found["429"] >= PEOPLE and found["429"] > PEOPLE, found


def test_conferences_are_asked_for_one_after_the_other(visit):
    found = visit("outsider", f"statuses('/conference-request/v1', {PEOPLE * 2}, {PEOPLE * 2})")
    others = sum(found.values()) - found["429"]
    # A fifth of the people wait in line for a while, the rest are refused.
    assert PEOPLE // 5 <= others <= PEOPLE // 2, found


def test_connections_of_one_address_have_a_limit(visit):
    # Requests that an earlier test left open count too, for a while.
    code = f"refused_of_open('/http-bind', {PEOPLE * 2 + 7})"
    wait_for(lambda: visit("outsider", code) == 7, "the limit is another")


def test_a_network_of_ipv6_counts_as_one(lab, visit):
    addresses = ["fd00:0:0:6::1", "fd00:0:0:6:ffff:a00:0:2", "fd00:0:0:7::1", "fd00::8:0:0:0:1"]
    lab.ssh("meet1", "; ".join(f"ip address add {address}/128 dev lo nodad" for address in addresses))
    asks = [f"statuses('/xmpp-websocket', 8, to='::1', source='{address}')" for address in addresses]
    flood = f"statuses('/xmpp-websocket', {PEOPLE * 4}, to='::1', source='{addresses[0]}')"
    _, first, neighbour, *others = visit("meet1", f"[{flood}, {', '.join(asks)}]")
    lab.ssh("meet1", "; ".join(f"ip address del {address}/128 dev lo" for address in addresses))
    assert first["429"] >= 6 and neighbour["429"] >= 6, (first, neighbour)
    assert all("429" not in other for other in others), others


# Says what a visitor of any address is held for.
TELLS = """
server {
  listen 127.0.0.1:8099; set_real_ip_from 127.0.0.1; real_ip_header X-Address; return 200 $scalable_jitsi_visitor;
}
"""


def test_a_visitor_is_an_address_of_ipv4_or_a_network_of_ipv6_in_any_form(lab):
    site = "/etc/nginx/sites-enabled/tells.conf"
    lab.ssh("meet1", f"cat > {site} && systemctl reload nginx && sleep 1", stdin=TELLS)
    told = {
        "192.0.2.10": "c000020a",
        "::ffff:192.0.2.10": "c000020a",
        "::ffff:c000:20a": "c000020a",
        "::": "0" * 16,
        "::1": "0" * 16,
        "2001:db8::1": "20010db800000000",
        "2001:DB8:0:0:0:0:0:a": "20010db800000000",
        "2001:0db8:0000:0000:000a:0a0a:0a0a:0a0a": "20010db800000000",
        "2001:db8:0:7::": "20010db800000007",
        "2001:db8:a:a:a:a:a:a": "20010db8000a000a",
        "::7:0:0:0:1": "0000000000000007",
        # Networks without limits.
        f"{lab.network}.22": "",
        f"::ffff:{lab.network}.22": "",
        "2001:db8:7:9::1": "",
    }
    ask = "for address in {}; do curl --silent --header X-Address:$address 127.0.0.1:8099 | od -A n -t x1; echo .; done"
    found = lab.ssh("meet1", ask.format(" ".join(told))).replace("\n", "").replace(" ", "").split(".")[:-1]
    lab.ssh("meet1", f"rm {site} && systemctl reload nginx")
    assert dict(zip(told, found, strict=True)) == told


def test_refusals_are_in_the_access_log_and_do_not_fill_the_error_log(lab, visit):
    size = "stat --format %s /var/log/nginx/error.log"
    before = lab.ssh("meet1", size)
    assert visit("outsider", f"statuses('/xmpp-websocket', {PEOPLE * 4})")["429"] > 0
    assert lab.ssh("meet1", size) == before
    assert " 429 " in lab.ssh("meet1", "tail --lines 20 /var/log/nginx/access.log")


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
