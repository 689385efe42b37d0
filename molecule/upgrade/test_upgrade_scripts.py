"""What the packages' own scripts and triggers do changes no file of ours and restarts nothing of ours.

In their order: each test goes on where the one before it ended.
"""

import pytest
from conftest import BRIDGES, PROJECT
from test_upgrade import newer_packages, revision  # noqa: F401  # the fixture is used by its name

WEB = "jitsi-meet-prosody", "jitsi-meet-web-config", "jitsi-meet-web"
# What prosody says to browsers, and what it says when it starts.
ASK = """
text = Client("meet.lab.test").features_of().replace('"', "'")
tags = [re.findall("[a-z]+='[^']*'", tag) for tag in re.findall("<identity[^>]*>|<feature[^>]*>", text)]
print(*sorted(" ".join(sorted(attributes)) for attributes in tags), sep="\\n")
"""
WELCOME = "grep --count 'Hello and welcome to Prosody' /var/log/prosody/prosody.log"
NOT_LOADED = "grep --count 'Unable to load module' /var/log/prosody/prosody.err || true"
# As it ends when Java or a certificate of the system is upgraded.
NEW_CERTIFICATES = {
    "another certificate": "cp /etc/prosody/certs/meet.lab.test.crt /usr/local/share/ca-certificates/lab.crt; "
    "update-ca-certificates; rm /usr/local/share/ca-certificates/lab.crt; update-ca-certificates",
    "another Java": "dpkg-trigger --by-package=openjdk-17-jre-headless update-ca-certificates-java; "
    "dpkg --triggers-only --pending",
    "jicofo waits for them itself": "dpkg-trigger --by-package=jicofo update-ca-certificates-java; "
    "dpkg --triggers-only --pending",
    "its own package": "apt-get --quiet=2 --reinstall install ca-certificates-java",
}


def install(lab, number: str, *more: str) -> None:
    """Install a revision of the meet host's packages by hand."""
    lab.install("meet1", *[f"{name}=1.0.9100-1~lab{number}" for name in WEB], *[f"{name}~lab{number}" for name in more])
    assert revision(lab, "meet1", "jitsi-meet-prosody") == f"lab{number}"


@pytest.fixture
def untouched(lab):
    """Fail where the test ended a conference, restarted a service, lost a bridge or changed a file."""
    lab.wait_for_bridges()
    hosts = ("meet1", "bridge1")
    before, pids = {host: lab.files(host) for host in hosts}, lab.pids()
    lost = lab.rest("meet1", "stats")["bridge_selector"]["lost_bridges"]
    yield
    assert lab.restarted(pids) == set()
    assert lab.rest("meet1", "stats")["bridge_selector"]["lost_bridges"] == lost
    for host in hosts:
        assert lab.files(host) == before[host]


@pytest.mark.parametrize("number", ["1", "2"])
def test_an_installation_of_the_meet_hosts_packages_by_hand(lab, untouched, number):
    install(lab, number)


@pytest.mark.parametrize("why", NEW_CERTIFICATES)
def test_new_certificates_of_java(lab, untouched, why):
    lab.ssh("meet1", NEW_CERTIFICATES[why])


def test_a_service_can_be_restarted_after_all_that(lab):
    before = lab.pids()
    lab.ssh("meet1", "systemctl restart jicofo")
    assert lab.restarted(before) == {"jicofo"}
    lab.wait_for_bridges()


def test_a_bridge_whose_package_is_installed_again_has_the_same_files(lab):
    before = lab.files("bridge1")
    lab.install("bridge1", "jitsi-videobridge2")
    assert lab.files("bridge1") == before
    lab.wait_for_bridges(len(BRIDGES))


def offered(lab) -> str:
    """Return what prosody's domain offers to browsers."""
    client = (PROJECT / "molecule" / "full" / "xmpp.py").read_text(encoding="utf-8")
    return lab.ssh("meet1", "python3 -", stdin=client + ASK)


def test_the_way_over_from_packages_of_before_loses_no_feature_and_restarts_prosody_once(lab):
    install(lab, "0", "jicofo=1.1-180-1")
    lab.ssh("meet1", "systemctl restart prosody jicofo")
    lab.wait_for_bridges()
    features, configured = offered(lab), lab.files("meet1")
    starts, not_loaded = int(lab.ssh("meet1", WELCOME)), lab.ssh("meet1", NOT_LOADED)
    run = lab.play("upgrade", "--limit=meet1")
    assert run.code == 0, run.output
    assert revision(lab, "meet1", "jitsi-meet-prosody") == "lab2"
    lab.wait_for_bridges()
    assert int(lab.ssh("meet1", WELCOME)) == starts + 1
    assert lab.ssh("meet1", NOT_LOADED) == not_loaded
    assert offered(lab) == features
    assert lab.files("meet1") == configured


def test_the_next_run_has_nothing_to_do(lab):
    install(lab, "1", "jicofo=1.1-180-1")
    lab.wait_for_bridges()
    before = lab.pids()
    run = lab.site()
    assert run.code == 0, run.output
    assert run.changed == dict.fromkeys(run.changed, 0), run.output
    assert lab.pids() == before
