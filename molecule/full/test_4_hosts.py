"""Each kind of firewall, seen from outside, from a bridge and from a host that is none any more; package sources."""

import json

import pytest

UFW = "--extra-vars=jitsi_firewall=ufw"
LIMIT = "--limit=meet1,bridge2"


def reaches(lab, source: str, host: int, port: int) -> bool:
    """Whether a connection comes about from one host to another's port."""
    code = f"import socket; socket.create_connection(('{lab.network}.{host}', {port}), 3)"
    return lab.ssh(source, f'python3 -c "{code}" 2> /dev/null && echo yes', check=False) == "yes"


def changed(run) -> set[str]:
    """Return the hosts that a run changed; it must not have failed."""
    assert run.code == 0, run.output
    return {host for host, count in run.changed.items() if count}


def test_a_table_of_others_that_drops_is_warned_of(lab):
    rules = "tcp dport 22 accept; add rule inet other in ct state established accept"
    chain = "add chain inet other in { type filter hook input priority 0; policy drop; }"
    lab.ssh("bridge1", f"nft 'add table inet other; {chain}; add rule inet other in {rules}'")
    try:
        run = lab.site("--limit=meet1,bridge1")
        text = " ".join(run.output.split())
        assert "another firewall drops what it does not know (chain inet other in); it has to let in: allow " in text
    finally:
        lab.ssh("bridge1", "nft delete table inet other")


def test_without_a_firewall_of_ours_nothing_of_it_is_left(lab):
    none = "--extra-vars=jitsi_firewall=none"
    try:
        assert changed(lab.site(none, LIMIT)) == {"meet1", "bridge2"}
        assert "scalable_jitsi" not in lab.ssh("meet1", "nft list tables")
        assert lab.ssh("meet1", "ls /etc/scalable-jitsi") == ""
        _, document = lab.verify(none, LIMIT)
        (found,) = [check for check in document["checks"] if check["host"] == "meet1" and check["id"] == "firewall"]
        assert found["state"] == "warning" and "reaches 5222/tcp" in found["text"]
    finally:
        back = lab.site(LIMIT)
    assert changed(back) == {"meet1", "bridge2"}
    assert not reaches(lab, "outsider", 11, 5222)


@pytest.fixture(scope="module")
def with_ufw(lab):
    """Move the meet host and a bridge to ufw, which their administrator has switched on, and back at the end."""
    run = lab.site(UFW, LIMIT)
    assert changed(run) == {"meet1", "bridge2"}
    assert "ufw is not active: let SSH in by `ufw allow OpenSSH`" in " ".join(run.output.split())
    try:
        for host in ("meet1", "bridge2"):
            lab.ssh(host, "ufw allow 22/tcp && ufw --force enable")
        yield
    finally:
        for host in ("meet1", "bridge2"):
            lab.ssh(host, "ufw --force disable")
        back = lab.site(LIMIT)
    assert back.code == 0, back.output
    for host in ("meet1", "bridge2"):
        assert "scalable_jitsi" in lab.ssh(host, "nft list tables")
        rules = lab.ssh(host, "ufw show added")
        assert "22/tcp" in rules and "scalable-jitsi" not in rules


def test_ufw_lets_in_bridges_and_the_world_where_they_belong(lab, with_ufw):
    assert "scalable_jitsi" not in lab.ssh("meet1", "nft list tables")
    assert reaches(lab, "bridge1", 11, 5222) and reaches(lab, "outsider", 11, 443) and reaches(lab, "outsider", 11, 80)
    assert not reaches(lab, "outsider", 11, 5222)
    # Its port of media is let in, as is SSH.
    assert "/udp" in lab.ssh("bridge2", "ufw status")


def test_a_host_that_is_no_bridge_any_more_is_shut_out(lab, with_ufw):
    lab.ssh("meet1", f"ufw allow from {lab.network}.31 to any port 5222 proto tcp comment scalable-jitsi")
    assert reaches(lab, "outsider", 11, 5222)
    _, document = lab.verify(UFW, LIMIT)
    (found,) = [check for check in document["checks"] if check["host"] == "meet1" and check["id"] == "firewall"]
    assert found["state"] == "failed" and "ufw's rules with our comment are not those deployed" in found["text"]
    assert changed(lab.site(UFW, LIMIT)) == {"meet1"}
    assert not reaches(lab, "outsider", 11, 5222) and reaches(lab, "bridge1", 11, 5222)


