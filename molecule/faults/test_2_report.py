"""The report of verify in a real browser: on a phone and on a desk, light and dark, without JavaScript."""

import pathlib
import re
import subprocess

import pytest
from conftest import HOSTS

# Started as root, and without a word to anybody.
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
]  # fmt: skip
# Goes into a copy of the page, which has no script of its own, and tells the frame around it what the browser did.
MEASURE = """<script>
const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1);
const colour = getComputedStyle(document.body).color, fetched = performance.getEntriesByType('resource').length;
parent.postMessage([innerWidth, document.documentElement.scrollWidth, wide.length, colour, fetched].join('|'), '*');
</script></body>"""
# Chromium makes no window as narrow as a phone; a frame is.
FRAME = """<!DOCTYPE html><script>onmessage = event => { document.documentElement.dataset.measured = event.data }</script>
<body style="margin: 0"><iframe src="%s" style="border: 0; width: %dpx; height: 4000px"></iframe>"""
SCHEMES = {"dark": 0, "light": 1}


@pytest.fixture(scope="module")
def page(lab, tmp_path_factory) -> pathlib.Path:
    """Verify a cluster with one bridge stopped, and keep the page."""
    path = tmp_path_factory.mktemp("report") / "verify.html"
    lab.ssh("bridge2", "systemctl stop jitsi-videobridge2")
    run, _ = lab.verify(f"--extra-vars=jitsi_verify_report={path}")
    lab.ssh("bridge2", "systemctl start jitsi-videobridge2")
    assert run.code != 0
    return path


def browse(page: pathlib.Path, *options: str) -> str:
    """Return the page's document as the browser has it after its layout."""
    profile = page.parent / "profile"
    command = [*CHROMIUM, f"--user-data-dir={profile}", *options, "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout


def measured(page: pathlib.Path, text: str, width: int, scheme: str = "light") -> str:
    """Return how the browser lays the page out with all details open, as MEASURE says it."""
    copy, frame = page.with_name("copy.html"), page.with_name("frame.html")
    copy.write_text(text.replace("<details", "<details open").replace("</body>", MEASURE))
    frame.write_text(FRAME % (copy.name, width))
    document = browse(frame, f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", "--window-size=1400,1000")
    found = re.search(r'data-measured="([^"]*)"', document)
    assert found, document
    return found.group(1)


@pytest.mark.parametrize(
    ("width", "scheme", "colour"),
    [(390, "light", "rgb(28, 34, 38)"), (390, "dark", "rgb(230, 234, 237)"), (1280, "light", "rgb(28, 34, 38)")],
)
def test_it_fits_the_screen_with_all_details_open(page, width, scheme, colour):
    assert measured(page, page.read_text(), width, scheme) == f"{width}|{width}|0|{colour}|0"


def test_the_measure_finds_what_is_too_wide(page):
    wide = page.read_text().replace("</main>", "</main><p style='width: 400px'>wide</p>")
    assert measured(page, wide, 390).split("|")[:3] == ["390", "416", "1"]


def test_it_names_every_host_and_what_to_do_and_has_the_picture(page):
    document = browse(page)
    for host in HOSTS:
        assert f'<span class="host">{host}</span>' in document
    assert "jitsi-videobridge2 does not run" in document
    assert re.search(r'<title>bridge2: [^<]*</title>\s*<rect class="box failed"', document)
    assert '<details class="failed" open="">' in document


def test_it_needs_nothing_from_elsewhere_and_no_script(page):
    text = page.read_text().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"<script|<link|<img|<iframe|src=|href=|url\(|@import|https?://", text)
