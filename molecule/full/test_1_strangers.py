"""Strangers at every door: what each host and component of prosody takes from whom, as docs/security.md has it."""

import contextlib
import json
import pathlib
import re
import subprocess
import time

import pytest
from conftest import HOSTS, wait_for

DOMAIN = "meet.lab.test"
AUTH, BREWERY = f"auth.{DOMAIN}", f"jvbbrewery@internal.auth.{DOMAIN}"
CLIENT = pathlib.Path(__file__).resolve().with_name("xmpp.py").read_text(encoding="utf-8")
ROSTERS = "/var/lib/prosody/auth%2emeet%2elab%2etest/roster/*"
WAYS = ["Bosh", "WebSocket"]

# Every kind of stanza. Some get no answer: those that are answers themselves, and what needs a subscription first, which
# the visitor's own host knows.
STATS = "<stats xmlns='http://jitsi.org/protocol/colibri'><stat name='stress_level' value='0.01'/></stats>"
PRESENCES = {"join": f"<x xmlns='http://jabber.org/protocol/muc'/>{STATS}"} | dict.fromkeys(
    ["unavailable", "subscribe", "subscribed", "unsubscribe", "unsubscribed", "probe"], ""
)
INVITE = f"<x xmlns='http://jabber.org/protocol/muc#user'><invite to='focus@{AUTH}'/></x>"
MESSAGES = {"chat": "<body>x</body>", "groupchat": "<body>x</body>", "headline": "<body>x</body>", "normal": INVITE}
REQUESTS = {
    "info": ("get", "<query xmlns='http://jabber.org/protocol/disco#info'/>"),
    "items": ("get", "<query xmlns='http://jabber.org/protocol/disco#items'/>"),
    "ping": ("get", "<ping xmlns='urn:xmpp:ping'/>"),
    "version": ("get", "<query xmlns='jabber:iq:version'/>"),
    "card": ("get", "<vCard xmlns='vcard-temp'/>"),
    "roster": ("get", "<query xmlns='jabber:iq:roster'/>"),
    "register": ("set", "<query xmlns='jabber:iq:register'><username>eve</username><password>eve</password></query>"),
    "commands": ("set", "<command xmlns='http://jabber.org/protocol/commands' node='x' action='execute'/>"),
    "colibri": ("set", "<conference-modify xmlns='jitsi:colibri2' meeting-id='x' name='x' create='true'/>"),
    "conference": ("set", f"<conference xmlns='http://jitsi.org/protocol/focus' room='x@conference.{DOMAIN}'/>"),
    "owner": ("get", "<query xmlns='http://jabber.org/protocol/muc#owner'/>"),
    "destroy": ("set", "<query xmlns='http://jabber.org/protocol/muc#owner'><destroy/></query>"),
    "kick": ("set", "<query xmlns='http://jabber.org/protocol/muc#admin'><item nick='focus' role='none'/></query>"),
}


def stanzas() -> dict[str, str]:
    """Return all of them by name, with a place for the address."""
    kinds = {"join": "", "normal": ""}
    found = {
        f"{name} {kind}": f"<{name} to='{{to}}'"
        + (f" type='{kind}'" if kinds.get(kind, kind) else "")
        + f">{text}</{name}>"
        for name, texts in (("presence", PRESENCES), ("message", MESSAGES))
        for kind, text in texts.items()
    }
    found |= {
        f"iq {name}": f"<iq to='{{to}}' id='x' type='{kind}'>{text}</iq>" for name, (kind, text) in REQUESTS.items()
    }
    errors = "<error type='cancel'><gone xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>"
    for name in ("iq", "message", "presence"):
        found[f"silent {name}"] = f"<{name} to='{{to}}' id='x' type='error'>{errors}</{name}>"
    return found | {"silent result": "<iq to='{to}' id='x' type='result'/>"}


def answers(lab, host: str, session: str, wanted: list[str]) -> list[str]:
    """Send stanzas in a session on a host; return what came of each: a condition, `answered` or `silence`."""
    script = f"""
import json
client = {session}
for stanza in json.loads({json.dumps(json.dumps(wanted))}):
    got = client.answers_to(stanza)
    error = re.search("type=['\\"]error['\\"].*?<error[^>]*><([a-z-]+)", got)
    print(error[1] if error else "answered" if got else "silence")
"""
    return lab.ssh(host, "python3 -", stdin=CLIENT + script).splitlines()


