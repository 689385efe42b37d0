"""What the options of bridges and jicofo do, asked of the services that run."""

import json
import pathlib

STUN = pathlib.Path(__file__).with_name("ask_stun.py").resolve()


def running(lab, host: str, file: str, *keys: str) -> dict:
    """Return settings of the configuration file as the services' own reader understands it."""
    reader = (
        "require 'hocon'; values = Hocon.load(ARGV.shift); ARGV.each { |key| puts values.dig(*key.split('.')).to_json }"
    )
    text = lab.ssh(host, f"ruby -rjson -e \"{reader}\" {file} {' '.join(keys)}")
    return dict(zip(keys, map(json.loads, text.splitlines()), strict=True))


def test_jicofo_chooses_by_the_regions_that_the_bridges_tell_it(lab):
    selector = lab.rest("meet1", "debug")["bridge_selector"]
    assert selector["strategy"] == "RegionBasedBridgeSelectionStrategy"
    regions = {jid.rpartition("/")[2]: bridge["region"] for jid, bridge in selector["bridge"].items()}
    assert regions == {"bridge1": "north", "south-2": "south"}


def test_a_bridge_with_a_nickname_and_a_port_of_its_own_has_them(lab):
    assert lab.rest("bridge2", "colibri/stats")["relay_id"] == "south-2"
    lab.ssh("outsider", f"python3 - {lab.network}.22 10002", stdin=STUN.read_text())
    assert "10002" not in lab.ssh("bridge1", "ss --no-header --udp --listening --numeric")


def test_a_bridge_behind_a_mapping_is_well_by_its_public_address(lab):
    # Both have private addresses only, and require a public one.
    for bridge in ("bridge1", "bridge2"):
        assert lab.rest(bridge, "about/health") == ""
        lab.ssh(bridge, "grep --quiet 'require-valid-address = true' /etc/jitsi/videobridge/jvb.conf")


def test_the_heap_is_as_large_as_told_or_half_of_the_memory(lab):
    def heap(host: str, unit: str = "jitsi-videobridge2") -> str:
        pid = f"$(systemctl show --property MainPID --value {unit})"
        return lab.ssh(host, f"tr '\\0' '\\n' < /proc/{pid}/cmdline | grep ^-Xmx")

    assert (heap("bridge1"), heap("meet1", "jicofo")) == ("-Xmx300m", "-Xmx400m")
    half = lab.ssh("bridge2", "awk '/^MemTotal/ { print int($2 / 2048) }' /proc/meminfo")
    assert heap("bridge2") == f"-Xmx{min(max(int(half), 256), 4096)}m"


def test_a_bridge_that_starts_unwatched_takes_no_conference_until_told(lab):
    assert lab.rest("bridge2", "colibri/drain") == {"drain": False}
    lab.stop_bridge("bridge2")
    lab.ssh("bridge2", "systemctl start jitsi-videobridge2")
    assert lab.rest("bridge2", "colibri/drain") == {"drain": True}
    lab.rest("bridge2", "colibri/drain/disable", "POST")
    lab.wait_for_bridges()


def test_loads_and_limits_are_what_the_inventory_says(lab):
    load = "videobridge.load-management.load-measurements"
    assert running(
        lab, "bridge1", "/etc/jitsi/videobridge/jvb.conf",
        f"{load}.load-measurement", f"{load}.packet-rate.load-threshold", f"{load}.packet-rate.recovery-threshold",
    ) == {
        f"{load}.load-measurement": "packet-rate",
        f"{load}.packet-rate.load-threshold": 40000,
        f"{load}.packet-rate.recovery-threshold": 30000,
    }  # fmt: skip
    bridge = "jicofo.bridge"
    assert running(
        lab, "meet1", "/etc/jitsi/jicofo/jicofo.conf",
        "jicofo.octo.enabled", f"{bridge}.max-bridge-participants", f"{bridge}.stress-threshold",
        f"{bridge}.health-checks.use-presence", f"{bridge}.health-checks.presence-timeout",
    ) == {
        "jicofo.octo.enabled": True,
        f"{bridge}.max-bridge-participants": 100,
        f"{bridge}.stress-threshold": 0.7,
        f"{bridge}.health-checks.use-presence": True,
        f"{bridge}.health-checks.presence-timeout": 60000,
    }  # fmt: skip
