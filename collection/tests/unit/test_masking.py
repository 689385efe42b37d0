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


def test_a_file_without_secrets_is_shown_but_for_foreign_ones():
    before, after = masked_pair("port = 1\nJVB_SECRET=short1\nrandom = QUJDREVGR0hJSktMTU5PUFFS\n", "port = 2\n", {})
    assert before == f"port = 1\nJVB_SECRET= {MASK}\nrandom = QUJDREVGR0hJSktMTU5PUFFS\n"
    assert after == "port = 2\n"


def test_a_line_that_stays_is_shown_even_if_it_speaks_of_secrets():
    line = "ssl_certificate_key /etc/jitsi/meet/a.key;\n"
    assert masked_pair(line + "a;\n", line + "b;\n", {}) == (line + "a;\n", line + "b;\n")


def test_a_line_end_that_is_missing_is_a_difference():
    assert masked_pair("a", "a\n", {}) == ("a", "a\n")


def test_of_a_line_with_several_values_the_secret_one_is_masked():
    turn = '{ type = "turn", host = "turn.example.com", port = 443, secret = "short1", ttl = 86400 }'
    before, _ = masked_pair(f"{turn}\n", "{}\n", {})
    assert before == turn.replace('"short1"', MASK) + "\n"


def test_a_line_that_says_more_of_secrets_than_its_values_is_masked_whole():
    for line in (
        '{ host = "a", url = "https://me:password-short1@b" }',
        '{ host = "a", secret = "short1" } -- the former token was short2',
        '{ host = "a", url = "https://me:password-short1@b" }',
        '{ host = "a", secret = "short1" "short2" }',
        "{ host = 'a', password = short1 short2 }",
        '{ host = "a", secret = table.concat { "short1", "short2" } }',
        '{ host = "a", url = "https://me:password-short1@b" }',
        '{ host = "a", secret = "sho\\"rt1" }',
    ):
        before, _ = masked_pair(f"{line}\n", "{}\n", {})
        assert "short" not in before and "rt1" not in before, before
