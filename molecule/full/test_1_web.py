"""The web host: TLS, HTTP/2, headers, caching, tenants, websockets to bridges, and other sites beside ours."""

import json
import re

import pytest

DOMAIN = "https://meet.lab.test"
TENANT = f"{DOMAIN}/tenant"


class Answer:
    """Status, protocol, headers and body of one request."""

    def __init__(self, text: str):
        head, _, self.body = text.replace("\r\n", "\n").partition("\n\n")
        lines = head.splitlines()
        self.protocol, self.status = lines[0].split()[:2]
        self.headers = {key.lower(): value for key, value in (line.split(": ", 1) for line in lines[1:])}


@pytest.fixture(scope="module")
def get(lab):
    """Ask the web host from a host that is no bridge."""

    def ask(url: str, *options: str) -> Answer:
        words = " ".join(f"'{option}'" for option in options)
        return Answer(lab.ssh("outsider", f"curl --silent --insecure --include --max-time 10 {words} '{url}'"))

    return ask


def test_tls_is_of_today(lab, get):
    assert get(DOMAIN).protocol == "HTTP/2"
    assert get(DOMAIN, "--http1.1").protocol == "HTTP/1.1"
    for options in ("-tls1_1 -cipher ALL:@SECLEVEL=0", "-tls1_2 -cipher AES128-SHA:AES256-GCM-SHA384"):
        offer = f"openssl s_client -connect meet.lab.test:443 -servername meet.lab.test {options} < /dev/null 2>&1"
        assert "Cipher is (NONE)" in lab.ssh("outsider", offer, check=False), options
    offer = "openssl s_client -connect meet.lab.test:443 -servername meet.lab.test -tls1_2 < /dev/null 2>&1"
    shown = lab.ssh("outsider", offer, check=False)
    assert re.search(r"Cipher is ECDHE-\S+(GCM|CHACHA)", shown) and "session ticket:" not in shown


@pytest.mark.parametrize(
    "path", ["/", "/a-room", "/libs/app.bundle.min.js", "/config.js", "/static/nothing", "/http-bind"]
)
def test_every_answer_has_the_headers(get, path):
    headers = get(DOMAIN + path).headers
    assert headers["strict-transport-security"] == "max-age=31536000"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["content-security-policy"] == "frame-ancestors 'self' https://intranet.example.com"
    assert "x-frame-options" not in headers, "which cannot name the other site"
    assert headers["server"] == "nginx"


def test_nginx_has_room_for_the_participants(lab):
    assert "worker_connections 9000;" in lab.ssh("meet1", "cat /etc/nginx/nginx.conf")
    assert "Max open files            9512 " in lab.ssh("meet1", "cat /proc/$(pgrep --newest nginx)/limits")


def test_versioned_files_are_kept_and_settings_are_not(get):
    file = f"{DOMAIN}/libs/app.bundle.min.js"
    assert get(f"{file}?v=1").headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "cache-control" not in get(file).headers
    assert "cache-control" not in get(f"{DOMAIN}/libs/nothing.js?v=1").headers, "it may come later"
    for path in ("/config.js?v=1", "/interface_config.js", "/", "/a-room", "/tenant/a-room", "/tenant/config.js"):
        answer = get(DOMAIN + path)
        assert answer.status == "200" and answer.headers["cache-control"] == "no-cache", path
        # What is made of several parts must not be held for unchanged when one of them is.
        assert "etag" not in answer.headers and "last-modified" not in answer.headers, path


def test_other_sites_may_load_static_files_only(get):
    assert get(f"{DOMAIN}/libs/external_api.min.js").headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in get(f"{DOMAIN}/config.js").headers


def test_answers_are_compressed(lab, get):
    lab.ssh("meet1", "seq 1000 > /usr/share/jitsi-meet/static/numbers.css")
    compressed = get(
        f"{DOMAIN}/static/numbers.css",
        "--header",
        "Accept-Encoding: gzip",
        "--output",
        "/dev/null",
        "--dump-header",
        "-",
    )
    assert compressed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in compressed.headers["vary"].lower()
    lab.ssh("meet1", "rm /usr/share/jitsi-meet/static/numbers.css")


