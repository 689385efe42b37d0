"""Which packages an upgrade changes is read from apt's own answer."""

from ansible_collections.scalable.jitsi.plugins.filter.upgrades import upgrades

POLICY = """\
jicofo:
  Installed: 1.1-180-1
  Candidate: 1.1-190-1
  Version table:
     1.1-190-1 500
        500 https://download.jitsi.org stable/ Packages
     1.1-185-1 500
        500 https://download.jitsi.org stable/ Packages
 *** 1.1-180-1 100
        100 /var/lib/dpkg/status
prosody:
  Installed: 0.12.3-1
  Candidate: 0.12.3-1
  Version table:
 *** 0.12.3-1 500
        500 http://mirror.example.com/debian bookworm/main amd64 Packages
     0.12.2-1 500
jitsi-meet-web:
  Installed: (none)
  Candidate: 1.0.9-1
  Version table:
"""


def change(name: str, old: str, new: str) -> dict:
    return {"name": name, "old": old, "spec": f"{name}={new}", "text": f"{name}: {old} -> {new}"}


def test_a_package_goes_to_the_newest_version():
    assert upgrades(POLICY) == [change("jicofo", "1.1-180-1", "1.1-190-1")]


def test_a_wanted_version_comes_before_the_newest():
    assert upgrades(POLICY, {"jicofo": "1.1-185-1"}) == [change("jicofo", "1.1-180-1", "1.1-185-1")]


def test_the_version_that_is_there_is_no_change():
    assert upgrades(POLICY, {"jicofo": "1.1-180-1"}) == []


def test_the_way_back_leaves_all_others_as_they_are():
    assert upgrades(POLICY, {"prosody": "0.12.2-1"}, True) == [change("prosody", "0.12.3-1", "0.12.2-1")]


def test_a_package_that_is_not_installed_is_not_installed():
    assert upgrades(POLICY, {"jitsi-meet-web": "1.0.8-1"}, True) == []


def test_an_answer_without_packages_changes_nothing():
    assert upgrades("") == []


def test_a_version_that_nobody_has_is_a_problem():
    assert upgrades(POLICY, {"jicofo": "9.9"}) == [
        {
            "name": "jicofo",
            "problem": "jicofo 9.9 is in no package source of this host; they have 1.1-190-1, 1.1-185-1, 1.1-180-1",
        }
    ]


def test_a_misspelled_package_is_a_problem():
    assert upgrades(POLICY, {"jicufo": "1.1-185-1"})[0] == {
        "name": "jicufo",
        "problem": "jicufo is in no package source of this host",
    }