def visitors(lab) -> list[str]:
    """Return the sessions, but for their stream, of who may come in from the world."""
    if lab.inventory.name != "lab-full":
        return [f'Client("{DOMAIN}"']
    return [f'Client("guest.{DOMAIN}"', f'Client("{DOMAIN}", "anna", "{lab.secrets()["account-anna"]}"']


def sessions(lab) -> dict[str, tuple[str, str]]:
    """Return each session of a visitor, with the host that it is on: through the web, and at prosody's own port."""
    meet = f"{lab.network}.11"
    found = {}
    for number, who in enumerate(visitors(lab)):
        for way in WAYS:
            found[f"{number} {way}"] = ("outsider", f'{who}, stream={way}("{meet}", "{DOMAIN}"))')
        # An address that the firewall lets through.
        found[f"{number} Tcp"] = ("bridge1", f'{who}, stream=Tcp("{meet}"))')
    return found


def components(lab) -> set[str]:
    """Return the names of prosody's hosts and components, without the domain."""
    text = lab.ssh("meet1", f"cat /etc/prosody/conf.d/*.cfg.lua")
    found = re.findall('^(?:VirtualHost|Component) "([^"]*)"', text, re.M)
    return {name.removesuffix(DOMAIN).removesuffix(".") for name in found}


def closed(lab) -> list[str]:
    """Return addresses that no visitor may reach, those that exist and one that does not."""
    nickname = sorted(lab.nicknames())[0]
    accounts = [f"{name}@{AUTH}" for name in ("focus", "jvb", "nobody")]
    return [
        *(AUTH, f"internal.{AUTH}", BREWERY, f"{BREWERY}/{nickname}", f"{BREWERY}/evil", f"new@internal.{AUTH}"),
        *accounts,
        f"focus@{AUTH}/focus",
        *(f"jvb@{AUTH}/{resource}" for resource in ("jvb", nickname)),
    ]


def test_visitors_reach_neither_jicofo_nor_bridges_nor_their_room(lab):
    lab.wait_for_bridges()
    before, kinds = lab.nicknames(), stanzas()
    wanted = [text.replace("{to}", address) for address in closed(lab) for text in kinds.values()]
    silent = [stanza for stanza in wanted if re.search("type='(error|result|subscribed|unsubscribed?)'", stanza)]
    assert len(wanted) > 300
    for name, (host, session) in sessions(lab).items():
        found = dict(zip(wanted, answers(lab, host, session, wanted), strict=True))
        assert {stanza: what for stanza, what in found.items() if what not in ("service-unavailable", "silence")} == {}
        assert [stanza for stanza, what in found.items() if what == "silence" and stanza not in silent] == [], name
    assert lab.nicknames() == before, "a visitor became a bridge"
    assert "@" not in lab.ssh("meet1", f"cat {ROSTERS}"), "somebody is subscribed"


