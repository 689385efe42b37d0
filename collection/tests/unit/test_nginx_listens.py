"""Of the lines of other sites those are named that keep ours from its sockets or its visitors."""

import pytest

from ansible_collections.scalable.jitsi.plugins.module_utils.nginx_listens import culprits, others

SITES = """
# configuration file /etc/nginx/nginx.conf:
http {
  include /etc/nginx/sites-enabled/*;
}

# configuration file /etc/nginx/sites-enabled/both.conf:
server {
  # listen 443 ipv6only=off;
  listen [::]:443 ssl ipv6only=off; server_name both.example.com;
}
# configuration file /etc/nginx/sites-enabled/fixed.conf:
server { listen 192.0.2.11 default_server;
  listen unix:/run/a.sock;
  listen [2001:db8::11]:443 ssl;
  listen 8443 ssl;
}
# configuration file /etc/nginx/sites-enabled/meet.example.com.conf:
server {
  listen 80;
  server_name meet.example.com;
}
# configuration file /etc/nginx/scalable-jitsi/listening.conf:
listen 443 ssl;
# configuration file /etc/nginx/sites-enabled/same.conf:
server {
  listen 443 ssl; listen [::]:443;
  server_name www.example.com
    meet.example.com;
}
"""
SAME = SITES.replace("www.example.com\n    meet", "www.example.com meet")
BIND = "bind() to 0.0.0.0:443 failed (98: Address already in use)"
NO_IPV6 = "nginx: [emerg] socket() [::]:80 failed (97: Address family not supported by protocol)"
BIND6 = "bind() to [::]:80 failed (98: Address already in use)"


@pytest.mark.parametrize(
    ("said", "silent", "named"),
    [
        (
            BIND,
            [],
            "/etc/nginx/sites-enabled/both.conf:3 has `listen [::]:443 ssl ipv6only=off`; "
            "/etc/nginx/sites-enabled/fixed.conf:3 has `listen [2001:db8::11]:443 ssl`. Write",
        ),
        (
            NO_IPV6,
            [],
            "/etc/nginx/sites-enabled/both.conf:3 has `listen [::]:443 ssl ipv6only=off`; "
            "/etc/nginx/sites-enabled/fixed.conf:3 has `listen [2001:db8::11]:443 ssl`; "
            "/etc/nginx/sites-enabled/same.conf:2 has `listen [::]:443`. The kernel has no IPv6: take it out there",
        ),
        (BIND6, [], "/etc/nginx/sites-enabled/fixed.conf:1 has `listen 192.0.2.11 default_server`. Write"),
        (
            "",
            [("192.0.2.11", 80)],
            "/etc/nginx/sites-enabled/fixed.conf:1 has `listen 192.0.2.11 default_server`. Write",
        ),
        (
            "",
            [("2001:db8::11", 443)],
            "/etc/nginx/sites-enabled/fixed.conf:3 has `listen [2001:db8::11]:443 ssl`. Write",
        ),
        (
            "",
            [("127.0.0.1", 443)],
            "/etc/nginx/sites-enabled/same.conf:3 has `server_name www.example.com meet.example.com`. Take",
        ),
    ],
)
def test_who_is_in_the_way_is_named_with_file_and_line(said, silent, named):
    assert culprits(others(SAME, "meet.example.com"), said, silent, "meet.example.com").startswith(named)


def test_nobody_is_blamed_without_a_reason():
    lines = others(SAME.replace("meet.example.com;", "other.example.com;"), "meet.example.com")
    assert culprits(lines, "", [("127.0.0.1", 443)], "meet.example.com") == ""


def test_a_directive_of_several_lines_is_named_by_the_first_of_them():
    (line,) = [line for line in others(SITES, "meet.example.com") if "www" in line.value]
    assert (line.place, line.value) == ("/etc/nginx/sites-enabled/same.conf:3", "www.example.com meet.example.com")
