"""Package source and pinned versions: what reaches the hosts, and what is refused before one is touched."""

import pathlib
import re

import pytest

SOURCE = "etc/apt/sources.list.d/scalable-jitsi.sources"
PINS = "etc/apt/preferences.d/scalable-jitsi"
PROSODY = "etc/apt/sources.list.d/scalable-jitsi-prosody.sources"
SCRIPT = "usr/local/sbin/scalable-jitsi-packages"
JITSI = "FFD65A0DA2BEBDEB73D44C8BB4D2D216F1FD7806"
TEST = pathlib.Path(__file__).resolve().parents[3] / "java-tools/src/test/java/org/scalablejitsi/tools/fleet"


@pytest.fixture
def key(project) -> pathlib.Path:
    """The key of the unit test as a file, with the empty line that one of gpg has."""
    block = (TEST / "PackageRulesTest.java").read_text().partition("KEY =")[2].partition(";")[0]
    path = project.folder / "key.asc"
    path.write_text("\n".join(re.findall('"(.*?)"', block)).replace("\n.\n", "\n\n") + "\n")
    return path


def test_an_empty_source_leaves_it_to_the_hosts_own(project):
    project.vars["jitsi_package_source"] = {}
    for folder in project.preview().values():
        assert not any((folder / path).exists() for path in (SOURCE, PROSODY, PINS, SCRIPT))


def test_without_options_jitsis_own_repository_is_at_hand(project):
    project.turn = {"turn1": {"jitsi_turn_addresses": ["192.0.2.41"]}}
    files = project.preview()
    for host in ("meet1", "bridge1"):
        text = (files[host] / SOURCE).read_text()
        assert "\nURIs: https://download.jitsi.org\nSuites: stable/\n" in text
        assert text.endswith(f"\nSigned-By: /etc/apt/keyrings/scalable-jitsi-{JITSI}.gpg\n")
        assert f"fetch 'https://download.jitsi.org/jitsi-key.gpg.key' {JITSI}\n" in (files[host] / SCRIPT).read_text()
        assert not any((files[host] / path).exists() for path in (PROSODY, PINS))
    assert not any((files["turn1"] / path).exists() for path in (SOURCE, SCRIPT))


def test_a_mirror_whose_key_the_hosts_fetch(project):
    project.vars["jitsi_package_source"] = {
        "url": "https://packages.example.com/jitsi", "key_url": "https://packages.example.com/key?a=b&c=$d",
        "fingerprint": "5978 e7c9 82be b58f eccc  44ea e89b 4712 b949 1467",
    }  # fmt: skip
    folder = project.preview()["bridge1"]
    fingerprint = "5978E7C982BEB58FECCC44EAE89B4712B9491467"
    assert f"\nSigned-By: /etc/apt/keyrings/scalable-jitsi-{fingerprint}.gpg\n" in (folder / SOURCE).read_text()
    assert f"fetch 'https://packages.example.com/key?a=b&c=$d' {fingerprint}\n" in (folder / SCRIPT).read_text()


def test_prosodys_own_repository_beside_it_on_the_meet_host(project):
    project.vars |= {"jitsi_package_prosody": {"suite": "bookworm"}, "jitsi_package_source": {}}
    files = project.preview()
    text = (files["meet1"] / PROSODY).read_text()
    assert "\nURIs: https://packages.prosody.im/debian\nSuites: bookworm\nComponents: main\nSigned-By: /etc" in text
    fetch = "fetch 'https://prosody.im/files/prosody-debian-packages.key'"
    keys = "AD3B912769C5F962DCBA7956F7A37EB33D0B25D7 107D65A0A148C237FDF00AB47393D7E674D9DBB5"
    assert f"{fetch} {keys}\n" in (files["meet1"] / SCRIPT).read_text()
    assert not (files["meet1"] / SOURCE).exists()
    assert not any((files["bridge1"] / path).exists() for path in (PROSODY, SCRIPT))


def test_an_address_with_its_key(project, key):
    fingerprint = "5978E7C982BEB58FECCC44EAE89B4712B9491467"
    project.vars["jitsi_package_source"] = {
        "url": "https://packages.example.com/jitsi", "channel": "testing", "key": str(key), "fingerprint": fingerprint,
    }  # fmt: skip
    text = (project.preview()["bridge1"] / SOURCE).read_text()
    assert "\nURIs: https://packages.example.com/jitsi\nSuites: testing/\nSigned-By:\n -----BEGIN PGP" in text
    assert "\n .\n mDME" in text and text.endswith(" -----END PGP PUBLIC KEY BLOCK-----\n")


def test_a_folder(project):
    project.bridges["bridge1"]["jitsi_package_source"] = {"folder": "/srv/packages"}
    files = project.preview()
    assert "URIs: https://download.jitsi.org\n" in (files["bridge2"] / SOURCE).read_text()
    assert "\nURIs: file:/srv/packages\nSuites: ./\n" in (files["bridge1"] / SOURCE).read_text()


def test_pinned_versions(project):
    project.vars |= {"jitsi_package_source": {}, "jitsi_package_versions": {"jicofo": "1.1-100-1"}}
    folder = project.preview()["meet1"]
    assert "\nPackage: jicofo\nPin: version 1.1-100-1\nPin-Priority: 1001\n" in (folder / PINS).read_text()
    assert "pinned 'jicofo' '1.1-100-1'" in (folder / SCRIPT).read_text()
    assert not (folder / SOURCE).exists()


def test_another_key_is_refused(project, key):
    project.vars["jitsi_package_source"] = {"url": "https://a.example.com", "key": str(key), "fingerprint": "AB CD"}
    project.refused("meet1", "holds 5978E7C982BEB58FECCC44EAE89B4712B9491467, and not ABCD alone", "[JT341]")


def test_a_key_that_is_not_there_is_refused(project):
    project.vars["jitsi_package_source"] = {"url": "https://a.example.com", "key": "/nonexistent/key.asc"}
    project.refused("_jitsi_package_key cannot be resolved", "/nonexistent/key.asc")


def test_a_key_to_fetch_needs_its_fingerprint(project):
    project.vars["jitsi_package_source"] = {"url": "https://a.example.com", "key_url": "https://a.example.com/key"}
    project.refused("jitsi_package_source has a key_url without fingerprint", "[JT340]")


def test_values_of_another_type_or_shape_are_refused(project):
    project.vars["jitsi_package_source"] = {"url": "https://a.example.com", "channel": "unstable", "mirror": "x"}
    project.bridges["bridge2"]["jitsi_package_versions"] = ["jicofo"]
    project.refused("stable, testing", "unstable", "mirror", "bridge2", "jitsi_package_versions")


def test_broken_rules_are_all_named(project):
    project.vars["jitsi_package_source"] = {"folder": "srv", "fingerprint": "A"}
    project.vars["jitsi_package_versions"] = {"jicofo": "1.*"}
    project.refused("[JT340]", "jitsi_package_source has a fingerprint without key", "[JT342]", "jicofo: 1.*")
