"""Jicofo and conferences, asked as a browser asks: who may open one, who owns it, and when it ends."""

import pathlib

import pytest

DOMAIN = "meet.lab.test"
CLIENT = pathlib.Path(__file__).with_name("xmpp.py").read_text(encoding="utf-8")
HEAD = f"""
import urllib.request

ROOM = "party@conference.{DOMAIN}"


def asked(client):
    child = f"<conference xmlns='http://jitsi.org/protocol/focus' room='{{ROOM}}' machine-uid='x'/>"
    got = client.query("set", child, "(?s)<iq.*?</iq>", "focus.{DOMAIN}")[0].replace('"', "'")
    assert "from='focus.{DOMAIN}'" in got, got
    found = re.search("ready='true'|<(not-[a-z]+)", got)
    return found[1] or found[0]


def owns(client, wanted):
    # Owners alone see who owns the room.
    child = "<query xmlns='http://jabber.org/protocol/muc#admin'><item affiliation='owner'/></query>"
    end = time.monotonic() + 60
    while True:
        got = client.query("get", child, "(?s)<iq [^>]*id=.q[^>]*>", ROOM)[0].replace('"', "'")
        if ("type='result'" in got) == wanted or time.monotonic() > end:
            return "type='result'" in got
        time.sleep(0.2)


def leave(client, nickname):
    client.send(f"<presence to='{{ROOM}}/{{nickname}}' type='unavailable'/>")


def conferences():
    with urllib.request.urlopen("http://127.0.0.1:8888/lab/conferences") as answer:
        return json.load(answer)


def until(wanted):
    end = time.monotonic() + 60
    while (found := conferences().get(ROOM, dict()).get("participants")) != wanted and time.monotonic() < end:
        time.sleep(0.2)
    return found == wanted
"""


def talk(lab, script: str) -> list[str]:
    """Run a script with clients on the meet host; return the lines that it prints."""
    return lab.ssh("meet1", "python3 -", stdin="import json\n" + CLIENT + HEAD + script).splitlines()


def test_a_guest_waits_until_somebody_with_an_account_has_opened_the_conference(lab):
    if lab.inventory.name != "lab-full":
        pytest.skip("nobody has an account here")
    lab.wait_for_bridges()
    script = f"""
guest, anna = Client("guest.{DOMAIN}"), Client("{DOMAIN}", "anna", "{lab.secrets()["account-anna"]}")
print(asked(guest), asked(anna), asked(guest))
anna.join(ROOM, "anna")
guest.join(ROOM, "guest")
print(owns(anna, True), owns(guest, False), until(2))
leave(anna, "anna")
print(until(1), asked(guest))
leave(guest, "guest")
print(until(None), asked(guest))
"""
    assert talk(lab, script) == [
        "not-authorized ready='true' ready='true'",
        "True False True",
        "True ready='true'",
        "True not-authorized",
    ]


def test_without_accounts_the_first_who_comes_owns_the_room_and_the_next_when_that_one_leaves(lab):
    if lab.inventory.name == "lab-full":
        pytest.skip("who has an account owns the rooms here")
    lab.wait_for_bridges()
    script = f"""
first, second = Client("{DOMAIN}"), Client("{DOMAIN}")
print(asked(first), asked(second))
first.join(ROOM, "first")
print(until(1))
second.join(ROOM, "second")
print(owns(first, True), owns(second, False), until(2))
leave(first, "first")
print(until(1), owns(second, True))
leave(second, "second")
print(until(None))
"""
    assert talk(lab, script) == ["ready='true' ready='true'", "True", "True False True", "True True", "True"]


def test_a_room_that_nobody_enters_is_given_up(lab):
    who = (
        f'"{DOMAIN}", "anna", "{lab.secrets()["account-anna"]}"' if lab.inventory.name == "lab-full" else f'"{DOMAIN}"'
    )
    assert talk(lab, f"print(asked(Client({who})), until(0), until(None))") == ["ready='true' True True"]
