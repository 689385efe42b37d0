"""What changes in a file is shown once, before anything changes, and without secrets."""

from ansible_collections.scalable.jitsi.plugins.action import files, look

DIFFS = [{"after_header": path, "before": "", "after": "x"} for path in ("/etc/a", "/etc/b")]


def test_what_was_shown_before_is_not_shown_again():
    seen = {"differences": [{"what": "/etc/a", "diff": ["+x"]}, {"what": "/etc/b"}]}
    assert files._not_shown(DIFFS, seen) == DIFFS[1:]
    assert files._not_shown(DIFFS, {}) == DIFFS


def test_all_of_a_host_with_nothing_of_ours_is_new_and_not_shown():
    assert files._not_shown(DIFFS, {"first": True, "differences": []}) == []


def test_lines_that_come_and_go_and_a_secret_that_nobody_sees():
    changed = look._changed_lines({"before": "a\nb\n", "after": "a\nc\n"})
    assert changed[1:] == [" a", "-b", "+c"]
    assert look._changed_lines({"before": "p = ********\n", "after": "p = ********\n"}) == ["what changes is a secret"]
