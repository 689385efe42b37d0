"""The look sees all that the roles ensure: whatever is changed by hand is named, put back by a run, and nothing else is."""

import json
import os
import re
import subprocess

import pytest

HOSTS = ("meet1", "bridge1", "bridge2", "turn1")
DOMAIN = "meet.lab.test"
WEB, AUTH = f"/etc/jitsi/meet/{DOMAIN}", f"/etc/prosody/certs/auth.{DOMAIN}"
ACCOUNTS = "/var/lib/prosody/{}/accounts/{}.dat"
ANNA = ACCOUNTS.format("meet%2elab%2etest", "anna")
JVB = ACCOUNTS.format("auth%2emeet%2elab%2etest", "jvb")
ROSTER = "/var/lib/prosody/auth%2emeet%2elab%2etest/roster/focus.dat"
MEMORY = "/var/lib/scalable-jitsi"
SOURCE = "/etc/apt/sources.list.d/scalable-jitsi.sources"
NGINX = "/etc/nginx/scalable-jitsi"
SCRUB = "/etc/systemd/system/scalable-jitsi-scrub.service"
METRICS = "/etc/systemd/system/scalable-jitsi-metrics.service"
STRAY = "[Service]\nExecStart=/bin/true\n[Install]\nWantedBy=multi-user.target\n"
IN_FORCE = "the firewall in force, or at boot, is not the one deployed"


def answer(question: str, value: str = "other") -> tuple[str, str]:
    """Return what gives a package's question another answer, and how that is named."""
    return f"echo 'SET {question} {value}' | debconf-communicate", f"debconf has another answer to {question}"


def short(path: str) -> str:
    """Return what lets a certificate end soon, with the key that it has."""
    sign = f"openssl x509 -in {path}.crt -signkey {path}.key -days 30 -out /run/short.crt"
    return f"{sign} && install -m 0644 /run/short.crt {path}.crt"


def other_certificate(path: str) -> str:
    """Return what makes a certificate that nobody of the lab has."""
    return f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=other -keyout /dev/null -out {path}"


def other_store(path: str) -> str:
    """Return what replaces a trust store by one of another certificate, with the rights that it has."""
    make = "keytool -importcert -noprompt -alias prosody -file /run/other.crt -storepass changeit"
    put = f"{make} -keystore /run/store -storetype PKCS12 && cat /run/store > {path}.p12; rm /run/store"
    return f"{other_certificate('/run/other.crt')}; {put}"


