"""What the packages' own scripts and triggers do changes no file of ours and restarts nothing of ours."""

import pytest
from conftest import BRIDGES
from test_upgrade import newer_packages, revision  # noqa: F401  # the fixture is used by its name

ROOM = "meeting@conference.meet.lab.test"
OURS = "etc/jitsi etc/nginx etc/prosody etc/systemd/system usr/local"
APT = "DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 --allow-change-held-packages --allow-downgrades"
# As it ends when Java or a certificate of the system is upgraded.
NEW_CERTIFICATES = {
    "another certificate": "cp /etc/prosody/certs/meet.lab.test.crt /usr/local/share/ca-certificates/lab.crt; "
    "update-ca-certificates; rm /usr/local/share/ca-certificates/lab.crt; update-ca-certificates",
    "another Java": "dpkg-trigger --by-package=openjdk-17-jre-headless update-ca-certificates-java; "
    "dpkg --triggers-only --pending",
    "its own package": f"{APT} install --reinstall ca-certificates-java",
}


def files(lab, host: str) -> list[str]:
    """Return all files of the folders that we write to, with owner, mode and checksum."""
    listed = f"cd / && find {OURS} ! -type d -printf '%p %u:%g %m %l\\n'; find {OURS} -type f -exec sha256sum '{{}}' +"
    return sorted(lab.ssh(host, listed).splitlines())


@pytest.fixture
def untouched(lab):
    """Fail where the test ended a conference, restarted a service, lost a bridge or changed a file."""
    lab.wait_for_bridges()
    hosts = ("meet1", "bridge1")
    before, pids = {host: files(lab, host) for host in hosts}, lab.pids()
    lost = lab.rest("meet1", "stats")["bridge_selector"]["lost_bridges"]
    yield
    assert lab.restarted(pids) == set()
    assert lab.rest("meet1", "stats")["bridge_selector"]["lost_bridges"] == lost
    for host in hosts:
        assert files(lab, host) == before[host]


@pytest.mark.parametrize("revisions", ["1", "2"])
def test_an_installation_of_the_meet_hosts_packages_by_hand(lab, untouched, revisions):
    names = [f"jitsi-meet-{name}=1.0.9100-1~lab{revisions}" for name in ("prosody", "web-config", "web")]
    lab.ssh("meet1", f"apt-get --quiet=2 update; {APT} --reinstall install {' '.join(names)}")
    assert revision(lab, "meet1", "jitsi-meet-prosody") == f"lab{revisions}"


@pytest.mark.parametrize("why", NEW_CERTIFICATES)
def test_new_certificates_of_java(lab, untouched, why):
    lab.ssh("meet1", NEW_CERTIFICATES[why])


def test_a_service_can_be_restarted_after_all_that(lab):
    before = lab.pids()
    lab.ssh("meet1", "systemctl restart jicofo")
    assert lab.restarted(before) == {"jicofo"}
    lab.wait_for_bridges()


def test_a_bridge_whose_package_is_installed_again_has_the_same_files(lab):
    before = files(lab, "bridge1")
    lab.ssh("bridge1", f"{APT} --reinstall install jitsi-videobridge2")
    assert files(lab, "bridge1") == before
    lab.wait_for_bridges(len(BRIDGES))


def test_the_next_run_has_nothing_to_do(lab):
    lab.ssh("meet1", f"{APT} install jitsi-meet-prosody=1.0.9100-1~lab1 jitsi-meet-web{{,-config}}=1.0.9100-1~lab1")
    before = lab.pids()
    run = lab.site()
    assert run.code == 0, run.output
    assert run.changed == dict.fromkeys(run.changed, 0), run.output
    assert lab.pids() == before
