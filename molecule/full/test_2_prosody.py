"""What prosody does for its clients, asked by a client."""

import base64
import hmac
import html
import json
import pathlib
import re
import subprocess
import time

from conftest import BRIDGES, wait_for

DOMAIN = "meet.lab.test"
ACCOUNTS = "/var/lib/prosody/meet%2elab%2etest/accounts"
CLIENT = pathlib.Path(__file__).with_name("xmpp.py").read_text(encoding="utf-8")


def talk(lab, script: str) -> str:
    """Run a script with the client on the meet host, and return what it prints."""
    return lab.ssh("meet1", "python3 -", stdin=CLIENT + script)


def test_a_bridge_hears_nothing_of_the_other_bridges_and_jicofo_hears_all(lab):
    # A room beside the brewery, so that no one takes the two for bridges.
    script = f"""
def presences(text):
    return re.findall("<presence[^>]* from=[^>]*?/([a-z]+)[^a-z]", text)

first, second = (Client("auth.meet.lab.test", "jvb", "{lab.secrets()["jvb"]}") for _ in range(2))
focus = Client("auth.meet.lab.test", "focus", "{lab.secrets()["focus"]}")
room = "quiet@internal.auth.meet.lab.test"
first.join(room, "first")
focus.join(room, "focus")
print(presences(second.join(room, "second")))
second.send(f"<presence to='{{room}}/second'/>")
print(presences(second.until_echo(room, "middle")))
second.send(f"<presence to='{{room}}/second' type='unavailable'/>")
heard = focus.wait("(?s).*<presence[^>]*type='unavailable'.*?>")[0]
print(presences(first.until_echo(room, "end")))
print(presences(heard))
"""
    assert talk(lab, script).splitlines() == ["['second']", "['second']", "[]", "['second', 'second', 'second']"]


def test_the_domain_tells_clients_of_every_feature_and_each_address_answers(lab):
    script = f"""
client = Client("guest.{DOMAIN}")
text = client.features_of("{DOMAIN}").replace('"', "'")
said = [dict(re.findall("([a-z]+)='([^']*)'", tag)) for tag in re.findall("<identity[^>]*>", text)]
told = dict((one["type"], one["name"]) for one in said if one["category"] == "component")
# Jitsi's module still tells mobile apps of a component that it has no more.
told.pop("conference_duration", "")
print(*sorted(set(told)))
print(*["not-allowed" in client.features_of(host) for host in [*told.values(), "nowhere.{DOMAIN}"]])
"""
    features = "av_moderation breakout_rooms end_conference file-sharing lobbyrooms polls room_metadata speakerstats"
    assert talk(lab, script).splitlines() == [features, "False " * 8 + "True"]


def test_prosody_starts_without_a_warning(lab):
    text = lab.ssh("meet1", "sed '/Received SIG/d' /var/log/prosody/prosody.log")
    # Since the last start: of what strangers and refused logins do elsewhere other tests tell.
    started = text.rpartition("Hello and welcome to Prosody")[2]
    lines = [line for line in started.splitlines() if re.search("\\t(warn|error)\\t|deprecated|Unable to load", line)]
    # A client that lost its session to that start.
    assert [line for line in lines if "Unable to associate request with a session" not in line] == []
    checked = lab.ssh("meet1", "prosodyctl check config </dev/null")
    assert not re.search("deprecated|warning|mod_posix", checked, re.IGNORECASE), checked
    assert lab.ssh("meet1", "ls /usr/lib/*/lua/5.4/lunbound.so")
    assert "warn" not in lab.ssh("meet1", "nginx -t 2>&1")


def can_log_in(lab, user: str, password: str) -> bool:
    """Tell whether prosody lets somebody in who has an account, or with no name somebody who has none."""
    script = f"""
try:
    Client("{DOMAIN}", "{user}", "{password}")
    print("in")
except Refused:
    print("out")
"""
    return talk(lab, script) == "in"


