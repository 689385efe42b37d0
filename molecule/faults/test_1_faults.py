"""Each fault is named with its host, its reason and what to do, and nothing else is.

Every test breaks one thing, runs verify, and mends it; the last one finds all well.
"""

import base64
import contextlib
import datetime

import pytest
from conftest import HOSTS, wait_for
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

JVB_CONF = "/etc/jitsi/videobridge/jvb.conf"
BRIDGE = "jitsi-videobridge2"
WEB = "/etc/jitsi/meet/meet.lab.test"


def assert_only(lab, host: str, check: str, text: str) -> None:
    """Run verify: it fails, and names this and nothing else."""
    # Nothing is starting that would be worth waiting for.
    run, document = lab.verify("--extra-vars=jitsi_verify_wait=0")
    bad = [entry for entry in document["checks"] if entry["state"] in ("failed", "warning")]
    assert [(entry["host"], entry["id"], entry["state"]) for entry in bad] == [(host, check, "failed")], bad
    assert text in bad[0]["text"]
    assert run.code != 0
    assert f"{host}: {bad[0]['text']}; {bad[0]['remedy']}" in " ".join(run.output.split()).replace("\\", "")


@contextlib.contextmanager
def changed(lab, host: str, path: str, expression: str):
    """Change a file by hand and restart the bridge, then put both back."""
    lab.ssh(host, f"cp --preserve {path} {path}.kept && sed -i '{expression}' {path}")
    lab.ssh(host, f"systemctl restart {BRIDGE}")
    try:
        yield
    finally:
        lab.ssh(host, f"mv {path}.kept {path} && systemctl restart {BRIDGE}")
        lab.wait_for_bridges(seconds=60)


def test_a_stopped_bridge(lab):
    lab.ssh("bridge2", f"systemctl stop {BRIDGE}")
    assert_only(lab, "bridge2", f"service {BRIDGE}", f"{BRIDGE} does not run (")
    lab.ssh("bridge2", f"systemctl start {BRIDGE}")
    lab.wait_for_bridges()


def test_a_nickname_set_by_hand_that_another_bridge_has(lab):
    change = 's/\\(MUC_NICKNAME\\|relay-id\\) = "bridge2"/\\1 = "bridge1"/'
    with changed(lab, "bridge2", JVB_CONF, change):
        stats = "curl --silent http://127.0.0.1:8080/colibri/stats"
        wait_for(lambda: '"mucs_joined":1' in lab.ssh("bridge2", stats, check=False), "bridge2 does not join", 60)
        text = "shares the nickname bridge1 with bridge1: jicofo sees one bridge for the two; its own is bridge2"
        assert_only(lab, "bridge2", "brewery", text)


def test_a_wrong_password(lab):
    with changed(lab, "bridge2", JVB_CONF, 's/PASSWORD = .*/PASSWORD = "wrong"/'):
        wait_for(
            lambda: "SASLError" in lab.ssh("bridge2", "tail -n 30 /var/log/jitsi/jvb.log"), "no login is refused", 60
        )
        assert_only(lab, "bridge2", "xmpp", "SASLError using SCRAM-SHA-1: not-authorized")


def expired_pair() -> tuple[bytes, bytes]:
    """Return a certificate of the web host that was valid until yesterday, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "meet.lab.test")])
    now = datetime.datetime.now(datetime.timezone.utc)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=30))
        .not_valid_after(now - datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("meet.lab.test")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    encoding, no_password = serialization.Encoding.PEM, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, no_password)
    return certificate.public_bytes(encoding), private


def test_an_expired_certificate(lab):
    def expired() -> bool:
        command = "openssl s_client -connect 127.0.0.1:443 </dev/null 2>/dev/null | openssl x509 -noout -checkend 0"
        return "will expire" in lab.ssh("meet1", command, check=False)

    for text, suffix in zip(expired_pair(), ("crt", "key")):
        encoded = base64.b64encode(text).decode()
        lab.ssh("meet1", f"cp -p {WEB}.{suffix} {WEB}.{suffix}.kept; echo {encoded} | base64 -d > {WEB}.{suffix}")
    lab.ssh("meet1", "systemctl reload nginx")
    wait_for(expired, "nginx does not show the certificate")
    assert_only(lab, "meet1", "certificate web", "the web certificate has expired on ")
    lab.ssh("meet1", f"for f in crt key; do mv {WEB}.$f.kept {WEB}.$f; done; systemctl reload nginx")
    wait_for(lambda: not expired(), "nginx still shows the certificate")


def test_a_firewall_whose_table_is_gone(lab):
    lab.ssh("meet1", "nft delete table inet scalable_jitsi")
    text = f"the table inet scalable_jitsi is not loaded; the controller ({lab.network}.2) reaches 5222/tcp"
    assert_only(lab, "meet1", "firewall", text)
    lab.ssh("meet1", "systemctl restart scalable-jitsi-firewall")


def test_a_firewall_opened_by_hand(lab):
    lab.ssh("meet1", "nft insert rule inet scalable_jitsi input tcp dport 5222 accept")
    text = "the table inet scalable_jitsi was changed by hand; the controller"
    assert_only(lab, "meet1", "firewall", text)
    run = lab.site("--limit=meet1")
    assert run.code == 0, run.output
    assert run.changed == {"meet1": 1}, "the remedy is to run site.yml"


def test_a_clock_off_by_an_hour(lab):
    # All hosts of the lab share the machine's clock: what is broken here is the command that tells the time.
    lab.ssh("bridge3", "printf '#!/bin/sh\\nexec /usr/bin/date --date=+1hour \"$@\"\\n' > /usr/local/bin/date")
    lab.ssh("bridge3", "chmod 755 /usr/local/bin/date")
    assert_only(lab, "bridge3", "clock", " s ahead of the controller's")
    lab.ssh("bridge3", "rm /usr/local/bin/date")


def test_a_full_disk(lab):
    lab.ssh(
        "bridge3", "mount -t tmpfs -o size=1m lab-full /var/log/jitsi && head -c 1M /dev/zero > /var/log/jitsi/full"
    )
    assert_only(lab, "bridge3", "disk", "/var/log/jitsi has 0 % free")
    lab.ssh("bridge3", "umount /var/log/jitsi")


def test_a_host_that_does_not_answer(lab):
    # Lets nobody log in, and opens the door again by itself.
    lock = "add table inet lockout; add chain inet lockout in { type filter hook input priority 0; }; "
    lock += "add rule inet lockout in tcp dport 22 reject with tcp reset"
    lab.ssh("bridge3", "systemd-run --on-active=25 nft delete table inet lockout")
    lab.ssh("bridge3", f"systemd-run --on-active=1 nft '{lock}'")
    wait_for(lambda: not lab.ssh("bridge3", "echo open", check=False), "bridge3 is still open")
    assert_only(lab, "bridge3", "reached", "does not answer Ansible: ")
    wait_for(lambda: lab.ssh("bridge3", "echo open", check=False) == "open", "bridge3 stays closed", 40)


@pytest.mark.parametrize("unit", ["jicofo", "prosody"])
def test_a_stopped_service(lab, unit):
    lab.ssh("meet1", f"systemctl stop {unit}")
    assert_only(lab, "meet1", f"service {unit}", f"{unit} does not run (")
    lab.ssh("meet1", f"systemctl start {unit}")


def test_all_is_well_after_a_wait_for_what_has_just_started(lab):
    run, document = lab.verify()
    assert run.code == 0, run.output
    assert document["state"] == "ok", run.output
    assert [host["name"] for host in document["hosts"]] == HOSTS
    assert {check["state"] for check in document["checks"]} == {"ok"}
