"""The web app learns in which region its browser is, by the address it comes from."""

import html
import json
import re
import subprocess

import pytest

DOMAIN = "https://meet.lab.test"


def told(lab, host: str, path: str, folder) -> dict:
    """Return what a browser on a host has of the settings: some of them, after all scripts of a page or a file."""
    text = lab.ssh(host, f"curl --silent --fail --insecure --resolve meet.lab.test:443:{lab.network}.11 {DOMAIN}{path}")
    scripts = re.findall(r"<script>(.*?)</script>", text, re.S) if path.endswith("room") else [text]
    shown = "config.deploymentInfo, config.startAudioMuted, config.hosts.muc"
    body = "".join(
        f"<script>{script}</script>" for script in [*scripts, f"document.body.textContent = JSON.stringify([{shown}])"]
    )
    page = folder / f"{host}.html"
    page.write_text(f"<!DOCTYPE html><body>{body}")
    command = [
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri(),
    ]  # fmt: skip
    document = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    return json.loads(html.unescape(re.search(r"<body>(.*)</body>", document, re.DOTALL).group(1)))


@pytest.mark.parametrize("path", ["/config.js", "/tenant/a-room"])
def test_the_region_is_that_of_the_address(lab, tmp_path, path):
    muc = f"conference.{'tenant.' if 'tenant' in path else ''}meet.lab.test"
    assert told(lab, "outsider", path, tmp_path) == [{"userRegion": "south"}, 10, muc]
    assert told(lab, "turn1", path, tmp_path) == [None, 10, muc]


def test_no_part_of_the_settings_is_given_by_itself(lab):
    for part in ("config.js", "interface_config.js", "packaged/config.js", "packaged/interface_config.js"):
        ask = f"curl --silent --insecure --output /dev/null --write-out '%{{http_code}}' {DOMAIN}/scalable-jitsi/{part}"
        assert lab.ssh("outsider", ask) == "404", part
