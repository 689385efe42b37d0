"""Where packages come from: a host's own sources, or a repository whose key the host fetches and compares.

In their order: each test goes on where the one before it ended.
"""

import json

import pytest
from conftest import HOSTS, PROJECT

FILES = "ls -d /etc/apt/sources.list.d/scalable* /etc/apt/preferences.d/scalable* /etc/apt/keyrings/scalable* 2>&1"
FILES += " | grep -v 'No such file'"
JITSI = "FFD65A0DA2BEBDEB73D44C8BB4D2D216F1FD7806"
# A repository of a day, its keys and its certificate; the folder is what it serves.
MAKE = r"""
set -eu
export DEBIAN_FRONTEND=noninteractive GNUPGHOME=/root/lab-gpg
apt-get --quiet=2 install gpg apt-utils > /dev/null 2>&1 || apt-get --quiet=2 install gpg > /dev/null
rm -rf /srv/web $GNUPGHOME; mkdir -p /srv/web $GNUPGHOME; chmod 700 $GNUPGHOME; cd /srv/web
for name in good other former; do gpg --batch --quiet --passphrase '' --quick-gen-key $name ed25519 sign never; done
gpg --batch --quiet --faked-system-time 20200101T000000 --passphrase '' --quick-gen-key ended ed25519 sign 1y
for name in good other ended; do gpg --armor --export $name > $name.asc; done
gpg --armor --export good other > two.asc
gpg --armor --export other former > both.asc
cp good.asc jitsi-key.gpg.key
echo '<html>Log in first</html>' > page.html
release() {
  (cd $1; { printf "Suite: $2\nCodename: $2\nSHA256:\n"; for f in $3; do
    echo " $(sha256sum < $f | cut -c 1-64) $(stat -c %s $f) $f"; done; } > Release
  gpg --batch --quiet --yes --local-user $4 --clearsign --output InRelease Release)
}
mkdir -p elsewhere prosody/dists/bookworm/main/binary-amd64
cp -r /opt/lab-repo/lab stable; rm -f stable/*elease*; cp -r stable elsewhere/stable
release stable stable Packages good
release elsewhere/stable stable Packages other
arch=$(dpkg --print-architecture); mkdir -p prosody/dists/bookworm/main/binary-$arch
touch prosody/dists/bookworm/main/binary-$arch/Packages
release prosody/dists/bookworm bookworm main/binary-$arch/Packages other
openssl req -quiet -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=lab -keyout /root/lab.key \
  -addext "subjectAltName=DNS:download.jitsi.org,IP:ADDRESS" -out /root/lab.crt 2> /dev/null || openssl req -x509 \
  -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=lab -keyout /root/lab.key \
  -addext "subjectAltName=DNS:download.jitsi.org,IP:ADDRESS" -out /root/lab.crt 2> /dev/null
systemctl stop lab-web 2> /dev/null || true
systemd-run --quiet --unit lab-web --working-directory /srv/web python3 -c '
import http.server, ssl
server = http.server.ThreadingHTTPServer(("", 443), http.server.SimpleHTTPRequestHandler)
context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain("/root/lab.crt", "/root/lab.key")
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()'
"""
TRUST = "cat > /usr/local/share/ca-certificates/lab.crt && update-ca-certificates 2> /dev/null"
LOSE = "sed -i '/lab-repo.lab/s/^/#/' /etc/apt/sources.list && apt-get --quiet=2 update"
REMOVE = "rm -f /etc/apt/sources.list.d/scalable* /etc/apt/keyrings/scalable* /var/lib/apt/scalable*"
HAVE = "sed -i '/lab-repo.lab/s/^#//' /etc/apt/sources.list && apt-get --quiet=2 update"


@pytest.fixture(scope="module")
def web(lab) -> dict[str, str]:
    """Serve a signed repository and keys of all kinds, also under Jitsi's name; return the fingerprints."""
    address = f"{lab.network}.31"
    lab.ssh("outsider", "sh", stdin=MAKE.replace("ADDRESS", address))
    certificate = lab.ssh("outsider", "cat /root/lab.crt") + "\n"
    for host in HOSTS:
        lab.ssh(host, TRUST, stdin=certificate)
        lab.ssh(host, f"echo {address} download.jitsi.org >> /etc/hosts && {LOSE}")
    listed = lab.ssh("outsider", "GNUPGHOME=/root/lab-gpg gpg --list-keys --with-colons")
    keys = [line.split(":")[9] for line in listed.splitlines() if line.startswith(("fpr", "uid"))]
    yield {name: fingerprint for fingerprint, name in zip(keys[::2], keys[1::2])} | {"url": f"https://{address}"}
    for host in HOSTS:
        lab.ssh(host, f"sed -i /download.jitsi.org/d /etc/hosts; {REMOVE}; {HAVE}")
        lab.ssh(host, "rm /usr/local/share/ca-certificates/lab.crt; update-ca-certificates")
    lab.ssh("outsider", "systemctl stop lab-web; rm -r /srv/web /root/lab*")


