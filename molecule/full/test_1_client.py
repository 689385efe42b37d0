"""Jitsi's own client library in a real browser, through the web host: it connects, enters a conference, and chats.

The library is of August 2021, the newest of npm that tells a guest to wait, and knows the identities of then. For all others
the test asks the domain as today's library does, in the same session.
"""

import pathlib

import pytest
from conftest import PROJECT, wait_for
from selenium import webdriver

DOMAIN = "meet.lab.test"
# What today's library looks for in disco#info of the domain, which has all that Jitsi's packages switch on: types of
# identities, whose names are the addresses of components. lib-jitsi-meet 01daa07 of 2026-08-20, modules/xmpp/xmpp.ts,
# _processDiscoInfoIdentities.
IDENTITIES = {
    "av_moderation": f"avmoderation.{DOMAIN}",
    "breakout_rooms": f"breakout.{DOMAIN}",
    "end_conference": f"endconference.{DOMAIN}",
    "lobbyrooms": f"lobby.{DOMAIN}",
    "polls": f"polls.{DOMAIN}",
    "room_metadata": f"metadata.{DOMAIN}",
    "speakerstats": f"speakerstats.{DOMAIN}",
}
LIBRARY = PROJECT / ".venv" / "client"
# Started as root, and without a word to anybody but the web host.
OPTIONS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


class Browser:
    """A browser with the library in a page of the site."""

    def __init__(self, address: str):
        options = webdriver.ChromeOptions()
        options.binary_location, options.accept_insecure_certs = "/usr/bin/chromium", True
        for option in (*OPTIONS, f"--host-resolver-rules=MAP {DOMAIN} {address}, MAP * ~NOTFOUND"):
            options.add_argument(option)
        # Named, so that nothing looks for a newer one.
        self.driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))
        self.driver.set_script_timeout(60)
        self.driver.get(f"https://{DOMAIN}/")
        packages = (LIBRARY / "packages").read_text().splitlines()
        for file in [line.split()[2].rpartition("/")[2] for line in packages if not line.startswith("#")]:
            self.run((LIBRARY / file).read_text(encoding="utf-8") + "\nself.jquery = self.jQuery;")
        self.run(pathlib.Path(__file__).resolve().with_name("client").joinpath("page.js").read_text(encoding="utf-8"))

    def run(self, script: str, *arguments):
        """Run a script in the page, and return what it returns, also later."""
        return self.driver.execute_script(script, *arguments)

    def do(self, name: str, *arguments):
        """Call a function of page.js."""
        return self.run("return client[arguments[0]](...arguments[1])", name, arguments)

    def has(self, what: str) -> list[str]:
        """Return what has come in: people, or messages."""
        return self.run("return client.log[arguments[0]]", what)


@pytest.fixture(scope="module")
def browsers(lab) -> list[Browser]:
    """Two browsers, connected by BOSH and by websocket; the second has an account where that is asked for."""
    found = []
    try:
        found += [Browser(f"{lab.network}.11")]
        found += [Browser(f"{lab.network}.11")]
        account = [f"anna@{DOMAIN}", lab.secrets()["account-anna"]] if has_accounts(lab) else []
        for browser, how in zip(found, (["bosh"], ["websocket", *account]), strict=True):
            assert browser.do("connect", *how).startswith("connection.connectionEstablished ")
        yield found
        for browser in found:
            browser.do("leave")
    finally:
        for browser in found:
            browser.driver.quit()


def has_accounts(lab) -> bool:
    """Return whether only who has an account opens a conference."""
    return lab.inventory.name == "lab-full"


def test_they_find_every_component(browsers):
    for browser in browsers:
        found = browser.do("identities", DOMAIN)
        assert {kind: found.get(kind) for kind in IDENTITIES} == IDENTITIES


def test_they_ask_jicofo_over_http_where_nobody_has_an_account(lab, browsers):
    url = browsers[0].run("return config.conferenceRequestUrl")
    if has_accounts(lab):
        # Jicofo refuses even who has one, and the app would end with an error.
        assert url is None
        assert browsers[1].do("request", f"https://{DOMAIN}/conference-request/v1", "party") == {"status": 400}
    else:
        answer = browsers[0].do("request", url, "party")
        assert answer["ready"] and answer["focusJid"].startswith(f"focus@auth.{DOMAIN}"), answer


def test_no_settings_lead_to_strangers(browsers):
    settings = browsers[0].run("return JSON.stringify(config)")
    assert "stunServers" in settings and "jitsi.net" not in settings


def test_they_meet_and_chat(lab, browsers):
    first, second = browsers
    if has_accounts(lab):
        assert first.do("join", "party") == "conference.failed conference.authenticationRequired"
    for browser in reversed(browsers):
        assert browser.do("join", "party") == "conference.joined"
    for one, other in ((first, second), (second, first)):
        wait_for(lambda: other.do("me") in one.has("people"), "one browser does not see the other")
        other.do("say", "Grüße")
        wait_for(lambda: f"{other.do('me')}: Grüße" in one.has("messages"), "no message came")
