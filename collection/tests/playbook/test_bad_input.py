"""Bad input ends the run in the plan: the message names place and remedy, no host is contacted, no file is changed."""

import datetime
import re
import subprocess

import pytest
import yaml


def test_no_meet_host(project):
    project.meet = {}
    project.refused("no host is in group jitsi_meet")


def test_no_host_at_all(project):
    project.meet, project.bridges = {}, {}
    project.refused("no host is in the groups jitsi_meet and jitsi_bridges", "--inventory")


def test_two_meet_hosts(project):
    project.meet = {"meet1": {}, "meet2": {}}
    project.refused("jitsi_meet", "meet1", "meet2")


def test_no_bridges(project):
    project.bridges = {}
    project.refused("jitsi_bridges")


@pytest.mark.parametrize("name", ["../../x", "a/b"])
def test_host_name_that_leads_elsewhere(project, name):
    """The preview of such a host would be written outside of its folder."""
    project.bridges[name] = {"jitsi_bridge_addresses": ["192.0.2.29"]}
    preview = project.folder / "one" / "preview"
    arguments = ("--check", "--extra-vars", f"jitsi_preview={preview}")
    project.refused(
        f"host {name}: its name cannot be that of a folder", playbook="scalable.jitsi.plan", arguments=arguments
    )
    assert not preview.parent.exists()


def test_bridge_without_address(project):
    project.bridges["bridge2"] = {}
    project.refused("bridge2", "jitsi_bridge_addresses")


def test_bridge_with_a_name_for_an_address(project):
    project.bridges["bridge2"] = {"jitsi_bridge_addresses": ["bridge2.example.com"]}
    project.refused("bridge2", "jitsi_bridge_addresses", "bridge2.example.com")


def test_domain_missing(project):
    del project.vars["jitsi_domain"]
    output = project.refused("host bridge1: jitsi_domain is not set")
    assert "jitsi_xmpp_host" not in output, "what builds on it is not to blame"


@pytest.mark.parametrize("domain", ["meet example com", "https://meet.example.com", "-meet.example.com", ""])
def test_domain_that_is_no_host_name(project, domain):
    project.vars["jitsi_domain"] = domain
    project.refused("jitsi_domain")


def test_xmpp_host_with_a_port(project):
    project.vars["jitsi_xmpp_host"] = "10.0.0.11:5222"
    project.refused("jitsi_xmpp_host", "10.0.0.11:5222", "[JT008]")


def test_certificate_without_key(project):
    project.meet["meet1"] = {"jitsi_meet_tls_certificate": "/etc/ssl/meet.crt"}
    project.refused("meet1", "jitsi_meet_tls_certificate", "jitsi_meet_tls_key")


def test_option_of_another_type(project):
    project.meet["meet1"] = {"jitsi_meet_config": "startMuted"}
    project.refused("meet1", "jitsi_meet_config")


def test_option_that_is_no_choice(project):
    project.vars["jitsi_bridge_restart"] = "sometimes"
    project.refused("bridge1", "jitsi_bridge_restart", "sometimes")


@pytest.mark.parametrize(
    ("name", "meant"), [("jitsi_domian", "jitsi_domain"), ("jitsi_meet_feature", "jitsi_meet_features")]
)
def test_misspelt_option(project, name, meant):
    project.vars[name] = "meet.example.com"
    output = project.refused(f"host meet1: no role of scalable.jitsi knows the option {name}: did you mean {meant}?")
    assert output.count(f"did you mean {meant}?") >= 3, "once a host"


def test_variable_of_ones_own_is_warned_of(project):
    project.vars["jitsi_school"] = "north"
    process = project.playbook()
    assert process.returncode == 0, process.stdout + process.stderr
    assert "host meet1: no role of scalable.jitsi knows the variable jitsi_school" in " ".join(process.stderr.split())


@pytest.mark.parametrize("name", ["jitsi_turns", "jitsi_bridge"])
def test_misspelt_group(project, name):
    project.more_groups[name] = ["turn1"]
    meant = {"jitsi_turns": "jitsi_turn", "jitsi_bridge": "jitsi_bridges"}[name]
    project.refused(f"the group {name} has the host turn1, which is in no group of scalable.jitsi: {meant} is meant?")


def test_group_of_some_bridges(project):
    project.more_groups["jitsi_bridge"] = ["bridge1"]
    process = project.playbook()
    assert process.returncode == 0, process.stdout + process.stderr


# What YAML makes of words that are not quoted, and what the message calls them.
COERCED = {
    "jitsi_meet_accounts": ([True, None], "true", "null"),
    "jitsi_bridge_nickname": (1000.0, "1000.0"),
    "jitsi_bridge_region": (datetime.date(2024, 1, 1), "2024-01-01"),
    "jitsi_package_versions": ({True: "1.0"}, "true"),
    "jitsi_package_source": ({"url": 12, "fingerprint": 750}, "12", "750"),
    "jitsi_meet_regions": ({True: ["192.0.2.0/24"], 16: ["192.0.2.0/24"]}, "true", "16"),
    "jitsi_meet_config": ({"a": {True: 1}, "b": [{datetime.date(2024, 1, 1): 1}]}, "true", "2024-01-01"),
    "jitsi_bridge_media_port": (True, "true"),
}


def test_words_that_yaml_made_something_else_of(project):
    project.vars |= {name: value for name, (value, *_words) in COERCED.items()}
    output = project.refused("in quotes")
    for name, (_value, *words) in COERCED.items():
        for word in words:
            assert re.search(f"{name}[a-z.]* has (the key )?{re.escape(word)}, which YAML", output), f"{name} {word}"
    assert "JSON serializable" not in output


