"""The inventory of the scenario `full` has every option on, but for those that are named here with the reason."""

import pathlib
import re

import yaml

PROJECT = pathlib.Path(__file__).resolve().parents[3]
INVENTORY = "".join(path.read_text() for path in (PROJECT / "inventories" / "lab-full").rglob("*.yml"))

# Given to one run, on its command line: what to do, how long to wait, where to write.
FOR_ONE_RUN = re.compile(
    "jitsi_(rotate|upgrade|verify|capacity|cloud_init|drain|uninstall)_?.*"
    "|jitsi_(act|break_lock|cloud_init|confirm|downgrade|metrics_folder|preview|remove|replace_accounts|request|serial|take_over_confirmed|undo)"
    "|jitsi_(bridge|meet|turn)_restart"
)
# Another way to what is on, or what the lab's hosts are not.
INSTEAD = {
    "jitsi_bridge_aws_mapping": "no cloud answers here",
    "jitsi_bridge_cloud_init": "the scenario scale boots such a bridge",
    "jitsi_bridge_stun_servers": "address mappings are on",
    "jitsi_config_layout": "the scenario takeover changes it",
    "jitsi_firewall": "the default, nftables, is on; ufw and none are runs of their own",
    "jitsi_meet_acme_ca": "a run of its own",
    "jitsi_meet_acme_email": "a run of its own",
    "jitsi_meet_acme_server": "a run of its own",
    "jitsi_meet_jicofo_component": "for an old jicofo, in takeover",
    "jitsi_meet_jicofo_health_interval": "jicofo goes by presence",
    "jitsi_meet_jwt_allow_empty": "accounts are on; tokens are a run of their own",
    "jitsi_meet_jwt_app_id": "accounts are on; tokens are a run of their own",
    "jitsi_meet_tls": "self-signed to begin with; acme and own are runs of their own",
    "jitsi_meet_tls_certificate": "a run of its own",
    "jitsi_meet_tls_key": "a run of its own",
    "jitsi_package_prosody": "a run of its own, in upgrade",
    "jitsi_package_source": "a run of its own",
    "jitsi_package_versions": "a run of its own",
    "jitsi_preflight_sizing": "the lab's hosts are small, and warned of",
    "jitsi_turn_address_mappings": "clients of the lab reach no public address",
    "jitsi_turn_port": "clients of the lab use the default",
    "jitsi_turn_realm": "clients of the lab use the default",
    "jitsi_turn_tls_certificate": "its own certificate is on",
    "jitsi_turn_tls_key": "its own certificate is on",
    "jitsi_turn_tls_port": "clients of the lab use the default",
    "jitsi_xmpp_host": "the default, the meet host's address, is on",
}


def options() -> set[str]:
    """Return the names of all options of roles and playbooks."""
    specs = [
        yaml.safe_load(path.read_text())["argument_specs"]
        for path in (PROJECT / "collection").glob("**/meta/argument_specs.yml")
    ]
    return {name for spec in specs for entry_point in spec.values() for name in entry_point["options"]}


def test_what_is_not_on_has_a_reason():
    found = options()
    off = {name for name in found if not re.search(rf"\b{name}:", INVENTORY) and not FOR_ONE_RUN.fullmatch(name)}
    assert len(found) > 90
    assert off == set(INSTEAD)
