"""What prosody does for its clients, asked by a client."""

import pathlib

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
