"""Packages are upgraded bridge by bridge, and by nothing else.

In their order: each test goes on where the one before it ended.
"""

import json
import os
import subprocess

import pytest
from conftest import BRIDGES, PROJECT, wait_for

BREAK = "/etc/systemd/system/jitsi-videobridge2.service.d/broken.conf"
ROOM = "meeting@conference.meet.lab.test"
ORIGINS = "/etc/apt/apt.conf.d/99lab"
# One more program that uses OpenSSL, and carries nothing.
OTHER_SERVICE = "[Service]\nExecStart=/usr/bin/python3 -c 'import ssl, time; time.sleep(1e6)'\n"
START_OTHER = "systemctl daemon-reload; systemctl start lab-tls"
# As an upgrade does it: whoever has the former file open goes on with it.
REPLACE_LIBRARIES = (
    "for file in $(find /usr/lib -type f -name libssl.so.3 -o -type f -name libjvm.so); "
    "do cp --preserve $file $file.new; mv $file.new $file; done"
)


@pytest.fixture(scope="module", autouse=True)
def newer_packages(lab):
    """Offer revisions 0 and 2 of the lab's packages beside revision 1."""
    command = [PROJECT / "molecule" / "lab" / "lab", "packages"]
    subprocess.run(command, env=lab.environment | {"PACKAGES_REVISION": "0 1 2"}, check=True)
    yield
    subprocess.run(command, env=os.environ, check=True)


def revision(lab, host: str, package: str = "jitsi-videobridge2") -> str:
    return lab.ssh(host, f"dpkg-query --show --showformat '${{Version}}' {package}").rpartition("~")[2]


def revisions(lab) -> list[str]:
    return [revision(lab, f"bridge{number}") for number in (1, 2, 3)] + [revision(lab, "meet1", "jicofo")]


def test_a_plain_upgrade_leaves_the_services_alone(lab):
    lab.open_conference("bridge1")
    before = lab.pids()
    for host in ("bridge1", "meet1"):
        output = lab.ssh(host, "apt-get --quiet=2 update; DEBIAN_FRONTEND=noninteractive apt-get --yes upgrade")
        assert "kept back" in output
    assert revisions(lab) == ["lab1"] * 4
    assert lab.pids() == before
    assert lab.rest("bridge1", "colibri/stats")["conferences"] == 1


@pytest.mark.parametrize(
    ("host", "ours"), [("bridge1", ["jitsi-videobridge2"]), ("meet1", ["jicofo", "prosody", "nginx"])]
)
def test_neither_a_newer_library_nor_java_nor_an_unattended_upgrade_restarts_them(lab, host, ours):
    lab.ssh(host, "DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 install needrestart unattended-upgrades")
    lab.ssh(host, f"cat > /etc/systemd/system/lab-tls.service; {START_OTHER}", stdin=OTHER_SERVICE)
    before, other = {unit: lab.pid(host, unit) for unit in ours}, lab.pid(host, "lab-tls")
    lab.ssh(host, REPLACE_LIBRARIES)
    outdated = lab.ssh(host, "needrestart -b -l")
    assert all(f"NEEDRESTART-SVC: {unit}.service" in outdated for unit in [*ours, "lab-tls"]), outdated
    lab.ssh(host, "needrestart -l -r a")
    assert lab.pid(host, "lab-tls") != other, "needrestart restarts what nobody keeps it from"
    assert {unit: lab.pid(host, unit) for unit in ours} == before

    lab.ssh(host, f"cat > {ORIGINS}", stdin='Unattended-Upgrade::Origins-Pattern { "origin=*"; };')
    # What keeps it from them besides the hold.
    lab.ssh(host, f"apt-mark unhold {ours[0]}")
    said = lab.ssh(host, "unattended-upgrade --debug 2>&1")
    lab.ssh(host, f"apt-mark hold {ours[0]}; rm {ORIGINS}")
    assert any(ours[0] in line and "blacklisted" in line for line in said.splitlines()), said
    assert {unit: lab.pid(host, unit) for unit in ours} == before
    assert revisions(lab) == ["lab1"] * 4


def test_a_bridge_is_left_alone_where_the_others_could_not_carry_its_load(lab):
    wait_for(lambda: lab.stress("bridge1") == 0.03, "jicofo knows no stress")
    before = lab.pids()
    run = lab.play("upgrade", "--extra-vars=jitsi_capacity_max_stress=0.01")
    assert run.code != 0
    assert "bridge2, bridge3 cannot carry what bridge1 carries: stress 0.03 of 0.02 free" in " ".join(
        run.output.split()
    )
    assert revisions(lab) == ["lab1"] * 4 and lab.pids() == before
    assert lab.rest("bridge1", "colibri/drain") == {"drain": False} and lab.unlocked()


def test_it_waits_for_a_conference_and_ends_at_the_first_bridge_that_fails(lab):
    lab.ssh("bridge2", f"printf '[Service]\\nExecStartPre=/bin/false\\n' > {BREAK}")
    before = lab.pids()
    run = lab.play_until_it_waits("bridge1", "upgrade")
    assert run.code != 0
    output = " ".join(run.output.split())
    assert "jitsi-videobridge2: 2.3-300-gf00d1ab0-1~lab1 -> 2.3-300-gf00d1ab0-1~lab2" in output
    assert revisions(lab) == ["lab2", "lab2", "lab1", "lab1"]
    after = lab.pids()
    assert {name for name, pid in after.items() if pid != before[name]} == {"bridge1", "bridge2"}
    assert after["bridge2"] == "0", "the broken one is off"
    assert lab.rest("bridge1", "about/version")["version"] == "2.3.0-lab2"
    assert lab.rest("bridge1", "colibri/drain") == {"drain": False}, "it takes conferences again"
    assert lab.ssh("bridge1", "apt-mark showhold") == "jitsi-videobridge2"


