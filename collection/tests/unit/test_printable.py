"""No text of a host moves the cursor, turns text around or makes a line of its own."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from ansible_collections.scalable.jitsi.plugins import filter as filters
from ansible_collections.scalable.jitsi.plugins.plugin_utils.printable import LINES, printable

NASTY = "\x1b[2J\x1b]0;title\x07\x9b31m\x7f\u202etxt\u2066\u200e\r\nok: all is well\u2028\x85\ud800"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain, with spaces and é, ß, 日本 and 🙂", "plain, with spaces and é, ß, 日本 and 🙂"),
        ("\x1b[31m", "\\x1b[31m"),
        ("\x9b31m\x7f", "\\x9b31m\\x7f"),
        ("a\u202eb\u2069", "a\\u202eb\\u2069"),
        ("one\r\ntwo\tthree", "one\\r\\ntwo\\tthree"),
        ("\u2028\ud800\U000e0001", "\\u2028\\ud800\\U000e0001"),
    ],
)
def test_what_is_not_printed_is_written_out(text, shown):
    assert printable(text) == shown
    assert printable({text: [text, 1, None, True]}) == {shown: [shown, 1, None, True]}


def test_lines_stay_where_they_are_wanted():
    assert printable("one\r\n\ttwo\x1b", LINES) == "one\\r\n\ttwo\\x1b"


def judging() -> dict:
    """Return every filter that judges what hosts have answered."""
    found = {}
    for module in pkgutil.iter_modules(filters.__path__):
        found |= import_module(f"{filters.__name__}.{module.name}").FilterModule().filters()
    return found


# With what a host that somebody has taken may answer, and the rest as it is.
CALLS = {
    "carried": ({"conferences": NASTY, "local_endpoints": 1},),
}
# Their texts are their own, or come from the vault.
OTHERS = {"in_brewery", "restart_batches", "printable"}


def test_every_filter_is_tried():
    assert set(CALLS) | OTHERS == set(judging())


def texts(value):
    """Return all texts in a result."""
    if isinstance(value, dict):
        return [text for pair in value.items() for item in pair for text in texts(item)]
    if isinstance(value, list):
        return [text for item in value for text in texts(item)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", CALLS)
def test_no_filter_passes_it_on(name):
    result = judging()[name](*CALLS[name])
    found = texts(result)
    assert "x1b[2J" in "".join(found), "the host's text does not get as far as this"
    for text in found:
        assert text.isprintable(), text
    assert not any(line.startswith("ok: all is well") for text in found for line in text.split("\n"))


def test_every_action_that_runs_a_module_shows_what_is_printed():
    from ansible_collections.scalable.jitsi.plugins import action
    from ansible_collections.scalable.jitsi.plugins.plugin_utils.host_action import HostAction

    modules = [import_module(f"{action.__name__}.{it.name}") for it in pkgutil.iter_modules(action.__path__)]
    running = [module for module in modules if "_execute_module(" in inspect.getsource(module)]
    assert len(running) >= 10
    assert [module.__name__ for module in running if not issubclass(module.ActionModule, HostAction)] == []