def test_numbers_are_keys_of_the_apps_settings(project):
    """As the app's own videoQuality has them."""
    project.vars["jitsi_meet_config"] = {"videoQuality": {"minHeightForQualityLvl": {360: "standard"}}}
    config = (project.preview()["meet1"] / "etc/jitsi/meet/scalable-jitsi-config.js").read_text()
    assert re.search(r'"360":\s*"standard"', config)


def test_a_host_name_that_yaml_made_something_else_of(project):
    """Ansible leaves out the whole file then, and goes on."""
    project.bridges = {True: {"jitsi_bridge_addresses": ["192.0.2.21"]}}
    project.refused("Host pattern True must be a string", "a host name that YAML does not read as a word", "in quotes")


def test_two_bridges_with_one_nickname(project):
    project.bridges["bridge1"]["jitsi_bridge_nickname"] = "jvb"
    project.bridges["bridge2"]["jitsi_bridge_nickname"] = "JVB"
    project.refused("bridge1", "bridge2", "nickname")


def test_variable_that_cannot_be_resolved(project):
    project.bridges["bridge2"]["jitsi_bridge_addresses"] = ["{{ nobody_knows }}"]
    project.refused("bridge2", "jitsi_bridge_addresses", "nobody_knows")


def test_vault_file_without_password(planned):
    planned.password_file = None
    planned.refused(str(planned.secrets), "--vault-password-file")


def test_vault_file_with_wrong_password(planned):
    planned.password_file.write_text("wrong")
    planned.refused(str(planned.secrets), "password")


def test_damaged_vault_file(planned):
    planned.secrets.write_bytes(planned.secrets.read_bytes()[:-40])
    planned.refused(str(planned.secrets))


def test_vault_file_in_plain_text(planned):
    planned.secrets.write_text("version: 1\nsecrets: {}\n")
    planned.refused(str(planned.secrets), "ansible-vault encrypt")


def test_first_run_without_password(project):
    project.password_file = None
    project.refused(str(project.secrets), "--vault-password-file")


def test_limit_without_the_meet_host(project):
    project.refused("meet1", "--limit", arguments=("--limit", "bridge1"))


def test_template_with_an_undefined_variable(project, own_collection):
    template = own_collection / "roles" / "bridge" / "templates" / "jvb.conf.j2"
    template.write_text(template.read_text() + "# {{ jitsi_nobody_knows }}\n")
    lines = len(template.read_text().splitlines())
    project.refused(f"jvb.conf.j2:{lines}", "jitsi_nobody_knows", "bridge1")


def test_template_with_a_syntax_error(project, own_collection):
    template = own_collection / "roles" / "bridge" / "templates" / "jvb.conf.j2"
    template.write_text(template.read_text() + "{% if %}\n")
    project.refused("jvb.conf.j2")


def test_template_that_renders_to_broken_hocon(project, own_collection):
    template = own_collection / "roles" / "bridge" / "templates" / "jvb.conf.j2"
    template.write_text(template.read_text() + "broken = {\n")
    project.refused("jvb.conf", "bridge1")


def test_key_that_the_bridge_does_not_know_is_warned_of(project, own_collection):
    template = own_collection / "roles" / "bridge" / "templates" / "jvb.conf.j2"
    template.write_text(template.read_text() + "videobridge.ice.upd.port = 10001\n")
    process = project.playbook("scalable.jitsi.plan")
    output = " ".join((process.stdout + process.stderr).split())
    assert process.returncode == 0, output
    assert "[WARNING]: 2 hosts (bridge1, bridge2): /etc/jitsi/videobridge/jvb.conf" in output
    assert "'videobridge.ice.udp' if that is meant, or remove it [JT044]" in output


def test_java_missing(project):
    project.environment = {"PATH": "/nonexistent", "JAVA_HOME": ""}
    output = project.refused("Java 17")
    assert "openjdk" in output or "JAVA_HOME" in output


def test_java_too_old(project, tmp_path):
    home = tmp_path / "jdk-11"
    (home / "bin").mkdir(parents=True)
    (home / "release").write_text('JAVA_VERSION="11.0.22"\n')
    (home / "bin" / "java").write_text("#!/bin/sh\nexit 99\n")
    (home / "bin" / "java").chmod(0o755)
    project.environment = {"JAVA_HOME": str(home)}
    project.refused("11.0.22", "17")


def test_jar_missing(project, own_collection):
    (own_collection / "plugins" / "plugin_utils" / "jitsi-tools.jar").unlink()
    project.refused("jitsi-tools.jar", "ansible-galaxy collection install")


def test_role_without_plan(project, tmp_path):
    play = [
        {
            "hosts": "meet1",
            "gather_facts": False,
            "connection": "local",
            "tasks": [{"scalable.jitsi.files": {"service": "web"}}],
        }
    ]
    playbook = tmp_path / "own.yml"
    playbook.write_text(yaml.safe_dump(play))
    project.refused("this run has no plan for host meet1", playbook=str(playbook))


def test_plan_can_be_run_again(planned):
    before = planned.state()
    process = planned.playbook()
    assert "changed=1" not in process.stdout
    assert planned.state() == before


def test_vault_is_opened_by_ansible_vault(planned):
    process = subprocess.run(
        ["ansible-vault", "view", "--vault-password-file", planned.password_file, planned.secrets],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "jvb:" in process.stdout and "focus:" in process.stdout


def test_check_mode_writes_nothing(project):
    process = project.playbook("scalable.jitsi.plan", "--check")
    assert process.returncode == 0, process.stdout + process.stderr
    assert set(project.state().values()) == {None}
