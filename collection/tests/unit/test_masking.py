"""The diff shows every change and no secret."""

from ansible_collections.scalable.jitsi.plugins.module_utils.masking import MASK, masked_pair

PLACEHOLDER = "JtPlaceholder0123456789012345678"
SECRET = "RealRealRealRealRealRealRealReal"
TEMPLATE = f'host = "a"\nport = 10000\npassword = "{PLACEHOLDER}"\nend\n'
SECRETS = {PLACEHOLDER: SECRET}


def test_a_new_file_shows_all_but_the_secret():
    before, after = masked_pair("", TEMPLATE, SECRETS)
    assert before.strip() == ""
    assert after == f'host = "a"\nport = 10000\npassword = {MASK}\nend\n'


def test_a_harmless_change_is_shown_whole():
    before, after = masked_pair(TEMPLATE.replace(PLACEHOLDER, SECRET).replace("10000", "4443"), TEMPLATE, SECRETS)
    assert "port = 4443" in before and "port = 10000" in after
    assert SECRET not in before + after


def test_a_foreign_secret_in_the_same_place_is_masked():
    before, _ = masked_pair('host = "a"\nport = 10000\npassword = "short1"\nend\n', TEMPLATE, SECRETS)
    assert "short1" not in before
    assert 'host = "a"' in before


def test_a_foreign_secret_under_another_name_is_masked():
    for line in ('PASSWD: "short1"', "org.jitsi.x.PASSWORD=short1", 'api_key = "short1"', "-- old token short1"):
        before, _ = masked_pair(f'{line}\nhost = "b"\n', TEMPLATE, SECRETS)
        assert "short1" not in before, line


def test_a_long_random_word_is_masked_wherever_it_stands():
    before, _ = masked_pair("x\ny\nfoo = QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo=\n", TEMPLATE, SECRETS)
    assert "QUJDREVG" not in before


def test_the_value_on_the_line_after_its_key_is_masked():
    before, _ = masked_pair('host = "a"\nport = 10000\npassword =\n  "short1"\nend\n', TEMPLATE, SECRETS)
    assert "short1" not in before


def test_our_own_secret_is_masked_in_any_line():
    before, _ = masked_pair(f"host = {SECRET}\n", TEMPLATE, SECRETS)
    assert SECRET not in before


def test_a_file_without_secrets_is_shown_as_it_is():
    assert masked_pair("password = old\n", "password = none\n", {}) == ("password = old\n", "password = none\n")