@pytest.fixture(scope="module", name="party")
def open_party(lab):
    """A room that jicofo has opened, with jicofo in it."""
    room = f"party@conference.{DOMAIN}"
    script = f"""
client = Client("{AUTH}", "focus", "{lab.secrets()["focus"]}")
client.join("{room}", "focus")
print("ready", flush=True)
import time
time.sleep(900)
"""
    command = ["ssh", "-F", lab.state / "ssh_config", "meet1", "python3", "-u", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        process.stdin.write(CLIENT + script)
        process.stdin.close()
        assert process.stdout.readline() == "ready\n"
        yield room
        process.kill()
    lab.ssh("meet1", "pkill -f '^python3 -u -'", check=False)


def to(address: str, *names: str) -> list[str]:
    """Return stanzas to an address."""
    return [stanzas()[name].replace("{to}", address) for name in names]


def test_rooms_are_open_to_those_who_know_them_and_nobody_else_makes_or_lists_any(lab, party):
    rooms = sorted({"conference", "breakout", "lobby", "polls"} & components(lab))
    for name, (host, session) in sessions(lab).items():
        new = [stanza for part in rooms for stanza in to(f"new@{part}.{DOMAIN}/me", "presence join")]
        # Jitsi's polls were a component of rooms until 2026.
        assert set(answers(lab, host, session, new)) <= {"not-allowed", "service-unavailable"}, name
        asked = to(party, "iq info", "iq owner", "iq destroy", "iq kick")
        assert answers(lab, host, session, asked) == ["forbidden", *["forbidden"] * 2, "not-allowed"], name
        inside = [
            *to(f"{party}/{name.replace(' ', '')}", "presence join"),
            *to(party, "iq info", "iq owner", "iq kick"),
        ]
        assert answers(lab, host, session, inside) == ["answered", "answered", "forbidden", "not-allowed"], name
        script = f"""
client = {session}
asked = "<query xmlns='http://jabber.org/protocol/disco#items'/>"
for host in {rooms}:
    print(client.query("get", asked, "<iq.*?</iq>|<iq[^>]*/>", host + ".{DOMAIN}")[0].count("<item"))
"""
        assert lab.ssh(host, "python3 -", stdin=CLIENT + script).split() == ["0"] * len(rooms), name


def test_jicofos_address_takes_requests_and_nothing_else(lab):
    kinds = [name for name in stanzas() if name.startswith(("presence", "message"))]
    for name, (host, session) in sessions(lab).items():
        found = answers(lab, host, session, to(f"focus.{DOMAIN}", *kinds))
        assert "answered" not in found, f"{name}: {dict(zip(kinds, found, strict=True))}"


def test_people_meet_in_rooms_alone(lab):
    users = [f"{who}@{host}" for who in ("anna", "nobody") for host in (DOMAIN, f"guest.{DOMAIN}")]
    for name, (host, session) in sessions(lab).items():
        known = [user for user in users if lab.inventory.name == "lab-full" or f"@{DOMAIN}" in user]
        if '"anna"' in session:
            known.remove(f"anna@{DOMAIN}")
        wanted = [text for user in known for text in to(f"{user}/x", *stanzas()) + to(user, *stanzas())]
        assert set(answers(lab, host, session, wanted)) == {"service-unavailable", "silence"}, name
        assert answers(lab, host, session, to(DOMAIN, "iq info", "iq ping")) == ["answered"] * 2, name


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("host", [AUTH, "localhost", f"internal.{AUTH}", f"conference.{DOMAIN}", f"nowhere.{DOMAIN}"])
def test_nobody_logs_in_through_the_web_but_people(lab, way, host):
    # With the bridges' own password too, whatever a client says of itself.
    script = f"""
Bosh.version = VERSION
for mechanism, user in (("PLAIN", "jvb"), ("SCRAM-SHA-1", ""), ("ANONYMOUS", "")):
    stream, said = {way}("{lab.network}.11", "{DOMAIN}", "X-Forwarded-Proto: https\\r\\nX-Forwarded-For: 127.0.0.1\\r\\n"), ""
    token = base64.b64encode("\\0jvb\\0{lab.secrets()["jvb"]}".encode() if user else b"n,,n=jvb,r=abc").decode()
    auth = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='" + mechanism + "'>" + token + "</auth>"
    with contextlib.suppress(Ended):
        for text, answer in ((stream.header("{host}"), "features"), (auth, "<(success|challenge|failure)")):
            stream.send(text)
            while not re.search(answer, said):
                said += stream.receive()
    print("open" if re.search("<mechanism|<success|<challenge", said) else "closed", said)
"""
    warnings = "grep -c 'No stream features' /var/log/prosody/prosody.log || true"
    before = lab.ssh("meet1", warnings)
    for version in ("\"ver='1.6' xmpp:version='1.0'\"", '""'):
        said = lab.ssh("outsider", "python3 -", stdin=CLIENT + script.replace("VERSION", version)).splitlines()
        assert len(said) == 3 and [line for line in said if not line.startswith("closed")] == []
    assert lab.ssh("meet1", warnings) == before, "each try leaves a warning in the log"


def test_a_bridge_has_no_rights_in_the_brewery(lab):
    session = f'Client("{AUTH}", "jvb", "{lab.secrets()["jvb"]}", Tcp("{lab.network}.11"))'
    kick = to(BREWERY, "iq owner", "iq destroy", "iq kick")
    assert answers(lab, "bridge1", session, kick) == ["forbidden", "forbidden", "not-allowed"]


GUESS = """
end, count, stream = time.monotonic() + 8, 0, None
auth = "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>%s</auth>"
while time.monotonic() < end:
    try:
        if not stream:
            stream = STREAM
            stream.secure("HOST")
            stream.send(stream.header("HOST"))
            while "features" not in stream.receive():
                pass
        stream.send(auth % base64.b64encode(b"\\0USER\\0wrong").decode())
        if "not-authorized" not in stream.receive():
            raise Ended
        count += 1
    except (Ended, TimeoutError):
        stream = None
print(count)
"""


def guesses(lab, host: str, domain: str, user: str, stream: str) -> int:
    """Guess passwords for eight seconds; return how many were looked at."""
    script = GUESS.replace("HOST", domain).replace("USER", user).replace("STREAM", stream)
    return int(lab.ssh(host, "python3 -", stdin=CLIENT + script))


def seconds_to_log_in(lab, host: str, session: str) -> float:
    """Return how long a login takes."""
    began = time.monotonic()
    lab.ssh(host, "python3 -", stdin=CLIENT + session)
    return time.monotonic() - began


def test_guessing_is_slow_and_locks_nobody_out(lab):
    secrets, meet = lab.secrets(), f"{lab.network}.11"
    assert 2 <= guesses(lab, "bridge1", AUTH, "focus", f'Tcp("{meet}")') <= 5
    # The account is free to who comes from elsewhere, and at the same address others wait for their turn.
    focus = f'Client("{AUTH}", "focus", "{secrets["focus"]}", Tcp("{meet}"))'
    assert seconds_to_log_in(lab, "meet1", focus) < 5
    seconds_to_log_in(lab, "bridge1", focus)
    if lab.inventory.name == "lab-full":
        for way in WAYS:
            assert guesses(lab, "outsider", DOMAIN, "anna", f'{way}("{meet}", "{DOMAIN}")') <= 5
            anna = f'Client("{DOMAIN}", "anna", "{secrets["account-anna"]}", {way}("{meet}", "{DOMAIN}"))'
            assert seconds_to_log_in(lab, "bridge1", anna) < 5


def test_refused_stanzas_leave_nothing_in_the_log(lab):
    host, session = next(iter(sessions(lab).values()))

    def lines() -> int:
        return int(lab.ssh("meet1", "cat /var/log/prosody/prosody.log /var/log/prosody/prosody.err | wc -l"))

    before = lines()
    answers(lab, host, session, to(f"{BREWERY}/evil", "presence join") * 200)
    assert lines() - before < 10


@contextlib.contextmanager
def stopped(lab, host: str, unit: str):
    """Stop a service for a while."""
    lab.ssh(host, f"systemctl stop {unit}")
    try:
        yield
    finally:
        lab.ssh(host, f"systemctl start {unit}")


def test_after_a_restart_bridges_come_first_and_jicofo_owns_the_brewery(lab):
    with stopped(lab, "meet1", "jicofo"):
        lab.ssh("meet1", "systemctl restart prosody")
        script = f"""
focus = Client("{AUTH}", "focus", "{lab.secrets()["focus"]}")
asked = "<query xmlns='http://jabber.org/protocol/disco#items'/>"
print(focus.query("get", asked, "(?s)<iq.*?</iq>|<iq[^>]*/>", "{BREWERY}")[0].count("forbidden"))
focus.join("{BREWERY}", "watch")
print(focus.query("get", "<query xmlns='http://jabber.org/protocol/muc#admin'><item affiliation='owner'/></query>",
    "(?s)<iq.*?</iq>|<iq[^>]*/>", "{BREWERY}")[0].count("jvb@"))
form = "<x xmlns='jabber:x:data' type='submit'><field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field></x>"
owner = "<query xmlns='http://jabber.org/protocol/muc#owner'>" + form + "</query>"
print(re.search("type=['\\"]([a-z]+)", focus.query("set", owner, "(?s)<iq.*?</iq>|<iq[^>]*/>", "{BREWERY}")[0])[1])
"""
        connected = "ss --no-header --tcp state established sport = :5222 | wc -l"
        bridges = len([host for host in HOSTS if host.startswith("bridge")])
        wait_for(lambda: int(lab.ssh("meet1", connected)) >= bridges, "the bridges do not come back")
        time.sleep(3)
        listed, owned, configured = lab.ssh("meet1", "python3 -", stdin=CLIENT + script).split()
        assert (owned, configured) == ("0", "result"), listed
    lab.wait_for_bridges()


PAGE = (pathlib.Path(__file__).resolve().parents[2] / "docs" / "security.md").read_text(encoding="utf-8")


def test_each_host_is_in_the_table(lab):
    table = "".join(line for line in PAGE.splitlines() if "`strangers::" in line)
    assert [name for name in components(lab) if f"`{name}." not in table and name not in ("", "localhost")] == []
    named = set(re.findall(r"`strangers::(test_\w+)`", PAGE))
    tests = {name for name in globals() if name.startswith("test_")}
    assert named == tests, named ^ tests