# By host: what is done to it, and how the look names that; one more name is a consequence. A container has no buffers of
# its own, and the tests of ACME see to its certificate.
BY_HAND = {
    "meet1": [
        ("touch /etc/apt/preferences.d/scalable-jitsi", "/etc/apt/preferences.d/scalable-jitsi is there"),
        (f"touch {SOURCE}", f"{SOURCE} is there, and a source of the host itself will do", SOURCE),
        (f"chmod 700 {MEMORY}", f"{MEMORY} is root:root 0700"),
        ("dpkg --remove --force-depends lua-unbound", "lua-unbound is not installed"),
        ("apt-mark unhold jicofo prosody", "jicofo is not held", "prosody is not held"),
        (f"rm {MEMORY}/debconf-cleared", f"{MEMORY}/debconf-cleared is missing"),
        answer("jitsi-videobridge/jvb-hostname"),
        answer("jitsi-meet/jvb-serve", "true"),
        answer("jitsi-meet-prosody/jvb-hostname"),
        answer("jitsi-meet/cert-choice", "I want to use my own certificate"),
        answer("jitsi-meet/cert-path-crt"),
        answer("jitsi-meet/cert-path-key"),
        answer("jitsi-meet/jaas-choice", "true"),
        answer("jicofo/jicofo-authuser"),
        (short(AUTH), f"{AUTH}.crt ends soon", f"prosody runs with another {AUTH}.crt"),
        (short(WEB), f"{WEB}.crt ends soon", f"nginx runs with another {WEB}.crt"),
        (f"chmod 644 {AUTH}.key", f"{AUTH}.key is root:prosody 0644"),
        # The packages' passwords may be replaced while this is there.
        (f"touch {MEMORY}/accounts-unfinished", f"{MEMORY}/accounts-unfinished is there"),
        (
            f"printf 'Other0\\nOther0\\n' | prosodyctl register focus auth.{DOMAIN}",
            f"focus@auth.{DOMAIN} has another password, or is missing",
        ),
        (f"rm {JVB}", f"jvb@auth.{DOMAIN} has another password, or is missing"),
        (f"rm {ANNA}", f"anna@{DOMAIN} has another password, or is missing"),
        (f"rm {ROSTER}", f"{ROSTER} is missing"),
        (
            other_store("/etc/jitsi/jicofo/truststore"),
            "/etc/jitsi/jicofo/truststore.p12 does not hold /etc/jitsi/jicofo/truststore.pem",
            "jicofo runs with another /etc/jitsi/jicofo/truststore.p12",
        ),
        (f"echo >> {NGINX}/ipv6-80.conf", f"{NGINX}/ipv6-80.conf", f"nginx runs with another {NGINX}/ipv6-80.conf"),
        (f"chmod 666 {NGINX}/ipv6-443.conf", f"{NGINX}/ipv6-443.conf"),
        (
            f"ln -sfn listen-1.24.conf {NGINX}/listening.conf",
            f"{NGINX}/listening.conf",
            f"nginx runs with another {NGINX}/listening.conf",
        ),
        (
            "sed -i 's/worker_connections .*/worker_connections 768;/' /etc/nginx/nginx.conf",
            "/etc/nginx/nginx.conf",
            "nginx runs with another /etc/nginx/nginx.conf",
        ),
        (
            "sed -i '/prosody.cfg.lua$/s/^./x/' /run/scalable-jitsi/prosody.started",
            "prosody runs with another /etc/prosody/prosody.cfg.lua",
        ),
        ("systemctl stop nginx", "nginx does not run"),
        ("systemctl disable jicofo", "jicofo does not start with the host"),
        ("systemctl disable prosody", "prosody does not start with the host"),
        ("systemctl disable nginx", "nginx does not start with the host"),
        ("systemctl disable scalable-jitsi-metrics", "scalable-jitsi-metrics does not start with the host"),
        ("nft flush table inet scalable_jitsi", IN_FORCE),
    ],
    "bridge1": [
        answer("jitsi-videobridge/jvb-hostname"),
        ("dpkg --remove --force-depends debconf-utils", "debconf-utils is not installed"),
        ("apt-mark unhold jitsi-videobridge2", "jitsi-videobridge2 is not held"),
        (
            "chown root /etc/jitsi/videobridge/truststore.p12",
            "/etc/jitsi/videobridge/truststore.p12 is root:jitsi 0644",
        ),
        ("systemctl disable jitsi-videobridge2", "jitsi-videobridge2 does not start with the host"),
        (
            "curl --silent --fail --header 'Content-Type: application/json' --data '{\"id\": \"jvb-g1\"}' "
            "http://127.0.0.1:8080/colibri/muc-client/remove",
            "the running bridge has other logins at prosody",
        ),
        ("systemctl stop scalable-jitsi-metrics", "scalable-jitsi-metrics does not run"),
        (f"printf '{STRAY}' > {SCRUB}", f"{SCRUB} is there"),
        ("systemctl enable scalable-jitsi-scrub", "scalable-jitsi-scrub runs, or starts with the host"),
        ("nft delete table inet scalable_jitsi", IN_FORCE),
    ],
    "bridge2": [
        answer("jitsi-meet/jvb-serve", "true"),
        ("dpkg --remove --force-depends nftables", "nftables is not installed", IN_FORCE),
        (
            other_certificate("/etc/jitsi/videobridge/truststore.pem"),
            "/etc/jitsi/videobridge/truststore.p12 does not hold /etc/jitsi/videobridge/truststore.pem",
        ),
        ("systemctl stop jitsi-videobridge2", "jitsi-videobridge2 does not run"),
    ],
    "turn1": [
        (
            short("/etc/scalable-jitsi/turn"),
            "/etc/scalable-jitsi/turn.crt ends soon",
            "/run/turnserver/turn.crt is another than /etc/scalable-jitsi/turn.crt",
        ),
        (
            "sqlite3 /var/lib/turn/turndb 'DELETE FROM turn_secret'",
            "coturn's database has other secrets than the vault",
        ),
        ("systemctl disable coturn", "coturn does not start with the host"),
        (f"printf '{STRAY}' > {METRICS}", f"{METRICS} is there"),
        ("systemctl enable scalable-jitsi-metrics", "scalable-jitsi-metrics runs, or starts with the host"),
        ("systemctl disable scalable-jitsi-firewall", IN_FORCE),
    ],
}


