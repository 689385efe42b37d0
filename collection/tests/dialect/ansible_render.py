"""Renders templates as Ansible's template module does: a document in on standard input, a list of texts out.

Run by the Python of an environment with ansible-core. The document has "variables", a list of variable sets, and
"renders", a list of {"folder", "template", "vars"}, where "vars" is an index of that list.
"""

from __future__ import annotations

import json
import pathlib
import sys

from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import init_plugin_loader
from ansible.template import Templar

# As in plugins/action/template.py; variables are values here, never templates.
OVERRIDES = {"trim_blocks": True, "lstrip_blocks": False, "newline_sequence": "\n"}

try:
    from ansible.template import trust_as_template
except ImportError:  # before 2.19 every text is a template unless it is marked
    from ansible.utils.unsafe_proxy import wrap_var

    def prepared(variables: dict) -> dict:
        """Mark all texts as values."""
        return {key: wrap_var(value) for key, value in variables.items()}

    def rendered(templar: Templar, text: str) -> str:
        """Render one template."""
        with templar.set_temporary_context(**OVERRIDES):
            return templar.do_template(text, preserve_trailing_newlines=True, escape_backslashes=False)

else:

    def prepared(variables: dict) -> dict:
        """Texts are values already."""
        return variables

    def rendered(templar: Templar, text: str) -> str:
        """Render one template."""
        return templar.template(trust_as_template(text), escape_backslashes=False, overrides=OVERRIDES)


def main() -> None:
    """Render a whole document."""
    init_plugin_loader()
    document = json.load(sys.stdin)
    templar = Templar(loader=DataLoader(), variables={})
    environments: dict = {}
    texts = []
    for render in document["renders"]:
        key = (render["folder"], render["vars"])
        if key not in environments:
            environments[key] = templar.copy_with_new_env(
                searchpath=[render["folder"]], available_variables=prepared(document["variables"][render["vars"]])
            )
        source = pathlib.Path(render["folder"], render["template"]).read_text(encoding="utf-8")
        texts.append(rendered(environments[key], source))
    json.dump(texts, sys.stdout)


if __name__ == "__main__":
    main()