def test_the_next_run_goes_on_where_it_ended(lab):
    lab.ssh("bridge2", f"rm {BREAK}; systemctl daemon-reload")
    before = lab.pids()
    run = lab.play("upgrade", "--limit=bridge1,bridge2")
    assert run.code == 0, run.output
    assert revisions(lab) == ["lab2", "lab2", "lab1", "lab1"]
    assert {name for name, pid in lab.pids().items() if pid != before[name]} == {"bridge2"}
    lab.wait_for_bridges()
    assert lab.rest("meet1", "stats")["bridge_selector"]["bridge_version_count"] == 2


def settings(lab) -> dict[str, str]:
    """Return what browsers get of the web app's settings."""
    ask = "curl --silent --fail --insecure https://meet.lab.test"
    return {name: lab.ssh("meet1", f"{ask}/{name}.js") for name in ("config", "interface_config")}


def test_the_meet_host_waits_for_the_last_conference(lab):
    web = settings(lab)
    lab.rest("meet1", "lab/conferences", "POST", {"room": ROOM})
    before = lab.pids()
    run = lab.play("upgrade", "--limit=meet1")
    assert run.code == 0 and "UPGRADE DUE: meet1 is not empty after 0 s: 1 conference" in run.output, run.output
    assert revision(lab, "meet1", "jicofo") == "lab1" and lab.pids() == before
    run = lab.play_until_it_says(
        "meet1: 1 conference with 2 participants left; waiting",
        lambda: lab.rest("meet1", f"lab/conferences/{ROOM}", "DELETE"),
        "upgrade", "--limit=meet1", "--extra-vars=jitsi_upgrade_window=120",
    )  # fmt: skip
    assert run.code == 0, run.output
    assert revisions(lab) == ["lab2", "lab2", "lab1", "lab2"]
    lab.wait_for_bridges()
    assert lab.rest("meet1", "about/version")["version"] == "1.1.0-lab2"
    # Both packaged files of the app are others now. One the package never touches where there is one, the other is new
    # with our settings behind it. Dpkg had nothing to ask, and put nothing beside any file.
    assert revision(lab, "meet1", "jitsi-meet-web-config") == "lab2"
    after = settings(lab)
    assert after["config"] == web["config"]
    packaged, ours = web["interface_config"].split("// Managed by")
    news, still_ours = after["interface_config"].split("// Managed by")
    assert news.strip() == f"{packaged.strip()}\ninterfaceConfig.LAB_REVISION = 2;"
    assert still_ours == ours
    assert lab.ssh("meet1", "find /etc -name '*.dpkg-*' -o -name '*.ucf-*'") == ""


def test_it_goes_back_on_request(lab):
    run = lab.play("upgrade", "--limit=bridge2", "--extra-vars=jitsi_downgrade=true")
    assert run.code == 0, run.output
    assert revisions(lab) == ["lab2", "lab1", "lab1", "lab2"]
    assert lab.rest("bridge2", "about/version")["version"] == "2.3.0-lab"


def test_a_failure_on_the_meet_host_gives_the_lock_back(lab):
    path = "/etc/apt/apt.conf.d/99broken"
    before = lab.pids()
    lab.ssh("meet1", f"echo 'DPkg::Pre-Invoke {{\"false\";}};' > {path}")
    run = lab.play("upgrade", "--limit=meet1", "--extra-vars=jitsi_downgrade=true")
    lab.ssh("meet1", f"rm {path}")
    assert run.code != 0 and "FAILED" in run.output, run.output
    assert lab.unlocked()
    assert revisions(lab)[3] == "lab2" and lab.pids() == before


def test_the_meet_host_does_not_wait_when_told(lab):
    lab.rest("meet1", "lab/conferences", "POST", {"room": ROOM})
    arguments = [f"--extra-vars=jitsi_{option}=true" for option in ("downgrade", "upgrade_now")]
    run = lab.play("upgrade", "--limit=meet1", *arguments)
    assert run.code == 0, run.output
    assert revisions(lab) == ["lab2", "lab1", "lab1", "lab1"]
    # Jicofo chose the bridge and has forgotten it: nobody else would end the conference there.
    for bridge in BRIDGES:
        if lab.rest(bridge, "colibri/stats")["conferences"]:
            lab.ssh(bridge, "systemctl restart jitsi-videobridge2")
    lab.wait_for_bridges()


def test_a_version_that_is_named_is_installed_and_one_that_is_nowhere_is_refused(lab):
    version = lab.ssh("bridge1", "dpkg-query --show --showformat '${Version}' jitsi-videobridge2")
    named = {"jitsi-videobridge2": version.replace("~lab2", "~lab1")}
    before = lab.pids()
    for missing in ({"jitsi-videobridge2": "9.9"}, {"jitsi-videobrigde2": version}):
        run = lab.play("upgrade", "--limit=bridge1", f"--extra-vars={json.dumps({'jitsi_upgrade_versions': missing})}")
        assert run.code != 0, run.output
        assert "in no package source of this host" in " ".join(run.output.split()), run.output
        assert lab.pids() == before
        assert lab.unlocked(), "no host went on, so the lock was given back"
    run = lab.play("upgrade", "--limit=bridge1", f"--extra-vars={json.dumps({'jitsi_upgrade_versions': named})}")
    assert run.code == 0, run.output
    assert revisions(lab) == ["lab1"] * 4
    assert lab.restarted(before) == {"bridge1"}
