"""A machine with user data becomes a bridge by itself, and keeps nothing of the user data.

In their order: each test goes on where the one before it ended.
"""

import subprocess

import pytest
import yaml
from conftest import PROJECT, forms, wait_for

COMMON = PROJECT / "collection" / "roles" / "common" / "vars" / "main.yml"
METADATA = yaml.safe_load(COMMON.read_text())["_jitsi_metadata"]
CLOUD = f"--inventory={PROJECT}/inventories/lab-cloud"
SEED = "/var/lib/cloud/seed/nocloud"
FAILED = "this machine has NOT become a bridge"
# What a machine of the lab is, and cloud-init would make otherwise.
KEEP = """
datasource_list: [NoCloud]
network: {config: disabled}
ssh_deletekeys: false
disable_root: false
preserve_hostname: true
manage_etc_hosts: false
users: []
apt: {preserve_sources_list: true}
"""


@pytest.fixture(name="data", scope="module")
def user_data(lab, tmp_path_factory):
    """Write the user data of bridge6 and return it."""
    run = lab.site(CLOUD, "--limit=meet1")
    assert run.code == 0, run.output
    path = tmp_path_factory.mktemp("cloud") / "user-data"
    run = lab.play("cloud_init", CLOUD, "--extra-vars", f"jitsi_cloud_init=bridge6 jitsi_cloud_init_file={path}")
    assert run.code == 0, run.output
    assert path.read_bytes().startswith(b"$ANSIBLE_VAULT;")
    text = subprocess.run(
        ["ansible-vault", "view", path], capture_output=True, text=True, env=lab.environment, check=True
    ).stdout
    print(f"the user data has {len(text)} bytes")
    return text


@pytest.fixture(name="machine", scope="module", autouse=True)
def bare_machine_with_cloud_init(lab, data):
    """Boot a machine that has cloud-init and its user data, and no Jitsi."""
    lab.lab("up", "bridge6")
    lab.ssh(
        "bridge6", "apt-get --quiet=2 update && DEBIAN_FRONTEND=noninteractive apt-get --quiet=2 install cloud-init"
    )
    lab.ssh("bridge6", "cat > /etc/cloud/cloud.cfg.d/90-lab.cfg", stdin=KEEP)
    lab.ssh("bridge6", f"install -d -m 0700 {SEED} && echo 'instance-id: i-bridge6' > {SEED}/meta-data")
    seed(lab, data)


def seed(lab, data: str) -> None:
    """Put the user data where cloud-init looks for it, as a metadata service would."""
    lab.ssh("bridge6", f"umask 077 && cat > {SEED}/user-data", stdin=data)


def boot(lab) -> str:
    """Boot the machine, wait until cloud-init is done and has forgotten; return what it said."""
    number = "cat /proc/sys/kernel/random/boot_id"
    before = lab.ssh("bridge6", number)
    # `lab reboot` waits for a system without failed units.
    lab.ssh("bridge6", "systemctl reboot", check=False)
    wait_for(lambda: lab.ssh("bridge6", number, check=False) not in ("", before), "bridge6 does not come back")
    lab.ssh("bridge6", "cloud-init status --wait", check=False)
    property_ = "systemctl show --value --property={} scalable-jitsi-scrub"
    wait_for(
        lambda: lab.ssh("bridge6", property_.format("ExecMainExitTimestampMonotonic")) not in ("", "0"),
        "the user data was not removed",
    )
    assert lab.ssh("bridge6", property_.format("Result")) == "success"
    return lab.ssh("bridge6", "cat /var/log/cloud-init-output.log")


