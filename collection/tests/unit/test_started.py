"""A bridge's logins are no reason for a restart; everything else in its files is."""

import pathlib
import re
import subprocess
import sys

import pytest

TEMPLATE = pathlib.Path(__file__).parents[2] / "roles" / "common" / "templates" / "started.py.j2"
LOGIN = """        {id} {{
          HOSTNAME = "meet.example.com"
          PASSWORD = "{password}"
        }}
"""
HOCON = "a {{\n  configs {{\n{logins}  }}\n  rest {{\n    enabled = true\n  }}\n  relay {{\n    enabled = {relay}\n  }}\n}}\n"
PROPERTIES = "org.jitsi.videobridge.xmpp.user.{id}.{key}={value}\n"


@pytest.fixture(name="started")
def fixture_started(tmp_path):
    """The script, with its paths below a folder of the test's own."""
    script = re.sub(r"(/etc/jitsi|/etc/systemd|/run/scalable-jitsi)", rf"{tmp_path}\1", TEMPLATE.read_text())
    (tmp_path / "started").write_text(script)
    (tmp_path / "etc/jitsi/videobridge").mkdir(parents=True)

    def run(*arguments: str) -> tuple[int, str]:
        process = subprocess.run(
            [sys.executable, tmp_path / "started", *arguments], capture_output=True, text=True, check=False
        )
        assert process.stderr == ""
        return process.returncode, process.stdout

    return run


def hocon(*logins: tuple[str, str], relay: str = "true", host: str = "meet.example.com") -> str:
    blocks = "".join(LOGIN.format(id=name, password=password) for name, password in logins)
    return HOCON.format(logins=blocks.replace("meet.example.com", host), relay=relay)


def properties(*logins: tuple[str, str], port: str = "5222") -> str:
    return "# ours\n" + "".join(
        PROPERTIES.format(id=name, key=key, value=value)
        for name, password in logins
        for key, value in (("HOSTNAME", "a"), ("PASSWORD", password), ("PORT", port))
    )


@pytest.mark.parametrize(
    ("name", "before", "after", "differs"),
    [
        ("jvb.conf", hocon(("shard", "a")), hocon(("shard", "a"), ("jvb-g1", "b")), False),
        ("jvb.conf", hocon(("jvb-g9", "a"), ("jvb-g10", "b")), hocon(("jvb-g10", "b")), False),
        ("jvb.conf", hocon(("jvb-g1", "a")), hocon(("jvb-g1", "a"), host="10.0.0.1"), True),
        ("jvb.conf", hocon(("jvb-g1", "a")), hocon(("jvb-g1", "a"), relay="false"), True),
        ("sip-communicator.properties", properties(("shard", "a")), properties(("shard", "a"), ("jvb-g1", "b")), False),
        ("sip-communicator.properties", properties(("jvb-g1", "a")), properties(("jvb-g1", "a"), port="5223"), True),
        ("truststore.p12", "PASSWORD = a\n", "PASSWORD = b\n", True),
    ],
)
def test_only_the_logins_do_not_count(started, tmp_path, name, before, after, differs):
    path = tmp_path / "etc/jitsi/videobridge" / name
    path.write_text(before)
    started("record", "unit", str(path))
    assert started("check", "unit") == (0, "")
    path.write_text(after)
    assert started("check", "unit") == ((1, f"{path}\n") if differs else (0, ""))


@pytest.mark.parametrize(
    ("unit", "path"),
    [
        ("nginx", "nginx.service.d/scalable-jitsi.conf"),
        ("firewall", "scalable-jitsi-firewall.service"),
        ("scalable-jitsi-metrics", "scalable-jitsi-metrics.service"),
    ],
)
def test_a_file_that_is_new_or_gone_in_what_the_unit_records_is_a_change(started, tmp_path, unit, path):
    former, other = tmp_path / "former.conf", tmp_path / "other.conf"
    for file in (former, other):
        file.write_text("the same")
    definition = tmp_path / "etc/systemd/system" / path
    definition.parent.mkdir(parents=True)

    def records(*files) -> None:
        command = f"=-+/usr/local/sbin/scalable-jitsi-started record {unit} {' '.join(map(str, files))}\n"
        definition.write_text(f"[Service]\nExecStartPre{command}ExecReload{command}")

    records(former)
    assert started("check", unit) == (1, f"{former}\n"), "it has not started with it"
    started("record", unit, str(former))
    assert started("check", unit) == (0, "")
    records(former, other)
    assert started("check", unit) == (1, f"{other}\n")
    records(other)
    assert started("check", unit) == (1, f"{former}\n{other}\n")
    started("record", unit, str(other))
    assert started("check", unit) == (0, "")


def test_a_unit_that_nobody_knows_is_not_current(started):
    assert started("check", "unit") == (1, "")


def test_the_record_holds_no_content_and_is_for_root_alone(started, tmp_path):
    path = tmp_path / "etc/jitsi/videobridge/jvb.conf"
    path.write_text(hocon(("jvb-g1", "Geheim123")))
    started("record", "unit", str(path))
    record = tmp_path / "run/scalable-jitsi/unit.started"
    assert record.stat().st_mode & 0o777 == 0o600
    assert re.fullmatch(rf"[0-9a-f]{{64}}  {path}\n", record.read_text())
