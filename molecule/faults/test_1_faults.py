"""Each fault is named with its host, its reason and what to do, and nothing else is.

Every test breaks one thing, runs verify, and fixes it; the last one finds all well.
"""

import base64
import contextlib
import datetime
import subprocess

import pytest
from conftest import HOSTS, wait_for
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

JVB_CONF = "/etc/jitsi/videobridge/jvb.conf"
BRIDGE = "jitsi-videobridge2"
BAD = ("failed", "warning")
WEB = "/etc/jitsi/meet/meet.lab.test"


def assert_only(lab, host: str, check: str, text: str) -> None:
    """Run verify: it fails, and names this and nothing else."""
    # Nothing is starting that would be worth waiting for.
    run, document = lab.verify("--extra-vars=jitsi_verify_wait=0")
    bad = [entry for entry in document["checks"] if entry["state"] in BAD]
    assert [(entry["host"], entry["id"], entry["state"]) for entry in bad] == [(host, check, "failed")], bad
    assert text in bad[0]["text"]
    assert run.code != 0
    said = f"{bad[0]['text']} [{bad[0]['rule']}]"
    assert f"\n  failed: {said}\n    to do: {bad[0]['remedy']}\n" in run.output
    assert f"Action failed: {host}: {said}" in run.output


@contextlib.contextmanager
def broken(lab, host: str, how: str, fix: str):
    """Break something on a host of a cluster in which all is well, and fix it whatever happens."""
    lab.wait_for_bridges()
    lab.ssh(host, how)
    try:
        yield
    finally:
        lab.ssh(host, fix)


@contextlib.contextmanager
def broken_bridge(lab, host: str, how: str, fix: str):
    """Break a bridge so that its sessions end, and let prosody and jicofo forget all that they know of it."""
    try:
        with broken(lab, host, how, fix):
            yield
    finally:
        # jicofo would not trust the bridge for a minute after it has lost a session without a word.
        lab.ssh("meet1", "systemctl restart prosody jicofo")


