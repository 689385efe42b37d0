"""The former password goes from the copies of files that were somebody else's; the rest of them stays."""

import json

import pytest
from ansible.module_utils.testing import patch_module_args
from ansible_collections.scalable.jitsi.plugins.modules import forget


@pytest.mark.parametrize("check_mode", [False, True])
def test_the_former_value_is_blotted_out(tmp_path, monkeypatch, capsys, check_mode):
    monkeypatch.setattr(forget, "BACKUPS", str(tmp_path))
    (tmp_path / "etc").mkdir()
    copy, other = tmp_path / "etc" / "jvb.conf", tmp_path / "etc" / "other.conf"
    copy.write_bytes(b"PASSWORD = FormerSecret1\n# \xff\n")
    copy.chmod(0o600)
    other.write_text("PASSWORD = AnotherSecret\n")
    arguments = {"secret": "jvb", "values": ["FormerSecret1"], "_ansible_check_mode": check_mode}
    with patch_module_args(arguments), pytest.raises(SystemExit):
        forget.main()
    answer = json.loads(capsys.readouterr().out)
    assert answer["blotted"] == [str(copy)] and answer["changed"]
    assert copy.read_bytes() == (
        b"PASSWORD = FormerSecret1\n# \xff\n" if check_mode else b"PASSWORD = ********\n# \xff\n"
    )
    assert copy.stat().st_mode & 0o777 == 0o600 and other.read_text() == "PASSWORD = AnotherSecret\n"
