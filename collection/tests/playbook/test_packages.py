"""Package source and pinned versions: what reaches the hosts, and what is refused before one is touched."""

import pathlib
import re

import pytest

SOURCE = "etc/apt/sources.list.d/scalable-jitsi.sources"
PINS = "etc/apt/preferences.d/scalable-jitsi"
SCRIPT = "usr/local/sbin/scalable-jitsi-packages"
TEST = pathlib.Path(__file__).resolve().parents[3] / "java-tools/src/test/java/org/scalablejitsi/tools/check"


@pytest.fixture
def key(project) -> pathlib.Path:
    """The key of the unit test as a file, with the empty line that one of gpg has."""
    block = (TEST / "PackageKeyTest.java").read_text().partition("KEY =")[2].partition(";")[0]
    path = project.folder / "key.asc"
    path.write_text("\n".join(re.findall('"(.*?)"', block)).replace("\n.\n", "\n\n") + "\n")
    return path


def test_without_options_the_hosts_own_sources_serve(project):
    for folder in project.preview().values():
        assert not any((folder / path).exists() for path in (SOURCE, PINS, SCRIPT))


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
    assert "\nURIs: file:/srv/packages\nSuites: ./\n" in (files["bridge1"] / SOURCE).read_text()
    assert not (files["bridge2"] / SOURCE).exists()


def test_pinned_versions(project):
    project.vars["jitsi_package_versions"] = {"jicofo": "1.1-100-1"}
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


def test_values_of_another_type_or_shape_are_refused(project):
    project.vars["jitsi_package_source"] = {"url": "https://a.example.com", "channel": "unstable", "mirror": "x"}
    project.bridges["bridge2"]["jitsi_package_versions"] = ["jicofo"]
    project.refused("stable, testing", "unstable", "mirror", "bridge2", "jitsi_package_versions")


def test_broken_rules_are_all_named(project):
    project.vars["jitsi_package_source"] = {"folder": "srv", "fingerprint": "A"}
    project.vars["jitsi_package_versions"] = {"jicofo": "1.*"}
    project.refused("[JT340]", "jitsi_package_source has a fingerprint without key", "[JT342]", "jicofo: 1.*")