def kept(lab, data: str) -> set[str]:
    """Return the files of the machine that hold the password, the script, or the archive of files."""
    script, _, archive = data.partition("\n# files\n")
    needles = [lab.secrets()["jvb"], script.splitlines()[2], archive.splitlines()[3]]
    patterns = "\n".join(sorted(set().union(*map(forms, needles))))
    command = "grep --recursive --files-with-matches --text --fixed-strings --file=- --devices=skip"
    found = lab.ssh("bridge6", f"{command} --exclude-dir=proc --exclude-dir=sys / 2> /dev/null", False, patterns)
    return set(found.splitlines())


def test_a_first_boot_that_fails_says_so_and_keeps_nothing(lab, data):
    lab.ssh("bridge6", "mv /etc/apt/sources.list /root/")
    output = boot(lab)
    lab.ssh("bridge6", "mv /root/sources.list /etc/apt/")
    assert "no package source of this machine offers jitsi-videobridge2" in output and FAILED in output
    # The seed stands for the metadata service.
    assert kept(lab, data) == {f"{SEED}/user-data"}
    assert lab.ssh("bridge6", "test -e /usr/sbin/policy-rc.d || echo none") == "none"


def test_the_next_boot_makes_it_a_bridge(lab, data):
    output = boot(lab)
    assert "the bridge bridge6 runs" in output, output
    assert output.count(FAILED) == 1
    wait_for(lambda: lab.nicknames().get("bridge6") == "bridge6", "jicofo does not see bridge6")
    assert kept(lab, data) == {"/etc/jitsi/videobridge/jvb.conf"}
    mode = lab.ssh("bridge6", "stat --format='%U:%G %a' /etc/jitsi/videobridge/jvb.conf")
    assert mode == "jvb:jitsi 640"


@pytest.mark.parametrize("port", [80, 32526])
def test_root_alone_reaches_the_metadata_service(lab, port):
    addresses = METADATA["ip"] + METADATA["ip6"]
    change = "; ".join(f"ip address {{0}} {address} dev lo" for address in addresses)
    lab.ssh(
        "bridge6",
        f"{change.format('add')}; systemd-run --quiet --unit=metadata python3 -m http.server --bind :: {port}",
    )
    # Out of the loopback the way is the same: the rules are about the address.
    urls = [
        f"http://{f'[{a}%25lo]' if a.startswith('fe80') else f'[{a}]' if ':' in a else a}:{port}/" for a in addresses
    ]
    ask = "curl --silent --globoff --output /dev/null --max-time 5 --write-out '%{http_code}' "
    try:
        for url in urls:
            wait_for(lambda url=url: lab.ssh("bridge6", ask + f"'{url}'", False) == "200", f"root does not reach {url}")
        alone = "; ".join(f"setpriv --reuid=jvb --clear-groups {ask} '{url}'; echo" for url in urls)
        assert lab.ssh("bridge6", alone, check=False).split() == ["000"] * len(urls)
    finally:
        lab.ssh("bridge6", f"systemctl stop metadata; {change.format('delete')}")


def test_a_deployment_finds_everything_as_it_should_be(lab):
    before = lab.pid("bridge6", "jitsi-videobridge2")
    run = lab.site(CLOUD, "--limit=meet1,bridge6")
    assert run.code == 0, run.output
    assert {host: run.changed[host] for host in ("meet1", "bridge6")} == {"meet1": 0, "bridge6": 0}, run.output
    assert lab.pid("bridge6", "jitsi-videobridge2") == before


def test_a_cloud_that_still_serves_the_user_data_brings_nothing_back(lab, data):
    keys = lab.ssh("bridge6", "cat /etc/ssh/ssh_host_*_key.pub")
    seed(lab, data)
    output = boot(lab)
    assert output.count("the bridge bridge6 runs") == 1, "the script ran once more"
    assert kept(lab, data) == {"/etc/jitsi/videobridge/jvb.conf", f"{SEED}/user-data"}
    assert lab.ssh("bridge6", "cat /etc/ssh/ssh_host_*_key.pub") == keys
    wait_for(lambda: lab.nicknames().get("bridge6") == "bridge6", "jicofo does not see bridge6")
