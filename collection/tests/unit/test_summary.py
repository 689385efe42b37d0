"""What a run says at its end."""

from ansible_collections.scalable.jitsi.plugins.action.summary import summary

ORDER = ["meet1", "bridge1", "bridge2", "bridge3", "bridge4"]
NOTHING = {"done": {}, "waits": {}, "failed": [], "written": [], "page": "https://meet.example.com/"}


def test_says_where_the_page_is_where_nothing_was_done():
    assert summary(NOTHING | {"waits": {"bridge1": []}}, ORDER) == ["web page: https://meet.example.com/"]


def test_says_what_was_done_what_failed_and_what_waits(monkeypatch):
    monkeypatch.chdir("/")
    lines = summary(
        NOTHING
        | {
            "done": {"meet1": ["web"], "bridge1": ["bridge"], "bridge2": ["bridge"], "bridge3": ["bridge"]},
            "failed": ["bridge3"],
            "waits": {"bridge2": ["jitsi-videobridge2 restarts when its 3 conferences have ended"], "bridge1": []},
            "written": ["/inventory/.jitsi/jitsi_secrets.yml", "/inventory/.jitsi/jitsi_nicknames.yml"],
        },
        ORDER,
    )

    assert lines == [
        "done on meet1: web",
        "done on bridge1, bridge2: bridge",
        "failed on bridge3: see above; run this again when that is fixed",
        "waits on bridge2: jitsi-videobridge2 restarts when its 3 conferences have ended",
        "commit what this run has written: inventory/.jitsi/jitsi_secrets.yml, inventory/.jitsi/jitsi_nicknames.yml",
        "web page: https://meet.example.com/",
    ]
