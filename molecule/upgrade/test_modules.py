"""A new package that lacks a module which is configured is refused before anything is changed."""

import json

import pytest

SOURCE = "/etc/apt/sources.list.d/lacking.list"
MODULE = "usr/share/jitsi-meet/prosody-plugins/mod_polls_component.lua"
# The package as it is installed, with a higher version and without a module, in a repository of its own.
BUILD = f"""
set -e
mkdir -p /srv/lacking && cd /srv/lacking
dpkg-deb --raw-extract "$(ls /opt/lab-repo/lab/jitsi-meet-prosody_*lab1_all.deb)" root
rm root/{MODULE}
sed -i 's/^Version:.*/Version: 9.9-1/' root/DEBIAN/control
dpkg-deb --root-owner-group -Znone --build root new.deb > /dev/null
{{ dpkg-deb --field new.deb; echo 'Filename: ./new.deb'; stat --format 'Size: %s' new.deb
  echo "SHA256: $(sha256sum new.deb | cut -d ' ' -f 1)"; }} > Packages
echo 'deb [trusted=yes] file:/srv/lacking ./' > {SOURCE}
"""


@pytest.fixture(name="before")
def lacking_package(lab):
    """Offer the package, and say what runs before."""
    lab.ssh("meet1", BUILD)
    yield lab.pids()
    lab.ssh("meet1", f"rm --recursive {SOURCE} /srv/lacking; apt-get --quiet=2 update")


def version(lab) -> str:
    return lab.ssh("meet1", "dpkg-query --show --showformat '${Version}' jitsi-meet-prosody")


def refused(lab, *arguments: str) -> str:
    """Run the upgrade, which is refused on all hosts and gives its lock back; return what it said."""
    run = lab.play("upgrade", *arguments)
    assert run.code != 0, run.output
    assert lab.unlocked()
    return " ".join(run.output.split())


def test_it_is_refused_with_its_version_and_the_module(lab, before):
    was = version(lab)
    said = refused(lab)
    problem = (
        "meet1: jitsi-meet-prosody 9.9-1 lacks mod_polls_component (jitsi_meet_features: polls). Nothing was changed."
    )
    assert problem in said
    assert "choose another version by jitsi_upgrade_versions" in said
    assert version(lab) == was and lab.pids() == before
    assert lab.ssh("meet1", f"test -e /{MODULE} && echo there") == "there"


def test_another_version_is_taken_and_the_one_that_lacks_it_is_not(lab, before):
    was = version(lab)
    run = lab.play("upgrade", f"--extra-vars={json.dumps({'jitsi_upgrade_versions': {'jitsi-meet-prosody': was}})}")
    assert run.code == 0, run.output
    assert version(lab) == was and lab.pids() == before


def test_a_host_that_has_no_package_yet_is_not_configured_with_this_one(lab, before):
    was = version(lab)
    config = "sha256sum /etc/prosody/*.lua /etc/prosody/conf.*/*.lua"
    lab.ssh("meet1", "dpkg --remove --force-depends jitsi-meet-prosody; apt-get --quiet=2 update")
    there = lab.ssh("meet1", config)
    try:
        run = lab.site("--limit=meet1")
        said = " ".join(run.output.split())
        assert run.code != 0 and version(lab) == "9.9-1", run.output
        assert "meet1: jitsi-meet-prosody 9.9-1 lacks mod_polls_component (jitsi_meet_features: polls)." in said
        assert "Nothing was configured." in said
        assert lab.ssh("meet1", config) == there
    finally:
        install = "apt-get --yes --quiet=2 --allow-downgrades --allow-change-held-packages install"
        lab.ssh(
            "meet1",
            f"DEBIAN_FRONTEND=noninteractive {install} jitsi-meet-prosody={was} && apt-mark hold jitsi-meet-prosody",
        )
    assert version(lab) == was