def source(web, key: str, fingerprint: str, url: str = "") -> dict:
    return {"url": url or web["url"], "key_url": key if "//" in key else f"{web['url']}/{key}",
            "fingerprint": fingerprint}  # fmt: skip


def deploy(lab, options: dict, *hosts: str):
    """Run the part of the playbook that is about package sources."""
    playbook = str(PROJECT / "molecule" / "upgrade" / "sources.yml")
    return lab.run(
        ["ansible-playbook", f"--inventory={lab.inventory}", playbook, f"--limit={','.join(hosts)}",
         f"--extra-vars={json.dumps(options)}"]
    )  # fmt: skip


def files(lab) -> dict[str, str]:
    return {host: lab.ssh(host, FILES, check=False) for host in HOSTS}


def refused(lab, cases: dict[str, dict]) -> str:
    """Give the hosts these sources, which each has to refuse, unchanged. Return what is said."""
    run = deploy(
        lab, {"jitsi_package_source": "{{ lab_cases[inventory_hostname] | default({}) }}", "lab_cases": cases}, *cases
    )
    assert run.code != 0 and not any(run.changed.values()), run.output
    assert not any(files(lab).values())
    return " ".join(run.output.split())


def test_hosts_whose_own_sources_have_the_packages_get_no_other(lab):
    assert not any(files(lab).values())


def test_a_host_without_any_asks_jitsi_and_refuses_the_key_of_somebody_else(lab, web):
    run = lab.site("--limit=meet1")
    assert run.code != 0 and run.changed["meet1"] == 0 and not any(files(lab).values())
    key = "https://download.jitsi.org/jitsi-key.gpg.key"
    said = " ".join(run.output.split())
    assert f"{key} serves the key {web['good']}, and not {JITSI} alone" in said, said


def test_what_is_not_the_key_alone_and_alive_is_refused(lab, web):
    cases = {
        "meet1": source(web, "https://127.0.0.1:9/key", web["good"]),
        "bridge1": source(web, "two.asc", web["good"]),
        "bridge2": source(web, "page.html", web["good"]),
        "bridge3": source(web, "ended.asc", web["ended"]),
    }
    said = refused(lab, cases)
    assert "cannot be fetched: Failed to fetch https://127.0.0.1:9/key Could not connect" in said, said
    assert f"two.asc serves the key {web['good']} {web['other']}, and not {web['good']} alone" in said, said
    assert f"what {web['url']}/page.html serves is no OpenPGP public key" in said, said
    assert f"the key {web['ended']} at {web['url']}/ended.asc expired on 2020-12-31" in said, said


def test_a_key_that_is_not_there_and_packages_of_somebody_else_are_refused(lab, web):
    cases = {
        "bridge1": source(web, "missing.asc", web["good"]),
        "meet1": source(web, "good.asc", web["good"], f"{web['url']}/elsewhere"),
    }
    said = refused(lab, cases)
    assert f"cannot be fetched: Failed to fetch {web['url']}/missing.asc 404" in said, said
    assert "NO_PUBKEY" in said and "the files of this service are as they were before" in said, said


def test_the_right_key_lets_the_packages_in_and_those_of_prosody_beside_them(lab, web):
    prosody = source(web, "both.asc", web["other"], f"{web['url']}/prosody")
    prosody |= {"suite": "bookworm", "former_fingerprint": web["former"]}
    options = {"jitsi_package_source": source(web, "good.asc", web["good"]), "jitsi_package_prosody": prosody}
    run = deploy(lab, options, "meet1", "bridge1")
    assert run.code == 0, run.output
    for host, package in (("meet1", "jicofo"), ("bridge1", "jitsi-videobridge2")):
        assert f"{web['url']} stable/ Packages" in lab.ssh(host, f"apt-cache policy {package}")
    assert "_prosody_dists_bookworm_InRelease" in lab.ssh("meet1", "ls /var/lib/apt/lists")
    keys = "cat /etc/apt/keyrings/scalable-jitsi-*.gpg | gpg --show-keys --with-colons | grep ^fpr"
    found = lab.ssh("meet1", keys)
    assert web["good"] in found and web["other"] in found and web["former"] not in found
    again = deploy(lab, options, "meet1", "bridge1")
    assert again.code == 0 and not any(again.changed.values()), again.output
    # A source of the host's own comes back, and the option goes.
    for host in ("meet1", "bridge1"):
        lab.ssh(host, HAVE)
    back = deploy(lab, {}, "meet1", "bridge1")
    assert back.code == 0 and not any(files(lab).values()), back.output