def test_a_tenant_has_rooms_settings_files_and_a_way_to_prosody(lab, get):
    # The page has them as parts of itself.
    page = get(f"{TENANT}/a-room").body
    assert "var subdomain = 'tenant.';" in page and '"startAudioMuted": 10' in page and '"APP_NAME": "Lab"' in page
    settings = get(f"{TENANT}/config.js").body
    assert "var subdomain = 'tenant.';" in settings and "var subdir = 'tenant/';" in settings
    assert '"startAudioMuted": 10' in settings
    assert "var subdomain = '';" in get(f"{DOMAIN}/config.js").body
    assert get(f"{TENANT}/libs/app.bundle.min.js").status == "200"
    body = (
        "<body rid='1' to='meet.lab.test' wait='5' hold='1' ver='1.6' xmlns='http://jabber.org/protocol/httpbind'/>"
    ).replace("'", '"')
    assert "sid=" in get(f"{TENANT}/http-bind", "--header", "Content-Type: text/xml", "--data", body).body
    upgrade = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: xmpp"]
    upgrade += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", f"Origin: {DOMAIN}"]
    for base in (DOMAIN, TENANT):
        words = " ".join(f"--header '{header}'" for header in upgrade)
        # What is upgraded stays open.
        command = f"curl --silent --insecure --include --http1.1 --max-time 2 {words} {base}/xmpp-websocket"
        assert " 101 " in lab.ssh("outsider", command, check=False), base
    assert get(f"{TENANT}/b/a-room").status == "404", "a tenant has no tenants"


@pytest.mark.parametrize("base", [DOMAIN, TENANT])
def test_a_conference_is_asked_for_through_the_web_host(lab, get, base):
    room = "asked-for@conference.meet.lab.test"
    body = json.dumps({"room": room})
    answer = get(f"{base}/conference-request/v1", "--header", "Content-Type: application/json", "--data", body)
    # Jicofo's own answer where only people with an account may ask, for nobody says here who they are.
    assert answer.status == "400" and answer.body.startswith("Bad request: "), answer.body
    # Nothing else of jicofo's can be asked: it does not look who somebody is.
    for path in ("stats", "debug", "metrics", "about/version", "conference-request/v1/x"):
        other = get(f"{base}/{path}")
        assert other.status == "404" or "var config" in other.body, path


def test_control_characters_get_into_no_request(get):
    assert get(f"{DOMAIN}/a%0d%0aX-Evil:%201/http-bind").status == "404"


def test_websockets_lead_to_known_bridges_alone(lab, get):
    lab.wait_for_bridges()
    nicknames = sorted(lab.nicknames())
    for nickname in nicknames:
        answer = get(f"{DOMAIN}/colibri-ws/{nickname}/conference/endpoint?pwd=x")
        assert json.loads(answer.body) == {
            "url": f"wss://meet.lab.test:443/colibri-ws/{nickname}",
            "rest": "conference/endpoint",
        }
    for other in ("bridge9", f"{lab.network}.21:8080", "127.0.0.1:8888", f"{nicknames[0]}x", "x/..", ""):
        assert get(f"{DOMAIN}/colibri-ws/{other}/conference/endpoint", "--path-as-is").status == "404", other
    escaped = get(f"{DOMAIN}/about/health/../../colibri-ws/{nicknames[0]}/c/e", "--path-as-is")
    assert json.loads(escaped.body)["rest"] == "c/e", "the bridge is asked for nothing else"


def test_nobody_but_the_meet_host_reaches_a_bridges_websockets(lab):
    ask = f"curl --silent --max-time 3 http://{lab.network}.21:9091/colibri-ws/x"
    assert lab.ssh("meet1", f"{ask} --output /dev/null --write-out '%{{http_code}}'") == "404"
    for host in ("outsider", "bridge2"):
        assert lab.ssh(host, f"{ask} || echo closed") == "closed"


def test_another_site_on_the_host_stays_as_it_is(lab, get):
    site = """
    server { listen 80; listen 443 ssl; server_name other.lab.test; return 200 "another site";
      ssl_certificate /etc/jitsi/meet/meet.lab.test.crt; ssl_certificate_key /etc/jitsi/meet/meet.lab.test.key; }
    """
    lab.ssh("meet1", "cat > /etc/nginx/sites-enabled/other.conf && systemctl reload nginx", stdin=site)
    for scheme in ("http", "https"):
        port = {"http": 80, "https": 443}[scheme]
        resolve = ("--resolve", f"other.lab.test:{port}:{lab.network}.11")
        assert get(f"{scheme}://other.lab.test/", *resolve).body == "another site"
    assert (
        lab.ssh("meet1", "nginx -T 2>/dev/null | sed -n '/configuration file .*meet.lab.test/,$p'").count(
            "default_server"
        )
        == 0
    )
    assert "var config" in get(DOMAIN).body
    lab.ssh("meet1", "rm /etc/nginx/sites-enabled/other.conf && systemctl reload nginx")


