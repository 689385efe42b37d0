"""What options about bridges and jicofo's choice of them make of the files, in both layouts; and which are refused."""

import pytest

LAYOUTS = ["hocon", "properties"]
BRIDGE = {
    "jitsi_bridge_media_port": 10001,
    "jitsi_bridge_region": "eu-west",
    "jitsi_bridge_address_mappings": [{"local": "10.0.0.21", "public": "203.0.113.21"}],
    "jitsi_bridge_stun_servers": ["stun.example.com:3478", "192.0.2.9:443"],
    "jitsi_bridge_aws_mapping": True,
    "jitsi_bridge_memory_mb": 3000,
    "jitsi_bridge_load_measurement": "packet-rate",
    "jitsi_bridge_load_threshold": 60000,
    "jitsi_bridge_recovery_threshold": 50000,
    "jitsi_bridge_drain_on_start": True,
    "jitsi_bridge_require_public_address": False,
}
MEET = {
    "jitsi_meet_relay": True,
    "jitsi_meet_jicofo_strategy": "RegionBasedBridgeSelectionStrategy",
    "jitsi_meet_jicofo_memory_mb": 1500,
    "jitsi_meet_jicofo_max_bridge_participants": -1,
    "jitsi_meet_jicofo_stress_threshold": 0.7,
    "jitsi_meet_jicofo_health_interval": 30,
    "jitsi_meet_jicofo_health_by_presence": True,
    "jitsi_meet_jicofo_presence_timeout": 20,
    "jitsi_meet_jicofo_failed_bridge_seconds": 90,
    "jitsi_meet_jicofo_initial_timeout": 12,
    "jitsi_meet_jicofo_single_participant_timeout": 33,
}
NUMBERS = [
    "max_bridge_participants",
    "health_interval",
    "presence_timeout",
    "failed_bridge_seconds",
    "initial_timeout",
    "single_participant_timeout",
]
LOAD = "videobridge.load-management.load-measurements"
EXPECTED = {
    ("hocon", "jitsi/videobridge/jvb.conf"): [
        'local-address = "10.0.0.21", public-address = "203.0.113.21"',
        "ice4j.harvest.mapping.aws.enabled = true",
        'ice4j.harvest.mapping.stun.addresses = ["stun.example.com:3478", "192.0.2.9:443"]',
        "videobridge.ice.udp.port = 10001",
        'region = "eu-west"',
        "videobridge.health.require-valid-address = false",
        "videobridge.initial-drain-mode = true",
        f'{LOAD}.load-measurement = "packet-rate"',
        f"{LOAD}.packet-rate.load-threshold = 60000.0",
        f"{LOAD}.packet-rate.recovery-threshold = 50000.0",
    ],
    ("hocon", "jitsi/jicofo/jicofo.conf"): [
        "jicofo.bridge.failure-reset-threshold = 90000",
        "jicofo.bridge.health-checks.interval = 30000",
        "jicofo.bridge.health-checks.presence-timeout = 20000",
        "jicofo.bridge.health-checks.use-presence = true",
        "jicofo.bridge.max-bridge-participants = -1",
        'jicofo.bridge.selection-strategy = "RegionBasedBridgeSelectionStrategy"',
        "jicofo.bridge.stress-threshold = 0.7",
        "jicofo.conference.initial-timeout = 12000",
        "jicofo.conference.single-participant-timeout = 33000",
        "jicofo.octo.enabled = true",
    ],
    ("properties", "jitsi/videobridge/sip-communicator.properties"): [
        "org.ice4j.ice.harvest.STUN_MAPPING_HARVESTER_ADDRESSES=stun.example.com:3478,192.0.2.9:443\n",
        "org.ice4j.ice.harvest.DISABLE_AWS_HARVESTER=false\n",
        "org.ice4j.ice.harvest.NAT_HARVESTER_LOCAL_ADDRESS=10.0.0.21\n",
        "org.ice4j.ice.harvest.NAT_HARVESTER_PUBLIC_ADDRESS=203.0.113.21\n",
        "org.jitsi.videobridge.SINGLE_PORT_HARVESTER_PORT=10001\n",
        "org.jitsi.videobridge.REGION=eu-west\n",
    ],
    ("properties", "jitsi/videobridge/config"): [
        "VIDEOBRIDGE_MAX_MEMORY=3000m\n",
        " -Dvideobridge.health.require-valid-address=false",
        " -Dvideobridge.initial-drain-mode=true",
        f" -D{LOAD}.load-measurement=packet-rate",
        f" -D{LOAD}.packet-rate.load-threshold=60000.0",
    ],
    ("properties", "jitsi/jicofo/sip-communicator.properties"): [
        "org.jitsi.focus.BRIDGE_FAILURE_RESET_THRESHOLD=90000\n",
        "org.jitsi.jicofo.BridgeSelector.BRIDGE_SELECTION_STRATEGY=RegionBasedBridgeSelectionStrategy\n",
        "org.jitsi.jicofo.BridgeSelector.MAX_PARTICIPANTS_PER_BRIDGE=-1\n",
        "org.jitsi.jicofo.HEALTH_CHECK_INTERVAL=30000\n",
    ],
    ("hocon", "jitsi/jicofo/config"): ["\nJICOFO_MAX_MEMORY=1500m\n"],
    ("properties", "jitsi/jicofo/config"): [
        "\nJICOFO_MAX_MEMORY=1500m\n",
        " -Djicofo.octo.enabled=true",
        " -Djicofo.bridge.stress-threshold=0.7",
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_option_reaches_its_file(project, layout):
    project.vars["jitsi_config_layout"] = layout
    project.bridges["bridge1"] |= BRIDGE
    project.bridges["bridge2"]["jitsi_bridge_region"] = "us"
    project.meet["meet1"] = MEET
    files = project.preview()
    for (wanted, path), lines in EXPECTED.items():
        text = files["meet1" if "jicofo" in path else "bridge1"] / "etc" / path
        for line in lines if wanted == layout else []:
            assert line in text.read_text()
    unit = files["bridge1"] / "etc/systemd/system/jitsi-videobridge2.service.d/scalable-jitsi.conf"
    assert "scalable-jitsi-heap" not in unit.read_text()
    assert "10001/udp" in (files["bridge1"] / "etc/scalable-jitsi/firewall.open").read_text()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_options_no_server_of_others_is_asked_and_the_heap_follows_the_memory(project, layout):
    project.vars["jitsi_config_layout"] = layout
    files = project.preview()
    assert "MAX_MEMORY" not in (files["meet1"] / "etc/jitsi/jicofo/config").read_text(), "jicofo's own default counts"
    etc = files["bridge1"] / "etc"
    if layout == "hocon":
        text = (etc / "jitsi/videobridge/jvb.conf").read_text()
        assert "stun.addresses = []" in text and "aws.enabled = false" in text
        assert "region" not in text and "-threshold" not in text
    else:
        text = (etc / "jitsi/videobridge/sip-communicator.properties").read_text()
        assert "\n#org.ice4j.ice.harvest.STUN_MAPPING" in text and "DISABLE_AWS_HARVESTER=true" in text
        assert "NAT_HARVESTER" not in text and "REGION" not in text
    unit = (etc / "systemd/system/jitsi-videobridge2.service.d/scalable-jitsi.conf").read_text()
    assert "EnvironmentFile=-/run/scalable-jitsi/heap\n" in unit
    assert "MAX_MEMORY" not in (etc / "jitsi/videobridge/config").read_text()


def test_values_of_another_type_are_all_named(project):
    wrong = {
        "jitsi_bridge_media_port": "voice",
        "jitsi_bridge_memory_mb": "much",
        "jitsi_bridge_load_measurement": "packets",
        "jitsi_bridge_load_threshold": "high",
        "jitsi_bridge_recovery_threshold": "low",
        "jitsi_bridge_drain_on_start": "perhaps",
        "jitsi_bridge_aws_mapping": "perhaps",
        "jitsi_bridge_stun_servers": {"a": 1},
        "jitsi_bridge_address_mappings": [{"local": "10.0.0.21", "port": 1}],
    }
    project.bridges["bridge1"] |= wrong
    of_jicofo = {
        "jitsi_meet_relay": "perhaps",
        "jitsi_meet_regions": "everywhere",
        "jitsi_meet_jicofo_strategy": "RoundRobin",
        "jitsi_meet_jicofo_health_by_presence": "perhaps",
        "jitsi_meet_jicofo_stress_threshold": "high",
    } | {f"jitsi_meet_jicofo_{name}": "long" for name in NUMBERS}
    project.meet["meet1"] = of_jicofo
    project.refused("bridge1", "missing required arguments: public", "meet1", *wrong, *of_jicofo)


def test_broken_rules_are_all_named(project):
    project.bridges["bridge1"] |= {
        "jitsi_bridge_media_port": 70000,
        "jitsi_bridge_memory_mb": 64,
        "jitsi_bridge_address_mappings": [{"local": "10.0.0.21", "public": "nat.example.com"}],
        "jitsi_bridge_stun_servers": ["stun.example.com"],
        "jitsi_bridge_load_threshold": 0.9,
        "jitsi_bridge_region": "EU West",
    }
    project.meet["meet1"] = {
        "jitsi_meet_relay": True,
        "jitsi_meet_jicofo_stress_threshold": 1.5,
    } | {f"jitsi_meet_jicofo_{name}": -2 for name in NUMBERS}
    output = project.refused("[JT070]", "[JT071]", "[JT073]", "[JT074]", "[JT076]", "[JT077]")
    for name in ["jitsi_bridge_media_port is 70000", "jitsi_bridge_memory_mb is 64", "stress_threshold is 1.5"]:
        assert name in output
    for name in NUMBERS:
        assert f"jitsi_meet_jicofo_{name} is -2; set it from" in output


def test_two_bridges_behind_one_address_need_two_ports(project):
    for number, bridge in enumerate(project.bridges.values(), 1):
        pair = {"local": f"10.0.0.{number}", "public": "203.0.113.1"}
        bridge["jitsi_bridge_address_mappings"] = [pair]
    project.refused("[JT072]", "203.0.113.1", "bridge1", "bridge2")
    project.bridges["bridge2"]["jitsi_bridge_media_port"] = 10001
    assert project.playbook().returncode == 0


def test_a_bridge_without_region_is_warned_of(project):
    project.meet["meet1"] = MEET
    project.bridges["bridge1"]["jitsi_bridge_region"] = "eu"
    output = project.playbook()
    assert output.returncode == 0 and "[JT075]" in output.stderr


def test_a_browser_is_told_its_region_by_its_address(project):
    project.bridges["bridge1"]["jitsi_bridge_region"] = project.bridges["bridge2"]["jitsi_bridge_region"] = "eu"
    project.meet["meet1"] = MEET | {"jitsi_meet_regions": {"eu": ["203.0.113.0/24", "::/0"]}}
    run = project.playbook()
    assert run.returncode == 0 and "[JT4" not in run.stderr
    site = (project.preview()["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert "geo $scalable_jitsi_region {\n  203.0.113.0/24 eu;\n  ::/0 eu;\n}\n" in site
    assert 'userRegion: "$scalable_jitsi_region"' in site


def test_without_networks_no_region_is_told_and_where_jicofo_wants_them_that_is_warned_of(project):
    site = (project.preview()["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert "region" not in site
    project.meet["meet1"] = MEET
    assert "[JT403]" in project.playbook().stderr
    project.meet["meet1"] = MEET | {"jitsi_meet_config": {"deploymentInfo": {}}}
    assert "[JT403]" not in project.playbook().stderr
    project.meet["meet1"] = MEET | {"jitsi_meet_regions": {"eu": ["203.0.113.0/24"]}}
    run = project.playbook()
    assert run.returncode == 0 and "[JT402]" in run.stderr


def test_wrong_networks_are_all_named(project):
    project.meet["meet1"] = {"jitsi_meet_regions": {"EU West": ["everywhere"], "us": "203.0.113.0/24"}}
    project.refused(
        "meet1: jitsi_meet_regions has the region 'EU West'", "jitsi_meet_regions has 'everywhere'",
        "jitsi_meet_regions has no list of networks for the region 'us'", "[JT400]",
    )  # fmt: skip
    project.meet["meet1"] = {"jitsi_meet_regions": {"eu": ["203.0.113.0/24"], "us": ["203.0.113.0/24"]}}
    project.refused("meet1: jitsi_meet_regions has the network 203.0.113.0/24 for eu and for us", "[JT401]")
