"""The scrape configuration and the dashboard fit the inventory, and Prometheus takes them."""

import json
import re
import subprocess

import pytest
import yaml


@pytest.fixture(name="written")
def write(project):
    """Return the folder that the playbook writes."""
    project.vars |= {"jitsi_metrics_allow": ["192.0.2.9"], "jitsi_metrics_port": 9100, "jitsi_xmpp_host": "10.0.0.1"}
    project.bridges["bridge1"] |= {"jitsi_bridge_region": "eu", "jitsi_bridge_addresses": ["2001:db8::21"]}
    project.nicknames.parent.mkdir()
    project.nicknames.write_text("nicknames:\n  bridge1: amber\n")
    folder = project.folder / "monitoring"
    process = project.playbook("scalable.jitsi.metrics", "--extra-vars", f"jitsi_metrics_folder={folder}")
    assert process.returncode == 0, process.stdout + process.stderr
    return folder


def test_every_host_is_scraped(written):
    jicofo, bridges = yaml.safe_load((written / "scrape.yml").read_text())["scrape_configs"]
    labels = {"instance": "meet1", "role": "meet"}
    assert jicofo == {
        "job_name": "jitsi-jicofo",
        "static_configs": [{"targets": ["10.0.0.1:9100"], "labels": labels}],
    }
    one = {"instance": "bridge1", "role": "bridge", "nickname": "amber", "region": "eu"}
    two = {"instance": "bridge2", "role": "bridge", "nickname": "bridge2", "region": ""}
    assert bridges["static_configs"] == [
        {"targets": ["[2001:db8::21]:9100"], "labels": one},
        {"targets": ["192.0.2.22:9100"], "labels": two},
    ]


def test_the_dashboard_has_a_place_and_a_query_for_each_panel(written):
    dashboard = json.loads((written / "dashboard.json").read_text())
    panels = dashboard["panels"]
    assert dashboard["title"] == "Jitsi: meet.example.com" and len(panels) == 11
    assert len({(panel["gridPos"]["x"], panel["gridPos"]["y"]) for panel in panels}) == len(panels)
    assert len({panel["id"] for panel in panels}) == len(panels)
    targets = [target for panel in panels for target in panel["targets"]]
    assert all(re.search(r"jitsi_(jvb|jicofo)_|^1 - up", target["expr"]) for target in targets)
    assert {target["legendFormat"] for target in targets} >= {"{{nickname}}", "{{nickname}} in", "conferences"}


def test_prometheus_takes_both(written):
    subprocess.run(["promtool", "check", "config", written / "scrape.yml"], check=True)
    rules = [
        {"record": f"q{number}", "expr": target["expr"]}
        for number, target in enumerate(
            target
            for panel in json.loads((written / "dashboard.json").read_text())["panels"]
            for target in panel["targets"]
        )
    ]
    (written / "rules.yml").write_text(yaml.safe_dump({"groups": [{"name": "dashboard", "rules": rules}]}))
    subprocess.run(["promtool", "check", "rules", written / "rules.yml"], check=True)


def test_nothing_is_written_where_metrics_are_off(project):
    folder = project.folder / "monitoring"
    process = project.playbook("scalable.jitsi.metrics", "--extra-vars", f"jitsi_metrics_folder={folder}")
    assert process.returncode != 0 and not folder.exists()
    assert "jitsi_metrics_allow" in process.stdout + process.stderr