PEBBLE = """
set -e
apt-get install --quiet=2 --yes pebble > /dev/null
mkdir -p /root/pebble && cd /root/pebble
test -e ca.crt || openssl req -x509 -newkey rsa:2048 -nodes -days 9 -subj /CN=outsider \\
  -addext subjectAltName=DNS:outsider -keyout ca.key -out ca.crt 2> /dev/null
cat > pebble.json <<'JSON'
{"pebble": {"listenAddress": "0.0.0.0:14000", "managementListenAddress": "127.0.0.1:15000", "httpPort": 80,
  "tlsPort": 443, "certificate": "/root/pebble/ca.crt", "privateKey": "/root/pebble/ca.key"}}
JSON
systemctl is-active --quiet pebble || systemd-run --quiet --unit pebble --setenv=PEBBLE_VA_NOSLEEP=1 \\
  --setenv=PEBBLE_WFE_NONCEREJECT=0 pebble -config /root/pebble/pebble.json
cat ca.crt
"""


def served(lab, name: str = "meet.lab.test:443", options: str = "-servername meet.lab.test") -> str:
    """Return issuer, serial number and end of the certificate that a service shows."""
    ask = f"openssl s_client -connect {name} {options} < /dev/null 2> /dev/null"
    # One release of openssl has spaces where another has none.
    return lab.ssh("meet1", f"{ask} | openssl x509 -noout -issuer -serial -enddate").replace(" = ", "=")


OWN = "/etc/ssl/lab-own"
KNOWN = "/usr/local/share/ca-certificates/lab-own.crt"
# A CA that nobody knows, one below it, named by the argument, and a pair signed by that.
SIGN = """
set -e
mkdir -p /etc/ssl/lab-own && cd /etc/ssl/lab-own
sign() {  # name, issuer, extension
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" -keyout "$1.key" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -days 90 -CA "$2.crt" -CAkey "$2.key" -extfile <(echo "$3") -out "$1.crt"
} 2> /dev/null
test -e root.crt || openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 90 -subj "/CN=lab root" \\
  -keyout root.key -out root.crt 2> /dev/null
sign "$1" root basicConstraints=critical,CA:TRUE
sign meet.lab.test "$1" subjectAltName=DNS:meet.lab.test
cat meet.lab.test.crt "$1.crt" > chain.crt
"""


def test_own_certificate_is_shown_with_its_chain_and_a_renewed_one_after_a_reload(lab):
    nginx = lab.pid("meet1", "nginx")
    lab.ssh("meet1", "bash -s first", stdin=SIGN)
    certificate, key = f"{OWN}/chain.crt", f"{OWN}/meet.lab.test.key"
    own = [f"--extra-vars=jitsi_meet_{one}" for one in ("tls=own", f"tls_certificate={certificate}", f"tls_key={key}")]
    run = lab.site("--limit=meet1", *own)
    assert run.code == 0 and "RESTART DUE: " not in run.output, run.output
    first = served(lab)
    assert "issuer=CN=first\n" in first
    # Who knows the root alone gets from there to the name.
    ask = "openssl s_client -connect meet.lab.test:443 -servername meet.lab.test -verify_hostname meet.lab.test"
    assert "Verify return code: 0 (ok)" in lab.ssh("meet1", f"{ask} -CAfile {OWN}/root.crt < /dev/null 2> /dev/null")

    # The host is told of the CA, as it has to be.
    lab.ssh("meet1", f"ln -s {OWN}/root.crt {KNOWN} && update-ca-certificates")
    run, document = lab.verify(*own)
    assert run.code == 0, run.output
    (check,) = [check for check in document["checks"] if check["id"] == "certificate web"]
    assert check["state"] == "ok", check
    lab.ssh("meet1", f"rm {KNOWN} && update-ca-certificates")

    lab.ssh("meet1", "bash -s second", stdin=SIGN)
    assert served(lab) == first
    lab.ssh("meet1", "systemctl reload nginx")
    assert "issuer=CN=second\n" in served(lab)
    assert lab.pid("meet1", "nginx") == nginx and lab.ssh("meet1", "scalable-jitsi-started check nginx") == ""
    # The run of the next test leads away from it.


