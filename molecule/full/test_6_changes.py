"""Options of all topics changed on a cluster that runs, by one run, and changed back by another.

In their order: each test goes on where the one before it ended.
"""

import json

import pytest
from test_2_prosody import ACCOUNTS, DOMAIN, can_log_in
from test_4_hosts import changed, reaches
from test_5_metrics import HOSTS, ask

LIMIT = f"--limit={','.join(HOSTS)}"
FILES = "ls /etc/apt/sources.list.d /etc/apt/preferences.d | grep scalable"


@pytest.fixture(scope="module")
def repository(lab, tmp_path_factory):
    """Serve a copy of the lab's own packages on bridge1, signed with a key made for it; return the package source."""
    lab.ssh("bridge1", "apt-get -qq install gpg && rm -rf /srv/jitsi && mkdir -p /srv/jitsi/gpg")
    lab.ssh("bridge1", "cp -r /opt/lab-repo/lab /srv/jitsi/stable && chmod 700 /srv/jitsi/gpg")
    gpg = "cd /srv/jitsi/stable && export GNUPGHOME=/srv/jitsi/gpg && gpg --batch --quiet"
    lab.ssh("bridge1", f"{gpg} --passphrase '' --quick-gen-key lab ed25519 sign never")
    line = 'for f in Packages*; do echo " $(sha256sum < $f | cut -c 1-64) $(stat -c %s $f) $f"; done'
    lab.ssh("bridge1", f"cd /srv/jitsi/stable && {{ printf 'Suite: stable\\nSHA256:\\n'; {line}; }} > /srv/Release")
    lab.ssh("bridge1", f"{gpg} --yes --clearsign --output InRelease /srv/Release")
    lab.ssh("bridge1", "systemd-run --unit lab-http --working-directory /srv/jitsi python3 -m http.server 8000")
    key = tmp_path_factory.mktemp("key") / "key.asc"
    key.write_text(lab.ssh("bridge1", f"{gpg} --armor --export") + "\n")
    fingerprint = lab.ssh("bridge1", f"{gpg} --list-keys --with-colons | awk -F: '/^fpr/ {{ print $10; exit }}'")
    yield {"url": f"http://{lab.network}.21:8000", "key": str(key), "fingerprint": fingerprint}
    lab.ssh("bridge1", "systemctl stop lab-http; rm -r /srv/jitsi /srv/Release")


@pytest.fixture(scope="module")
def otherwise(lab, repository) -> dict:
    """Deploy other options; return what that run said, and what ran before."""
    version = lab.ssh("meet1", "dpkg-query --show --showformat='${Version}' jicofo")
    options = {
        "jitsi_firewall": "none",
        "jitsi_meet_accounts": ["anna", "zoe"],
        "jitsi_metrics_allow": [],
        "jitsi_package_source": repository,
        "jitsi_package_versions": {"jicofo": version},
    }
    arguments = (LIMIT, f"--extra-vars={json.dumps(options)}")
    # Somebody makes an account of the same name by hand.
    lab.ssh("meet1", f"prosodyctl register zoe {DOMAIN} Secret0OfHerOwn")
    dry = lab.site("--check", *arguments)
    assert dry.code == 0, dry.output
    assert lab.ssh("meet1", FILES, check=False) == "" and "scalable_jitsi" in lab.ssh("meet1", "nft list tables")
    before = lab.pids()
    run = lab.site(*arguments)
    assert changed(run) == set(HOSTS)
    return {"arguments": arguments, "run": run, "before": before, "url": repository["url"], "version": version}


def test_without_a_firewall_of_ours_nothing_of_it_is_left(lab, otherwise):
    assert "scalable_jitsi" not in lab.ssh("meet1", "nft list tables")
    assert lab.ssh("meet1", "ls /etc/scalable-jitsi") == ""
    _, document = lab.verify(*otherwise["arguments"])
    (found,) = [check for check in document["checks"] if check["host"] == "meet1" and check["id"] == "firewall"]
    assert found["state"] == "warning" and "reaches 5222/tcp" in found["text"]


def test_metrics_that_are_off_are_nowhere(lab, otherwise):
    for host in HOSTS:
        assert ask(lab, "outsider", host)[0] == "000"
        assert lab.ssh(host, "ss --no-header --tcp --listening --numeric 'sport = 9888'") == ""


def test_an_account_leaves_with_its_name_and_one_made_by_hand_stays(lab, otherwise):
    said = " ".join(otherwise["run"].output.split())
    assert f"the account zoe@{DOMAIN} has a password that the vault does not know" in said
    assert not can_log_in(lab, "ben.b", lab.secrets()["account-ben.b"])
    assert can_log_in(lab, "zoe", "Secret0OfHerOwn")
    assert can_log_in(lab, "anna", lab.secrets()["account-anna"])


def test_packages_come_from_a_source_with_a_known_key_in_pinned_versions(lab, otherwise):
    policy = lab.ssh("meet1", "apt-cache policy jicofo")
    assert f"{otherwise['url']} stable/ Packages" in policy and f"Candidate: {otherwise['version']}\n" in policy


def test_a_second_run_changes_nothing(lab, otherwise):
    assert changed(lab.site(*otherwise["arguments"])) == set()


def test_all_of_it_is_as_before_with_the_options(lab, otherwise):
    lab.ssh("meet1", f"rm {ACCOUNTS}/zoe.dat")
    assert changed(lab.site(LIMIT)) == set(HOSTS)
    assert not reaches(lab, "outsider", 11, 5222)
    assert {host: ask(lab, "outsider", host)[0] for host in HOSTS} == dict.fromkeys(HOSTS, "200")
    assert can_log_in(lab, "ben.b", lab.secrets()["account-ben.b"]), "the vault's password came back with the name"
    assert lab.ssh("meet1", FILES, check=False) == ""
    assert lab.restarted(otherwise["before"]) == set()


def test_packages_signed_by_another_key_are_refused_and_the_source_taken_back(lab, repository):
    lab.ssh("bridge1", "sed -i 's/^Suite: stable/Suite: stabel/' /srv/jitsi/stable/InRelease")
    source = {"jitsi_package_source": repository | {"channel": "stable"}}
    run = lab.site("--limit=meet1", f"--extra-vars={json.dumps(source)}")
    assert run.code != 0 and "the files of this service are as they were before" in " ".join(run.output.split())
    assert lab.ssh("meet1", FILES, check=False) == ""


def test_a_version_that_cannot_be_had_is_named_with_those_there_are(lab):
    run = lab.site("--limit=meet1", "--extra-vars={jitsi_package_versions: {jicofo: 99-1}}")
    text = " ".join(run.output.split())
    assert run.code != 0 and "jicofo 99-1 is in no package source of this host; they have " in text
    assert lab.ssh("meet1", FILES, check=False) == ""
