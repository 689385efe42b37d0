"""All that is ours leaves a host, Jitsi goes on as its packages have it, and the next deployment finds nothing in its way.

The last of the scenario: hosts that were deployed twice are not those that others began with.
"""

import pytest
from conftest import wait_for

CHOSEN = ("meet1", "bridge1")
ARGUMENTS = f"--extra-vars=jitsi_uninstall={','.join(CHOSEN)}", "--extra-vars=jitsi_uninstall_confirmed=true"
UNITS = {"meet1": ("nginx", "prosody", "jicofo"), "bridge1": ("jitsi-videobridge2",)}
# What is ours by its name, and by what is in it.
OURS = """
find /etc /usr/local /var/lib /var/backups /run /lib/systemd -name '*scalable*jitsi*'
grep --recursive --files-with-matches --binary-files=without-match 'scalable[.-]jitsi' \
  /etc /usr/local /var/lib /var/backups /run /lib/systemd --exclude-dir=journal || true
apt-mark showhold
nft list tables
"""
# Edited by a package of Jitsi's, and not by us.
EDITED = {"??5?????? c /etc/prosody/prosody.cfg.lua"}


def accounts(lab) -> dict[str, str]:
    """Return the digests of prosody's accounts, by their files."""
    text = lab.ssh("meet1", "sha256sum /var/lib/prosody/auth%2emeet%2elab%2etest/accounts/*.dat")
    return {path: digest for digest, path in (line.split() for line in text.splitlines())}


@pytest.fixture(scope="module")
def before(lab):
    """Return the accounts' digests before anything was done; a conference is open meanwhile."""
    lab.open_conference("bridge1")
    return accounts(lab)


def test_nobodys_conference_ends_by_it(lab, before):
    files = {host: lab.files(host) for host in CHOSEN}
    run = lab.play("uninstall", *ARGUMENTS)
    said = " ".join(run.output.split())
    assert run.code != 0 and "bridge1 carries 1 conference, which would end" in said, run.output
    assert "  remove: /usr/local/sbin/scalable-jitsi-heap" in run.output, run.output
    assert {host: lab.files(host) for host in CHOSEN} == files and accounts(lab) == before and lab.unlocked()
    lab.close_conference("bridge1", "meeting")


def test_nothing_of_ours_is_left_and_jitsi_runs_as_its_packages_have_it(lab, before):
    run = lab.play("uninstall", *ARGUMENTS)
    assert run.code == 0 and "UNINSTALLED: meet1, bridge1" in run.output, run.output
    for host in CHOSEN:
        assert lab.ssh(host, OURS) == "", host
        assert set(lab.ssh(host, "dpkg --verify", check=False).splitlines()) <= EDITED
        active = [unit for unit in UNITS[host] if lab.ssh(host, f"systemctl is-active {unit}", check=False) == "active"]
        assert active == list(UNITS[host]), host
    assert all(digest != before[path] for path, digest in accounts(lab).items()), "the vault's passwords are of no use"
    # With its own file jicofo is logged in at prosody.
    wait_for(
        lambda: "focus@auth.meet.lab.test"
        in lab.ssh("meet1", "grep Authenticated /var/log/prosody/prosody.log | tail -1"),
        "jicofo has not logged in",
    )


def test_the_next_deployment_makes_the_cluster_again(lab):
    # To prosody's accounts it is an installation like any other that the vault does not know.
    run = lab.site("--extra-vars=jitsi_replace_accounts=true")
    assert run.code == 0, run.output
    wait_for(lambda: len(lab.nicknames()) == 3, "the bridges are not back")