def test_who_may_open_conferences_has_the_password_of_the_vault(lab):
    secrets = lab.secrets()
    assert can_log_in(lab, "anna", secrets["account-anna"])
    assert can_log_in(lab, "ben.b", secrets["account-ben.b"])
    assert not can_log_in(lab, "anna", secrets["account-ben.b"])
    assert not can_log_in(lab, "", ""), "somebody without an account got in where conferences are opened"


def test_guests_come_in_by_a_domain_of_their_own(lab):
    assert talk(lab, f'print(Client("guest.{DOMAIN}").jid)').partition("@")[2].startswith(f"guest.{DOMAIN}/")


def test_nobody_makes_an_account_and_no_other_server_is_heard(lab):
    script = f"""
client = Client("guest.{DOMAIN}")
print("jabber:iq:register" in client.features, "jabber:iq:register" in client.features_of("{DOMAIN}"))
register = "<query xmlns='jabber:iq:register'><username>eve</username><password>eve</password></query>"
print(client.query("set", register, "type='error'", "{DOMAIN}")[0])
"""
    assert talk(lab, script).splitlines() == ["False False", "type='error'"]
    assert lab.ssh("meet1", "ss --no-header --tcp --listening --numeric 'sport = :5269'") == ""
    assert lab.ssh("meet1", f"ls {ACCOUNTS}").split() == ["anna.dat", "ben%2eb.dat"]


def test_limits_are_those_of_the_inventory(lab):
    pid = lab.pid("meet1", "prosody")
    # The process has as many as the machine of the lab allows.
    assert lab.ssh("meet1", "systemctl show --property LimitNOFILE --value prosody") == "65536"
    assert "[eventpoll]" in lab.ssh("meet1", f"readlink /proc/{pid}/fd/*")
    text = lab.ssh("meet1", "cat /etc/prosody/prosody.cfg.lua")
    assert 'rate = "1024kb/s"' in text and "smacks_hibernation_time = 60" in text
    assert "smacks_hibernation_time = 6" in lab.ssh("meet1", f"cat /etc/prosody/conf.d/{DOMAIN}.cfg.lua")


def test_the_browser_has_our_settings_over_the_packaged_ones(lab, tmp_path):
    page = tmp_path / "page.html"
    page.write_text(f"""<!DOCTYPE html><script src="https://{DOMAIN}/config.js"></script>
<script src="https://{DOMAIN}/interface_config.js"></script><body><script>
const app = [config.hosts, config.p2p, config.startAudioMuted, config.channelLastN];
const face = [interfaceConfig.APP_NAME, interfaceConfig.PROVIDER_NAME];
document.body.textContent = JSON.stringify([...app, ...face]);
</script>""")
    command = [
        "ip", "netns", "exec", f"sj-{lab.name}", "chromium", "--headless", "--no-sandbox", "--disable-gpu",
        "--no-first-run", "--disable-background-networking", "--ignore-certificate-errors",
        f"--host-resolver-rules=MAP {DOMAIN} {lab.network}.11", f"--user-data-dir={tmp_path}/profile", "--dump-dom",
    ]  # fmt: skip
    document = subprocess.run([*command, page.as_uri()], capture_output=True, text=True, check=True, timeout=300).stdout
    hosts = {"domain": DOMAIN, "muc": f"conference.{DOMAIN}", "anonymousdomain": f"guest.{DOMAIN}"}
    found = json.loads(html.unescape(re.search(r"<body>(.*)</body>", document, re.DOTALL).group(1)))
    # Both what follows from a TURN server and what the inventory says.
    stun = [{"urls": f"stun:{server}:3478"} for server in ("stun.lab.test", f"{lab.network}.41")]
    assert found == [hosts, {"enabled": False, "stunServers": stun, "useStunTurn": True}, 10, -1, "Lab", "Jitsi"]


def restart_prosody_before_jicofo(lab) -> None:
    """Restart prosody, with jicofo away until the bridges are back: they make the brewery."""
    lab.ssh("meet1", "systemctl stop jicofo && systemctl restart prosody")
    logins = "ss --no-header --tcp state established sport = :5222 | wc -l"
    wait_for(lambda: int(lab.ssh("meet1", logins)) >= len(BRIDGES), "the bridges do not come back")
    time.sleep(2)
    lab.ssh("meet1", "truncate --size 0 /var/log/jitsi/jicofo.log && systemctl start jicofo")