@contextlib.contextmanager
def locked_out(lab, host: str):
    """Let nobody log in on a host, and open it again over the one connection that stays."""
    lock = "add table inet lockout; add chain inet lockout in { type filter hook input priority 0; }; "
    lock += "add rule inet lockout in tcp dport 22 tcp sport != $2 reject with tcp reset"
    command = f'set -- $SSH_CONNECTION; nft "{lock}" && echo locked; read -r _; nft delete table inet lockout'
    inside = ["ssh", "-F", lab.state / "ssh_config", host, command]
    with subprocess.Popen(inside, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as door:
        assert door.stdout.readline() == "locked\n"
        try:
            yield
        finally:
            door.communicate("open\n")


def edited(expression: str) -> tuple[str, str]:
    """Return how a bridge comes to run with a changed file, and how with its own again."""
    restart = f"systemctl restart {BRIDGE}"
    change = f"cp --preserve {JVB_CONF} {JVB_CONF}.kept && sed -i '{expression}' {JVB_CONF}"
    return f"{change} && {restart}", f"mv {JVB_CONF}.kept {JVB_CONF} && {restart}"


def test_a_clock_off_by_an_hour(lab):
    # All hosts of the lab share the machine's clock: what is broken here is the command that tells the time.
    wrapper = "/usr/local/bin/date"
    how = f"printf '#!/bin/sh\nexec /usr/bin/date --date=+1hour \"$@\"\n' > {wrapper} && chmod 755 {wrapper}"
    with broken(lab, "bridge3", how, f"rm {wrapper}"):
        assert_only(lab, "bridge3", "clock", " s ahead of the controller's")


def test_a_full_disk(lab):
    how = "mount -t tmpfs -o size=1m lab-full /var/log/jitsi && head -c 1M /dev/zero > /var/log/jitsi/full"
    with broken(lab, "bridge3", how, "umount /var/log/jitsi"):
        assert_only(lab, "bridge3", "disk", "/var/log/jitsi has 0 % free")


def test_a_firewall_whose_table_is_gone(lab):
    with broken(lab, "meet1", "nft delete table inet scalable_jitsi", "systemctl restart scalable-jitsi-firewall"):
        text = f"the table inet scalable_jitsi is not loaded; the controller ({lab.network}.2) reaches 5222/tcp"
        assert_only(lab, "meet1", "firewall", text)


def test_a_firewall_opened_by_hand(lab):
    rule = "nft insert rule inet scalable_jitsi input tcp dport 5222 accept"
    with broken(lab, "meet1", rule, "systemctl restart scalable-jitsi-firewall"):
        text = f"the table inet scalable_jitsi was changed by hand; the controller ({lab.network}.2) reaches 5222/tcp"
        assert_only(lab, "meet1", "firewall", text)
        run = lab.site("--limit=meet1")
        assert run.code == 0, run.output
        assert run.changed == {"meet1": 1}, "the remedy is to run site.yml"
        assert "dport 5222 accept" not in lab.ssh("meet1", "nft list chain inet scalable_jitsi input")


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

    files = zip(expired_pair(), (f"{WEB}.crt", f"{WEB}.key"))
    how = "; ".join(
        f"cp -p {path} {path}.kept; echo {base64.b64encode(text).decode()} | base64 -d > {path}" for text, path in files
    )
    fix = f"for f in crt key; do mv {WEB}.$f.kept {WEB}.$f; done; systemctl reload nginx"
    with broken(lab, "meet1", f"{how}; systemctl reload nginx", fix):
        wait_for(expired, "nginx does not show the certificate")
        assert_only(lab, "meet1", "certificate web", "the web certificate has expired on ")
    wait_for(lambda: not expired(), "nginx still shows the certificate")


def test_a_host_that_does_not_answer(lab):
    with locked_out(lab, "bridge3"):
        assert lab.ssh("bridge3", "echo open", check=False) == ""
        assert_only(lab, "bridge3", "reached", "does not answer Ansible: ")
    assert lab.ssh("bridge3", "echo open") == "open"


def test_a_bridge_that_has_failed_is_explained_by_its_own_words(lab):
    with broken_bridge(lab, "bridge2", *edited("1s/^/nonsense {\\n/")):
        wait_for(lambda: lab.ssh("bridge2", f"systemctl is-failed {BRIDGE}", check=False) == "failed", "it runs")
        cause = f"Caused by: com.typesafe.config.ConfigException$Parse: {JVB_CONF}: "
        assert_only(lab, "bridge2", f"service {BRIDGE}", cause)


def test_a_nickname_set_by_hand_that_another_bridge_has(lab):
    with broken_bridge(lab, "bridge2", *edited('s/\\(MUC_NICKNAME\\|relay-id\\) = "bridge2"/\\1 = "bridge1"/')):
        stats = "curl --silent http://127.0.0.1:8080/colibri/stats"
        wait_for(lambda: '"mucs_joined":1' in lab.ssh("bridge2", stats, check=False), "bridge2 does not join")
        text = "shares the nickname bridge1 with bridge1: jicofo sees one bridge for the two; its own is bridge2"
        assert_only(lab, "bridge2", "brewery", text)


def test_a_wrong_password(lab):
    with broken_bridge(lab, "bridge2", *edited('s/PASSWORD = .*/PASSWORD = "wrong"/')):
        log = "tail -n 30 /var/log/jitsi/jvb.log"
        wait_for(lambda: "SASLError" in lab.ssh("bridge2", log), "no login is refused")
        run, document = lab.verify("--extra-vars=jitsi_verify_wait=0", plan=True)
    states = {(check["host"], check["id"]): check for check in document["checks"] if check["state"] in BAD}
    assert states.keys() == {("bridge2", "password"), ("bridge2", "files")}, run.output
    assert f"refuses the password in {JVB_CONF} for jvb@auth.meet.lab.test" in states["bridge2", "password"]["text"]
    assert states["bridge2", "files"]["state"] == "warning" and run.code != 0
    assert states["bridge2", "files"]["text"].endswith(f": {JVB_CONF}"), "changed by hand, and no other"
    assert lab.secrets()["jvb"] not in run.output


@pytest.mark.parametrize("unit", ["jicofo", "prosody"])
def test_a_stopped_service(lab, unit):
    with broken(lab, "meet1", f"systemctl stop {unit}", f"systemctl start {unit}"):
        assert_only(lab, "meet1", f"service {unit}", f"{unit} does not run (")


def test_a_bridge_that_has_just_started_is_waited_for(lab):
    lab.wait_for_bridges()
    lab.ssh("bridge2", f"systemctl restart {BRIDGE}")
    run, document = lab.verify(plan=True)
    assert run.code == 0, run.output
    assert document["state"] == "ok", run.output
    assert [host["name"] for host in document["hosts"]] == HOSTS
    assert {check["state"] for check in document["checks"]} == {"ok"}
