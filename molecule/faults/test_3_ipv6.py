"""The cluster with nothing but IPv6 between its hosts.

In their order: each test goes on where the one before it ended.
"""

import pytest
from conftest import BRIDGES, HOSTS, PROJECT

# The machine itself, from which the tests come, may go on with IPv4.
CUT = """
nft -f - << 'RULES'
table ip lab_cut {
  chain in {
    type filter hook input priority -300
    iif != lo ip saddr != NETWORK.2 drop
  }
}
RULES
sed -i 's/^NETWORK[.]\\([0-9]*\\) /NETWORK6:\\1 /' /etc/hosts
"""


@pytest.fixture(scope="module")
def network6(lab) -> str:
    """Take IPv4 away between the hosts; return the network of IPv6."""
    network6 = f"fd00:10:{lab.network.split('.')[1]}:"
    cut = CUT.replace("NETWORK6", network6).replace("NETWORK", lab.network)
    # A session that is cut and not ended would keep the bridge's place until prosody gives it up.
    for bridge in BRIDGES:
        lab.stop_bridge(bridge)
    for host in [*HOSTS, "outsider"]:
        lab.ssh(host, "sh", stdin=cut)
    return network6


def reaches(lab, host: str, address: str, port: int) -> bool:
    return lab.ssh(host, f"nc -zw 2 {address} {port} 2> /dev/null && echo yes", check=False) == "yes"


def test_the_cluster_works_by_ipv6_alone(lab, network6):
    assert not reaches(lab, "bridge1", f"{lab.network}.11", 22)
    arguments = f"--inventory={PROJECT}/inventories/lab-ipv6"
    run = lab.site(arguments)
    assert run.code == 0, run.output
    lab.wait_for_bridges()
    run, document = lab.verify(arguments)
    assert run.code == 0, run.output
    assert not [check for check in document["checks"] if check["state"] == "failed"]


def test_the_firewall_opens_the_same_by_ipv6(lab, network6):
    assert reaches(lab, "bridge1", f"{network6}:11", 5222)
    assert not reaches(lab, "outsider", f"{network6}:11", 5222)
    assert reaches(lab, "outsider", f"{network6}:11", 443)
    assert not reaches(lab, "outsider", f"{network6}:21", 8080)
    listening = lab.ssh("bridge1", "ss --no-header --udp --listening --numeric 'sport = 10000'")
    assert network6 in listening or "*:10000" in listening or "[::]:10000" in listening, listening


def test_the_page_comes_by_ipv6(lab, network6):
    page = f"curl -sSk --resolve 'meet.lab.test:443:[{network6}:11]' https://meet.lab.test/config.js"
    assert "meet.lab.test" in lab.ssh("outsider", page)