@pytest.fixture(scope="module")
def acme(lab) -> list[str]:
    """Run an ACME server on another host; return the options of a run that asks it."""
    lab.ssh("meet1", "cat > /etc/ssl/lab-acme-ca.crt", stdin=lab.ssh("outsider", "bash -s", stdin=PEBBLE) + "\n")
    options = {
        "jitsi_meet_tls": "acme",
        "jitsi_meet_acme_server": "https://outsider:14000/dir",
        "jitsi_meet_acme_ca": "/etc/ssl/lab-acme-ca.crt",
        "jitsi_meet_acme_email": "admin@lab.test",
    }
    return [f"--extra-vars={name}={value}" for name, value in options.items()]


def test_certificates_are_got_and_renewed_without_a_restart(lab, acme):
    # Prosody's own is about to end.
    certificate = "/etc/prosody/certs/auth.meet.lab.test"
    short = f"openssl x509 -in {certificate}.crt -signkey {certificate}.key -days 30 -out /run/short.crt"
    lab.ssh("meet1", f"{short} && install -m 0644 /run/short.crt {certificate}.crt && systemctl reload prosody")
    before, nginx = lab.pids(), lab.pid("meet1", "nginx")
    run = lab.site("--limit=meet1,bridge1,bridge2", *acme)
    assert run.code == 0 and "RESTART DUE: " not in run.output, run.output
    # The one that is shown, not only the file.
    end = served(lab, "127.0.0.1:5222", "-starttls xmpp -xmpphost auth.meet.lab.test")
    assert re.search(r"notAfter=.* 203\d GMT", end), end
    assert "Pebble" in served(lab)
    lab.ssh("meet1", f"rm -rf {OWN}")
    # The server knows whom to write to.
    trust = "REQUESTS_CA_BUNDLE=/etc/ssl/lab-acme-ca.crt"
    account = lab.ssh("meet1", f"{trust} certbot show_account --server https://outsider:14000/dir")
    assert "Email contact: admin@lab.test" in account
    assert lab.restarted(before) == set() and lab.pid("meet1", "nginx") == nginx
    # Who connects anew trusts it by what it was started with.
    bridges = lab.pids_of("bridge1", "bridge2")
    lab.ssh("meet1", "systemctl restart prosody")
    lab.wait_for_bridges()
    assert lab.pids_of(*bridges) == bridges


# What certbot calls after a renewal, and what tells it whom to trust.
HOOK, TRUST = "/usr/local/sbin/scalable-jitsi-certificate", "/etc/systemd/system/certbot.service.d/scalable-jitsi.conf"


def test_acme_certificate_is_renewed_by_the_timer_and_left_alone_by_a_run(lab, acme):
    nginx, first = lab.pid("meet1", "nginx"), served(lab)
    # As the timer does it.
    lab.ssh(
        "meet1", "sed -i 's/^# renew_before_expiry.*/renew_before_expiry = 9999 days/' /etc/letsencrypt/renewal/*.conf"
    )
    lab.ssh("meet1", "systemctl start certbot.service")
    second = served(lab)
    assert "Pebble" in second and second != first
    assert lab.pid("meet1", "nginx") == nginx and lab.ssh("meet1", "scalable-jitsi-started check nginx") == ""
    lab.ssh("meet1", f"systemctl disable --now certbot.timer; chmod 700 {HOOK}; rm {TRUST}")
    run = lab.site("--limit=meet1", *acme)
    assert run.code == 0, run.output
    seen = ["certbot.timer does not start with the host", "certbot.timer does not run", HOOK, TRUST]
    assert [text for text in seen if f" {text}'" not in run.output] == []
    assert served(lab) == second
    assert lab.ssh("meet1", f"stat --format %a {HOOK} {TRUST}; systemctl is-active certbot.timer") == "755\n644\nactive"


def test_wrong_acme_server_is_named_with_a_remedy(lab, acme, get):
    before = served(lab)
    run = lab.site("--limit=meet1", *acme, "--extra-vars=jitsi_meet_acme_server=https://outsider:14001/dir")
    output = " ".join(run.output.split())
    assert run.code != 0
    # Nothing else differs after the run before.
    assert output.count("' acme ") == 1
    assert "' acme https://outsider:14001/dir has issued no certificate for meet.lab.test" in output
    assert "meet1: no certificate for meet.lab.test from https://outsider:14001/dir" in output
    assert "Look whether jitsi_meet_acme_server is right" in output
    assert get(DOMAIN).status == "200" and served(lab) == before
