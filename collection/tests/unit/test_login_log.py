"""Logins are counted from the change on, and the time until the last of them is measured."""

import threading
import time

from ansible_collections.scalable.jitsi.plugins.module_utils.login_log import LoginLog

LINE = "Nov 24 09:42:11 c2s55f0 info\tAuthenticated as {}\n"
JVB = "jvb@auth.meet.example.com"


def test_only_logins_of_the_account_after_the_beginning_count(tmp_path):
    path = tmp_path / "prosody.log"
    path.write_text(LINE.format(JVB))
    log = LoginLog(str(path), JVB)
    with path.open("a") as file:
        file.write(LINE.format("focus@auth.meet.example.com") + LINE.format(JVB) + LINE.format(JVB + ".evil"))
    assert log.count() == 1


def test_prosody_13_says_the_role_too(tmp_path):
    path = tmp_path / "prosody.log"
    path.touch()
    log = LoginLog(str(path), JVB)
    with path.open("a") as file:
        file.write(LINE.format(f"{JVB} [prosody:registered]") + LINE.format(f"{JVB}.evil [prosody:registered]"))
    assert log.count() == 1


def test_a_log_that_was_rotated_begins_anew(tmp_path):
    path = tmp_path / "prosody.log"
    path.write_text(LINE.format(JVB) * 5)
    log = LoginLog(str(path), JVB)
    path.write_text(LINE.format(JVB) * 2)
    assert log.count() == 2


def test_the_time_until_the_last_login_is_measured(tmp_path):
    path = tmp_path / "prosody.log"
    path.touch()
    log = LoginLog(str(path), JVB)

    def write():
        for _ in range(2):
            time.sleep(0.2)
            with path.open("a") as file:
                file.write(LINE.format(JVB))

    writer = threading.Thread(target=write)
    writer.start()
    logins, window = log.wait(2, 10)
    writer.join()
    assert logins == 2 and 350 <= window <= 2000


def test_what_does_not_come_is_not_waited_for_for_ever(tmp_path):
    path = tmp_path / "prosody.log"
    path.touch()
    assert LoginLog(str(path), JVB).wait(1, 0.2) == (0, 0)
