"""What a service says of its failing is found in its own log and journal, since its last start, without secrets."""

import time

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import complaints
from ansible_collections.scalable.jitsi.plugins.module_utils.masking import MASK, masked_line

NOW = time.mktime((2026, 11, 30, 2, 30, 0, 0, 0, -1))
JVB = """\
JVB 2026-11-30 02:10:00.000 SEVERE: [1] Main.main#1: of an earlier start
JVB 2026-11-30 02:29:00.123 INFO: [1] Main.main#55: Starting jitsi-videobridge
JVB 2026-11-30 02:29:01.000 WARNING: [9] Harvest: Failed to use stun.invalid:3478
JVB 2026-11-30 02:29:02.000 SEVERE: [1] Main.main#60: Could not start
java.lang.RuntimeException: java.util.concurrent.ExecutionException: nothing
\tat org.ice4j.ice.harvest.MappingCandidateHarvesters.initialize(MappingCandidateHarvesters.java:99)
Caused by: java.nio.channels.UnresolvedAddressException: stun.invalid
\t... 12 more
JVB 2026-11-30 02:29:02.500 INFO: [1] an error that is information
"""
SYSTEMD = "jitsi-videobridge2.service: Main process exited, code=exited, status=1/FAILURE\n"
SYSTEMD += "jitsi-videobridge2.service: Failed with result 'exit-code'.\n"


@pytest.fixture
def service(monkeypatch, tmp_path):
    """Return a function that asks of a unit with this log and this journal."""
    monkeypatch.setattr(complaints, "_now", lambda: NOW)
    monkeypatch.setattr(complaints, "_uptime", lambda: 5000.0)

    def ask(log: str, journal: str = "") -> list[str]:
        path = tmp_path / "log"
        path.write_text(log)
        monkeypatch.setattr(complaints, "LOGS", {"unit": str(path)})

        def run(command: list[str]) -> tuple[int, str]:
            if command[0] == "journalctl":
                assert f"@{NOW - 61:.0f}" in command[-1]
                return 0, journal
            return 0, "4940000000\n"

        return complaints.last(run, "unit")

    return ask


def test_the_cause_is_at_the_end_and_frames_and_earlier_starts_are_left_out(service):
    assert service(JVB, SYSTEMD) == [
        "JVB 2026-11-30 02:29:02.000 SEVERE: [1] Main.main#60: Could not start",
        "java.lang.RuntimeException: java.util.concurrent.ExecutionException: nothing",
        "Caused by: java.nio.channels.UnresolvedAddressException: stun.invalid",
    ]


def test_the_journal_speaks_where_the_log_does_not_and_systemd_last_of_all(service):
    assert service("", f"prosody: cannot open /etc/prosody\n{SYSTEMD}") == ["prosody: cannot open /etc/prosody"]
    assert service("", SYSTEMD) == SYSTEMD.splitlines()
    assert service("") == []


@pytest.mark.parametrize(
    "line",
    [
        "Nov 30 02:29:30 startup error Failed to open server port 5222 on *, Address already in use",
        "2026/11/30 02:29:30 [emerg] 9#9: bind() to 0.0.0.0:80 failed",
    ],
)
def test_each_services_own_form_is_read(service, line):
    assert service(f"Nov 30 02:01:00 startup error of before\n{line}\n")[-1] == line


def test_many_equal_lines_count_once(service):
    lines = "".join(f"2026/11/30 02:29:3{n} [emerg] 9#9: bind() to 0.0.0.0:80 failed\n" for n in range(5))
    assert len(service(lines)) == 1


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("SEVERE: login with password=hunter2 failed", f"SEVERE: {MASK}"),
        ("ERROR: no such key: RealReal0RealReal1RealReal2RealRe", None),
        ("ERROR: token aB3dE5gH7jK9mN1pQ3sT5vX7", None),
        ("ERROR: got aB3dE5gH7jK9mN1pQ3sT5vX7 instead", f"ERROR: got {MASK} instead"),
        ("SEVERE: MappingCandidateHarvesters.initialize: stun.invalid", "SEVERE: MappingCandidateHarvesters.initialize: stun.invalid"),
    ],
)  # fmt: skip
def test_what_is_or_looks_like_a_secret_is_masked(line, shown):
    said = masked_line(line)
    assert MASK in said or said == line
    assert not any(secret in said for secret in ("hunter2", "RealReal0", "aB3dE5"))
    assert shown is None or said == shown or said.endswith(MASK)