class Look:
    """A run that looks at all hosts; what it said of each, the first time and the second."""

    def __init__(self, lab, playbook: str):
        environment = lab.environment | {
            "ANSIBLE_STDOUT_CALLBACK": "ansible.builtin.default",
            "ANSIBLE_CALLBACK_RESULT_FORMAT": "json",
        }
        command = lab.command("-v")
        command[-2] = playbook
        process = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        self.output = process.stdout + process.stderr
        assert process.returncode == 0, self.output
        self.files = self._results("Generate, render and check every host's configuration")[0]["files"]
        self.parts = [found["verdict"]["parts"] for found in self._results("Judge what differs")]
        self.differences = {
            host: next(
                {found["what"] for found in answer["differences"]}
                for answer in self._results("Look at the host", host)
                if "differences" in answer
            )
            for host in HOSTS
        }

    def _results(self, task: str, host: str = "") -> list[dict]:
        """Return what each task of this name answered on a host, or on the first that did."""
        found = []
        for text in self.output.split("TASK [")[1:]:
            if text.partition("]")[0].endswith(task):
                start = text.index("=> {", text.index(f"ok: [{host}"))
                found.append(json.JSONDecoder().raw_decode(text[start + 3 :])[0])
        return found


@pytest.fixture(scope="module")
def look_only(tmp_path_factory) -> str:
    """A playbook that looks and changes nothing."""
    path = tmp_path_factory.mktemp("playbook") / "look.yml"
    path.write_text("[{import_playbook: scalable.jitsi.plan}, {import_playbook: scalable.jitsi.look}]")
    return os.fspath(path)


@pytest.fixture(scope="module")
def planned(lab, look_only) -> dict[str, list[str]]:
    """The paths of the plan's files that each host has; nothing differs on any."""
    look = Look(lab, look_only)
    assert look.differences == dict.fromkeys(HOSTS, set()) and look.parts == [{}]
    return {
        host: lab.ssh(host, f"ls -d {' '.join(look.files[host])} 2> /dev/null || true").splitlines() for host in HOSTS
    }


def state(lab, host: str, paths: list[str]) -> set[str]:
    """Return owner, mode and digest of files, and all else of a host that tests of this file change."""
    units = "prosody jicofo nginx jitsi-videobridge2 coturn scalable-jitsi-metrics scalable-jitsi-firewall"
    stores = "/etc/jitsi/*/truststore.*"
    text = lab.ssh(
        host,
        f"stat -c '%N %U %G %a' {' '.join(paths)} {NGINX}/* {stores} {MEMORY} 2> /dev/null;"
        # Its package makes a link of it.
        f"stat -L -c '%n %U %G %a' {AUTH}.key 2> /dev/null;"
        f"sha256sum {' '.join(paths)} {NGINX}/* /etc/nginx/nginx.conf 2> /dev/null;"
        f"ls {SCRUB} {SOURCE} /etc/apt/preferences.d 2> /dev/null; apt-mark showhold;"
        f"debconf-show jicofo jitsi-videobridge jitsi-meet jitsi-meet-prosody jitsi-meet-web-config 2> /dev/null;"
        f"ls {ANNA} {ROSTER} {JVB} {MEMORY} 2> /dev/null; nft list table inet scalable_jitsi;"
        f"for unit in {units}; do echo $unit $(systemctl is-enabled $unit) $(systemctl is-active $unit); done;"
        f"sqlite3 /var/lib/turn/turndb 'SELECT realm FROM turn_secret'; true",
    )
    return set(text.splitlines())