def test_the_cluster_lives_through_a_restart_because_jicofo_owns_each_room(lab):
    lab.wait_for_bridges()
    path, option = "/etc/prosody/conf.avail/meet.lab.test.cfg.lua", "component_admins_as_room_owners ="
    kept = lab.ssh("meet1", f"cat {path}")
    assert f"\n{option} true\n" in kept
    lab.ssh("meet1", f"sed -i 's/^{option} true/{option} false/' {path}")
    try:
        restart_prosody_before_jicofo(lab)
        health = "curl --silent --output /dev/null --write-out %{http_code} http://127.0.0.1:8888/about/health"
        wait_for(lambda: lab.ssh("meet1", health, check=False) == "500", "jicofo is well")
        log = lab.ssh("meet1", "cat /var/log/jitsi/jicofo.log")
        assert "Failed to create room" in log and "Only owners can configure rooms" in log
        assert lab.rest("meet1", "stats")["bridge_selector"]["bridge_count"] == 0
    finally:
        lab.ssh("meet1", f"cat > {path}", stdin=kept + "\n")
        restart_prosody_before_jicofo(lab)
    lab.wait_for_bridges()
    assert "Failed to create room" not in lab.ssh("meet1", "cat /var/log/jitsi/jicofo.log")


def by_token(lab, query: str) -> bool:
    """Tell whether prosody lets a browser in that comes with this query."""
    common = "xmlns='http://jabber.org/protocol/httpbind' rid='{}'"
    first = f"<body {common.format(1)} to='{DOMAIN}' xml:lang='en' wait='5' hold='1' ver='1.6' xmpp:version='1.0'"
    first += " xmlns:xmpp='urn:xmpp:xbosh'/>"
    auth = f"<body {common.format(2)} sid='%s'><auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='ANONYMOUS'/></body>"
    script = f"""
import re, urllib.request
def post(text):
    address = "http://127.0.0.1:5280/http-bind?{query}"
    request = urllib.request.Request(address, text.encode(), dict([("Host", "{DOMAIN}"), ("Content-Type", "text/xml")]))
    return urllib.request.urlopen(request, timeout=30).read().decode()
answer = post(\"\"\"{first}\"\"\")
answer = post(\"\"\"{auth}\"\"\" % re.search("sid=['\\"]([^'\\"]*)", answer)[1])
print(re.search("<(success|failure)", answer)[1])
"""
    return lab.ssh("meet1", "python3 -", stdin=script) == "success"


def token(secret: str, **claims) -> str:
    """Sign claims as an application does."""

    def encoded(raw: bytes) -> str:
        return base64.urlsafe_b64encode(raw).decode().rstrip("=")

    signed = ".".join(encoded(json.dumps(part).encode()) for part in ({"alg": "HS256", "typ": "JWT"}, claims))
    return f"token={signed}.{encoded(hmac.digest(secret.encode(), signed.encode(), 'sha256'))}"


def test_with_tokens_only_who_brings_a_good_one_comes_in(lab):
    options = "{jitsi_meet_authentication: jwt, jitsi_meet_jwt_app_id: shop, jitsi_meet_accounts: []}"
    run = lab.site("--limit=meet1", f"--extra-vars={options}")
    assert run.code == 0, run.output
    secret, end = lab.secrets()["jwt"], time.time() + 3600
    assert by_token(lab, token(secret, iss="shop", aud="shop", room="*", exp=end))
    assert not by_token(lab, token("0" * 32, iss="shop", exp=end))
    assert not by_token(lab, token(secret, iss="other", exp=end))
    assert not by_token(lab, token(secret, iss="shop", exp=end - 7200))
    assert not by_token(lab, "room=x")
    assert lab.site("--limit=meet1").code == 0
    lab.wait_for_bridges()
