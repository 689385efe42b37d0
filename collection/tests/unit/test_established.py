"""Whoever is connected from elsewhere is named by the address as people write it."""

from ansible_collections.scalable.jitsi.plugins.plugin_utils import established

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
    assert established.peers(OUTPUT * 2) == ["10.86.0.23", "10.86.0.77", "fd00:10:86::2", "fe80::2"]


def test_nobody_is_nobody():
    assert established.peers("") == []