def named(look: Look, expected: dict[str, list[str]], consequence: tuple[str, ...] = ()) -> None:
    """See that the look has named all of this, and nothing else but consequences; print how many."""
    for host in HOSTS:
        found, wanted = look.differences[host], set(expected.get(host, []))
        assert wanted <= found, f"{host}: not seen: {sorted(wanted - found)}"
        others = [text for text in found - wanted if not any(part in text for part in consequence)]
        assert not others, f"{host}: {others}"
    count = sum(map(len, expected.values()))
    print(f"look named {count} of {count}")


def test_each_file_that_is_changed_is_named(lab, planned, look_only):
    for host, paths in planned.items():
        lab.ssh(host, f"tar -cPf /run/planned.tar {' '.join(paths)}")
        change = 'if [ -L $path ]; then ln -sfn /nowhere $path; else printf "\\n" >> $path; fi'
        lab.ssh(host, f"for path in {' '.join(paths)}; do {change}; done")
    try:
        look = Look(lab, look_only)
    finally:
        for host in HOSTS:
            lab.ssh(host, "tar -xPf /run/planned.tar --unlink-first; rm /run/planned.tar")
    named(look, planned, consequence=(IN_FORCE, " runs with another "))


def test_all_else_is_named_and_put_back(lab, planned):
    before = {host: state(lab, host, planned[host]) for host in HOSTS}
    expected = {}
    for host, changes in BY_HAND.items():
        texts = [path for path in planned[host] if lab.ssh(host, f"readlink {path} || true") == ""]
        lab.ssh(host, "set -e\n" + "\n".join(f"{{ {change[0]}; }} > /dev/null" for change in changes))
        lab.ssh(host, f"chown nobody {' '.join(texts[::2])}; chmod 604 {' '.join(texts[1::2])}")
        expected[host] = texts + [text for change in changes for text in change[1:]]
    look = Look(lab, "scalable.jitsi.site")
    named(look, expected)
    assert [(host, line) for host in HOSTS for line in before[host] ^ state(lab, host, planned[host])] == []
    lab.wait_for_bridges()


def test_what_is_missing_is_named_and_put_back_and_others_trust_the_new_certificate(lab, planned):
    before = {host: state(lab, host, planned[host]) for host in HOSTS}
    pids = lab.pids()
    for host, paths in planned.items():
        lab.ssh(host, f"rm {' '.join(paths)}")
    lab.ssh("meet1", f"rm {AUTH}.crt {AUTH}.key {WEB}.key")
    look = Look(lab, "scalable.jitsi.site")
    made = [f"{path}.crt or its key is missing" for path in (AUTH, WEB)] + [f"{AUTH}.key is missing"]
    named(
        look,
        planned | {"meet1": planned["meet1"] + made},
        consequence=(
            IN_FORCE,
            "new: allow ",
            " runs with another ",
            "scalable-jitsi-metrics does not start with the host",
        ),
    )
    assert [(host, line) for host in HOSTS for line in before[host] ^ state(lab, host, planned[host])] == []
    # What the bridges trust was as it had to be when the run began.
    assert look.parts[1].keys() >= {"bridge1", "bridge2"}
    lab.wait_for_bridges()
    assert lab.restarted(pids) == {"jicofo", "bridge1", "bridge2"}


def test_then_nothing_differs(lab, look_only):
    look = Look(lab, "scalable.jitsi.site")
    assert look.differences == dict.fromkeys(HOSTS, set()) and look.parts == [{}]
    assert set(re.findall(r"changed=(\d+)", look.output)) == {"0"}
