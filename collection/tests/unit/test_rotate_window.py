"""jicofo restarts in its window only, which may go over midnight."""

import pathlib

import pytest
import yaml
from ansible.parsing.dataloader import DataLoader
from ansible.template import Templar, trust_as_template

VARS = pathlib.Path(__file__).resolve().parents[2] / "roles" / "rotate" / "vars" / "main.yml"


@pytest.mark.parametrize(
    ("time", "window", "open_"),
    [
        ("02:00", "02:00-04:30", True),
        ("04:30", "02:00-04:30", False),
        ("23:59", "22:00-04:00", True),
        ("03:59", "22:00-04:00", True),
        ("12:00", "22:00-04:00", False),
    ],
)
def test_a_window_may_go_over_midnight(time, window, open_):
    variables = {name: trust_as_template(text) for name, text in yaml.safe_load(VARS.read_text()).items()}
    variables |= {"jitsi_rotate_window": window, "__jitsi_rotate_clock": {"stdout": time}}
    templar = Templar(loader=DataLoader(), variables=variables)
    assert templar.template(variables["_jitsi_rotate_in_window"]) is open_
