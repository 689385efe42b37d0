"""A host in other hands cannot keep the others from being judged by an answer that nobody can read."""

from ansible_collections.scalable.jitsi.plugins.plugin_utils import unreached


def nested(depth: int):
    """Return lists in dictionaries, so deep."""
    value = 1
    for level in range(depth):
        value = [value] if level % 2 else {"a": value}
    return value


def test_an_answer_that_is_nested_too_deeply_is_none():
    assert not unreached.is_nested({"requests": {"stats": {"status": 200, "body": "[" * 1000}}, "logins": []})
    assert not unreached.is_nested(nested(20))
    assert unreached.is_nested(nested(21)) and unreached.is_nested({"a": 1, "b": [nested(900)]})
