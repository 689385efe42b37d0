"""Files changed by hand are put back, and only they. What the scenario full does with each file is done here with some.

In their order: each test goes on where the one before it ended.
"""

from conftest import HOSTS


def state(lab, host: str, paths: str) -> str:
    """Return owner, mode and digest of files."""
    return lab.ssh(host, f"stat -c '%n %U %G %a' {paths}; sha256sum {paths}")


def test_a_file_changed_by_hand_is_the_only_change(lab):
    changed = {
        "bridge1": "/etc/jitsi/videobridge/jvb.conf",
        "meet1": "/etc/jitsi/meet/scalable-jitsi-config.js",
    }
    pids = lab.pids()
    for host, path in changed.items():
        lab.ssh(host, f"printf '# by hand\\n' >> {path}")
    run = lab.site("--diff")
    assert run.code == 0, run.output
    assert run.changed == {name: int(name in changed) for name in HOSTS}, run.output
    assert run.output.count("by hand") == 2, "the diff shows them"
    assert lab.pids() == pids and "RESTART DUE: " not in run.output, "what runs is what is deployed"
    assert lab.secrets()["jvb"] not in run.output


def test_a_file_that_its_service_refuses_is_taken_back_before_anything_is_reloaded(lab):
    lab.ssh("meet1", "echo 'nonsense on;' > /etc/nginx/conf.d/broken.conf")
    lab.ssh("meet1", "printf '\\n# by hand\\n' >> /etc/nginx/sites-available/meet.lab.test.conf")
    run = lab.site()
    assert run.code != 0
    assert "as they were before" in run.output and "nonsense" in run.output
    assert lab.ssh("meet1", "tail -n 1 /etc/nginx/sites-available/meet.lab.test.conf") == "# by hand"
    lab.ssh("meet1", "rm /etc/nginx/conf.d/broken.conf")


NEIGHBOUR = """
server {
  listen [::]:443 ssl ipv6only=off; server_name other.lab.test; return 200 other;
  ssl_certificate /etc/jitsi/meet/meet.lab.test.crt; ssl_certificate_key /etc/jitsi/meet/meet.lab.test.key; }
"""
RESTART = "nginx -t 2>&1 && systemctl restart nginx && curl --silent --insecure https://127.0.0.1/"


def test_a_site_that_nginx_does_not_serve_is_taken_back_and_the_neighbour_named(lab):
    enabled = "/etc/nginx/sites-enabled/meet.lab.test.conf"
    lab.ssh("meet1", f"rm {enabled}; cat > /etc/nginx/sites-enabled/other.conf", stdin=NEIGHBOUR)
    assert lab.ssh("meet1", RESTART).endswith("other")
    run = lab.site("--limit=meet1")
    text = " ".join(run.output.split())
    assert run.code != 0
    assert "bind() to 0.0.0.0:443 failed" in text and "sites-enabled/other.conf:3 has `listen [::]:443 ssl" in text
    assert lab.ssh("meet1", f"ls {enabled}", check=False) == ""
    assert lab.ssh("meet1", "tail -n 1 /etc/nginx/sites-available/meet.lab.test.conf") == "# by hand"
    assert lab.ssh("meet1", RESTART).endswith("other"), "the next boot serves who was there before"
    repair = "sed -i 's/listen \\(.*\\) ipv6only=off/listen \\1/' /etc/nginx/sites-enabled/other.conf"
    lab.ssh("meet1", f"{repair} && systemctl restart nginx")
    assert lab.site("--limit=meet1").code == 0
    assert "var config" in lab.ssh("meet1", "curl --silent --insecure https://meet.lab.test/config.js")
    assert lab.ssh("meet1", "tail -n 1 /etc/nginx/sites-available/meet.lab.test.conf") != "# by hand"
    lab.ssh("meet1", "rm /etc/nginx/sites-enabled/other.conf && systemctl reload nginx")


def test_what_would_be_spread_and_what_would_be_lost_are_refused_before_anything_is_changed(lab):
    auth, main = "/etc/prosody/certs/auth.meet.lab.test", "/etc/prosody/prosody.cfg.lua"
    copied = f"cp -p {auth}.crt /root/auth.crt; cp /etc/jitsi/meet/meet.lab.test.crt {auth}.crt"
    chat = "echo 'VirtualHost \"chat.lab.test\"' > /etc/prosody/conf.d/chat.cfg.lua"
    lab.ssh("meet1", f"{copied}; cp -p {main} /root/main; sed -i '1s/.*/-- by hand/' {main}; {chat}")
    before, pids = state(lab, "bridge1", "/etc/jitsi/videobridge/truststore.p12"), lab.pids()
    run = lab.site()
    text = " ".join(run.output.split())
    lab.ssh("meet1", f"mv /root/auth.crt {auth}.crt; mv /root/main {main}; rm /etc/prosody/conf.d/chat.cfg.lua")
    assert run.code != 0 and set(run.changed.values()) == {0}
    assert f"meet1: {auth}.key is not the key of {auth}.crt" in text
    assert "meet1 has a prosody that serves chat.lab.test (/etc/prosody/conf.d/chat.cfg.lua:1)" in text
    assert (state(lab, "bridge1", "/etc/jitsi/videobridge/truststore.p12"), lab.pids()) == (before, pids)


def test_a_vault_that_does_not_know_the_accounts_replaces_none(lab):
    pids = lab.pids()
    other = "--extra-vars=jitsi_secrets_file=" + str(lab.state / "other-vault.yml")
    before = lab.ssh("meet1", "sha256sum /var/lib/prosody/auth*/accounts/* /etc/jitsi/jicofo/jicofo.conf")
    run = lab.site(other)
    assert run.code != 0, run.output
    assert "the account focus@auth.meet.lab.test has a password that is not in the vault" in run.output
    assert all(
        way in run.output for way in ("jitsi_secrets_file", "scalable.jitsi.take_over", "jitsi_replace_accounts")
    )
    assert not (lab.state / "other-vault.yml").exists(), "and no vault was made"
    assert lab.ssh("meet1", "sha256sum /var/lib/prosody/auth*/accounts/* /etc/jitsi/jicofo/jicofo.conf") == before
    assert run.changed == {name: 0 for name in HOSTS} and lab.pids() == pids
    dry = lab.site(other, "--extra-vars=jitsi_replace_accounts=true", "--check")
    assert dry.code == 0, dry.output


def test_a_first_deployment_that_was_interrupted_goes_on(lab):
    accounts, mark = "/var/lib/prosody/auth%2emeet%2elab%2etest/accounts", "/var/lib/scalable-jitsi/accounts-unfinished"
    # As the packages leave it: an account with a password that nobody knows.
    lab.ssh("meet1", f"printf 'throwaway\nthrowaway\n' | prosodyctl register focus auth.meet.lab.test; touch {mark}")
    run = lab.site()
    assert run.code == 0, run.output
    assert lab.ssh("meet1", f"ls {mark}", check=False) == ""
    lab.wait_for_bridges()
    assert lab.ssh("meet1", f"ls {accounts}").split() == ["focus.dat", "jvb.dat"]
