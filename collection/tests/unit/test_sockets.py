"""Who listens is named by port, program and unit; who is connected from elsewhere, by the address as people write it."""

from ansible_collections.scalable.jitsi.plugins.module_utils import sockets

# As ss of Debian 12 prints it.
OUTPUT = """\
0      0           10.86.0.11:5222           10.86.0.23:38308
0      0            127.0.0.1:5222            127.0.0.1:39160
0      0           10.86.0.11:5222           10.86.0.11:39162
0      0      [::ffff:10.86.0.11]:5222 [::ffff:10.86.0.77]:57132
0      0      [fd00:10:86::11]:5222   [fd00:10:86::2]:41002
0      0      [fe80::1%eth0]:5222     [fe80::2%eth0]:41003
"""


def test_peers_are_named_once_and_the_host_itself_is_not():
    assert sockets.peers(OUTPUT * 2) == ["10.86.0.23", "10.86.0.77", "fd00:10:86::2", "fe80::2"]


def test_nobody_is_nobody():
    assert sockets.peers("") == []


def test_listeners_are_read():
    text = """udp   UNCONN 0      0            0.0.0.0:10000      0.0.0.0:*    users:(("java",pid=7,fd=5))
tcp   LISTEN 0      511                *:80               *:*    users:(("nginx",pid=9,fd=6),("nginx",pid=8,fd=6))
tcp   LISTEN 0      128             [::]:22            [::]:*
"""
    assert sockets.listeners(text, lambda pid: f"u{pid}") == [
        {"port": "10000/udp", "program": "java", "unit": "u7"},
        {"port": "80/tcp", "program": "nginx", "unit": "u9"},
        {"port": "22/tcp", "program": "a program", "unit": "uNone"},
    ]
