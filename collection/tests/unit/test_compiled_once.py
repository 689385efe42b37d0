"""A text that was compiled for one host serves the others, and no text serves for another."""

import jinja2
import pytest

from ansible_collections.scalable.jitsi.plugins.plugin_utils.compiled_once import compiled_once


@pytest.fixture(name="compiled")
def fixture_compiled(monkeypatch) -> list[str]:
    """What Jinja itself is given to compile."""
    texts = []
    generate = jinja2.Environment._generate
    monkeypatch.setattr(
        jinja2.Environment,
        "_generate",
        lambda self, source, *args, **kwargs: texts.append(source) or generate(self, source, *args, **kwargs),
    )
    return texts


def test_each_host_has_its_own_values(compiled):
    with compiled_once():
        hosts = [jinja2.Environment().from_string("{{ name }}!").render(name=name) for name in ("a", "b")]
    assert hosts == ["a!", "b!"]
    assert len(compiled) == 1


def test_another_syntax_is_another_text():
    with compiled_once():
        plain = jinja2.Environment()
        assert plain.from_string("{{ 1 }} [[ 2 ]]").render() == "1 [[ 2 ]]"
        other = plain.overlay(variable_start_string="[[", variable_end_string="]]")
        assert other.from_string("{{ 1 }} [[ 2 ]]").render() == "{{ 1 }} 2"


def test_backslashes_are_read_anew_each_time(compiled):
    with compiled_once():
        for _ in range(2):
            assert jinja2.Environment().from_string("{{ '\\\\' }}").render() == "\\"
    assert len(compiled) == 2


def test_nothing_stays_behind():
    before = jinja2.Environment.compile
    with pytest.raises(jinja2.TemplateSyntaxError), compiled_once():
        jinja2.Environment().from_string("{{")
    assert jinja2.Environment.compile is before