def test_with_ufw_a_second_run_changes_nothing_and_verify_passes(lab, with_ufw):
    assert changed(lab.site(UFW, LIMIT)) == set()
    _, document = lab.verify(UFW, LIMIT)
    states = {check["host"]: check["state"] for check in document["checks"] if check["id"] == "firewall"}
    assert states == {"meet1": "ok", "bridge2": "ok"}


def test_our_table_beside_an_active_ufw_is_warned_of(lab, with_ufw):
    run = lab.site(LIMIT)
    text = " ".join(run.output.split())
    assert (
        "ufw is active and has to let in what these rules say (jitsi_firewall=ufw adds them): ufw allow 80/tcp" in text
    )
    assert "scalable_jitsi" in lab.ssh("meet1", "nft list tables")
    # As the other tests found it.
    assert changed(lab.site(UFW, LIMIT)) == {"meet1", "bridge2"}


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


def deploy(lab, *arguments: str, **options):
    """Deploy the meet host and bridge1 with options."""
    return lab.site("--limit=meet1,bridge1", f"--extra-vars={json.dumps(options)}", *arguments)


FILES = "ls /etc/apt/sources.list.d /etc/apt/preferences.d | grep scalable"


def test_packages_come_from_a_source_with_a_known_key_in_pinned_versions(lab, repository):
    version = lab.ssh("meet1", "dpkg-query --show --showformat='${Version}' jicofo")
    options = {"jitsi_package_source": repository, "jitsi_package_versions": {"jicofo": version}}
    assert deploy(lab, "--check", **options).code == 0
    assert lab.ssh("meet1", FILES, check=False) == ""
    assert changed(deploy(lab, **options)) == {"meet1", "bridge1"}
    policy = lab.ssh("meet1", "apt-cache policy jicofo")
    assert f"{repository['url']} stable/ Packages" in policy and f"Candidate: {version}\n" in policy
    assert changed(deploy(lab, **options)) == set()
    assert changed(deploy(lab)) == {"meet1", "bridge1"}
    assert lab.ssh("meet1", FILES, check=False) == ""


def test_a_version_that_cannot_be_had_is_named_with_those_there_are(lab):
    run = deploy(lab, jitsi_package_versions={"jicofo": "99-1"})
    text = " ".join(run.output.split())
    assert run.code != 0 and "jicofo 99-1 is in no package source of this host; they have " in text
    assert lab.ssh("meet1", FILES, check=False) == ""


def test_packages_signed_by_another_key_are_refused_and_the_source_taken_back(lab, repository):
    lab.ssh("bridge1", "sed -i 's/^Suite: stable/Suite: stabel/' /srv/jitsi/stable/InRelease")
    run = deploy(lab, jitsi_package_source=repository | {"channel": "stable"})
    text = " ".join(run.output.split())
    assert run.code != 0 and "the files of this service are as they were before" in text
    assert lab.ssh("meet1", FILES, check=False) == ""


def test_a_port_held_by_another_program_is_named_before_anything_is_changed(lab):
    lab.ssh("bridge1", "systemctl stop jitsi-videobridge2")
    lab.ssh("bridge1", "systemd-run --unit lab-thief python3 -m http.server 8080 --bind 127.0.0.1")
    try:
        run = lab.play("site", "--limit=meet1,bridge1")
        text = " ".join(run.output.split())
        assert run.code != 0 and "TASK [scalable.jitsi.common : Prepare" not in run.output
        assert "bridge1 8080/tcp, which jitsi-videobridge2 needs, is held by python3 (lab-thief.service)" in text
    finally:
        lab.ssh("bridge1", "systemctl stop lab-thief; systemctl start jitsi-videobridge2")
    lab.wait_for_bridges()


def test_a_host_that_is_too_small_is_warned_of_or_refused(lab):
    options = "--extra-vars=jitsi_preflight_sizing="
    small = int(lab.ssh("bridge1", "nproc")) < 4
    for sizing, refused in (("warn", False), ("ignore", False), ("fail", small)):
        run = lab.play("preflight", options + sizing)
        assert (run.code != 0) == refused, run.output
        assert ("are recommended" in run.output) == (small and sizing != "ignore")
