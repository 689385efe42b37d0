"""nginx gets the words that its version and the kernel know, and at least the numbers that participants need."""

import os

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils import nginx_host

DEBIAN = "user www-data;\nworker_processes auto;\n\nevents {\n\tworker_connections 768;\n}\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((0, "nginx version: nginx/1.22.1\n"), (1, 22, 1)),
        ((0, "nginx version: nginx/1.26.3 (Ubuntu)\n"), (1, 26, 3)),
        ((127, "nginx: not found"), None),
    ],
)
def test_the_version(said, expected):
    assert nginx_host.version(lambda command: said) == expected


def test_a_host_without_nginx_has_none():
    def run(command):
        raise FileNotFoundError(command[0])

    assert nginx_host.version(run) is None
    assert nginx_host.wanted(run, {}) == {}


@pytest.mark.parametrize(
    ("version", "link", "https"),
    [
        ((1, 22, 1), "listen-1.24.conf", "listen [::]:443 ssl http2;"),
        ((1, 25, 0), "listen-1.24.conf", "listen [::]:443 ssl http2;"),
        ((1, 25, 1), "listen.conf", "listen [::]:443 ssl;"),
        ((1, 26), "listen.conf", "listen [::]:443 ssl;"),
    ],
)
def test_the_words_of_each_version(version, link, https):
    target, texts = nginx_host.words(version, True, "Managed")
    assert target == link
    assert texts == {"ipv6-80.conf": "# Managed\nlisten [::]:80;\n", "ipv6-443.conf": f"# Managed\n{https}\n"}


def test_without_ipv6_nothing_listens_there():
    _, texts = nginx_host.words((1, 26), False, "Managed")
    assert {text.splitlines()[1] for text in texts.values()} == {"# The kernel was started without IPv6."}


def test_numbers_are_raised_in_their_places():
    text = nginx_host.raised(DEBIAN, 6000, 6512)
    assert "\tworker_connections 6000;\n" in text
    assert "worker_rlimit_nofile 6512;\nevents {" in text
    assert nginx_host.raised(text, 6000, 6512) == text


def test_greater_numbers_stay():
    text = DEBIAN.replace("768", "9000") + "worker_rlimit_nofile 20000;\n"
    assert nginx_host.raised(text, 6000, 6512) == text


def test_a_block_without_a_number_gets_one():
    text = nginx_host.raised("events {\n}\n", 6000, 6512)
    assert text == "worker_rlimit_nofile 6512;\nevents {\n\tworker_connections 6000;\n}\n"


def test_comments_are_no_settings():
    text = nginx_host.raised("# worker_connections 9999;\nevents { worker_connections 10; }\n", 6000, 6512)
    assert text == "# worker_connections 9999;\nworker_rlimit_nofile 6512;\nevents { worker_connections 6000; }\n"


def test_what_differs(tmp_path, monkeypatch):
    monkeypatch.setattr(nginx_host, "RIGHTS", (os.geteuid(), os.getegid(), 0o644))
    link, file = tmp_path / "link", tmp_path / "file"
    wanted = {str(link): "-> listen.conf", str(file): "text\n"}
    assert nginx_host.differing(wanted) == [str(link), str(file)]
    link.symlink_to("listen.conf")
    file.write_text("text\n")
    file.chmod(0o644)
    assert nginx_host.differing(wanted) == []
    file.chmod(0o664)
    assert nginx_host.differing(wanted) == [str(file)]
    file.chmod(0o644)
    link.unlink()
    link.symlink_to("listen-1.24.conf")
    assert nginx_host.differing(wanted) == [str(link)]
