"""What options about the web host and the bridges' websockets make of the files; and which are refused."""

import pytest

ADDRESSES = ["203.0.113.11", "2001:db8::11"]
MEET = {
    "jitsi_meet_embedded_by": ["https://intranet.example.com", "https://*.example.org"],
}


@pytest.mark.parametrize("layout", ["hocon", "properties"])
def test_websockets_of_known_bridges_alone(project, layout):
    project.vars |= {"jitsi_config_layout": layout, "jitsi_meet_addresses": ADDRESSES}
    project.meet["meet1"] = MEET
    project.bridges["bridge1"] |= {
        "jitsi_bridge_addresses": ["2001:db8::21", "192.0.2.21"],
        "jitsi_bridge_websocket": True,
        "jitsi_bridge_websocket_port": 9091,
    }
    files = project.preview()
    site = (files["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert "proxy_pass http://[2001:db8::21]:9091/colibri-ws/bridge1/;" in site
    assert site.count("/colibri-ws/bridge") == 2, "bridge2 has none"
    firewall = (files["bridge1"] / "etc/scalable-jitsi/firewall.nft").read_text()
    rules = [line.strip() for line in firewall.splitlines() if "tcp dport 9091" in line]
    assert rules == [
        "tcp dport 9091 ip saddr 203.0.113.11 accept",
        "tcp dport 9091 ip6 saddr 2001:db8::11 accept",
        "tcp dport 9091 drop",
    ]
    assert "9090" not in (files["bridge2"] / "etc/scalable-jitsi/firewall.nft").read_text()
    folder = files["bridge1"] / "etc/jitsi/videobridge"
    text = (folder / ("jvb.conf" if layout == "hocon" else "config")).read_text()
    form = {"hocon": ('{} = "{}"\n', "{} = {}\n"), "properties": (" -D{}={}", " -D{}={}")}[layout]
    assert form[0].format("videobridge.websockets.server-id", "bridge1") in text
    assert form[0].format("videobridge.websockets.domain", "meet.example.com:443") in text
    assert form[1].format("videobridge.websockets.enabled", "true") in text
    assert form[1].format("videobridge.websockets.tls", "true") in text
    assert form[1].format("videobridge.http-servers.public.port", 9091) in text


def test_without_options_there_are_no_websockets_and_every_site_may_embed(project):
    files = project.preview()
    site = (files["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert "colibri-ws" not in site
    assert "frame-ancestors" not in site and "X-Frame-Options" not in site
    assert "websocket" not in (files["bridge1"] / "etc/jitsi/videobridge/jvb.conf").read_text()


@pytest.mark.parametrize("sites", [MEET["jitsi_meet_embedded_by"], []])
def test_sites_that_may_embed(project, sites):
    project.meet["meet1"] = {"jitsi_meet_embedded_by": sites}
    site = (project.preview()["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert f""""frame-ancestors {' '.join(["'self'", *sites])}" always;""" in site
    assert ("X-Frame-Options SAMEORIGIN" in site) == (not sites)


@pytest.mark.parametrize(("authentication", "rate"), [("anonymous", 200), ("internal", 2400)])
def test_limits_follow_from_the_people_behind_one_address(project, authentication, rate):
    # As an extra variable is: a text.
    project.meet["meet1"] = {"jitsi_meet_people_per_address": "200", "jitsi_meet_authentication": authentication}
    project.meet["meet1"] |= {"jitsi_meet_accounts": ["anna"]} if authentication == "internal" else {}
    site = (project.preview()["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    lines = [line.strip() for line in site.splitlines() if line.strip().startswith(("limit_req", "limit_conn "))]
    assert lines == [
        "limit_req_zone $scalable_jitsi_visitor zone=scalable_jitsi_bosh:10m rate=12000r/m;",
        f"limit_req_zone $scalable_jitsi_visitor zone=scalable_jitsi_conference_request:10m rate={rate}r/m;",
        "limit_req_zone $scalable_jitsi_visitor zone=scalable_jitsi_websocket:10m rate=600r/m;",
        "limit_req_status 429;",
        "limit_req_log_level info;",
        "limit_req zone=scalable_jitsi_bosh burst=400 nodelay;",
        "limit_conn scalable_jitsi_connections 400;",
        "limit_req zone=scalable_jitsi_websocket burst=200 nodelay;",
        "limit_conn scalable_jitsi_connections 400;",
        "limit_req zone=scalable_jitsi_conference_request burst=40;",
    ]


def test_limits_are_switched_off_one_by_one_and_for_networks(project):
    project.meet["meet1"] = {"jitsi_meet_limits": ["websocket"], "jitsi_meet_unlimited_networks": ["198.51.100.9/32"]}
    site = (project.preview()["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert '\n  198.51.100.9/32 "";\n' in site
    assert site.count("limit_req zone=") == 1 and "zone=scalable_jitsi_websocket burst=1000 nodelay" in site
    project.meet["meet1"] = {"jitsi_meet_limits": []}
    site = (project.preview()["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert "limit_req zone=" not in site and "limit_conn scalable" not in site


def test_origins_of_pages_that_may_use_the_services(project):
    project.meet["meet1"] = {"jitsi_meet_allowed_origins": ["https://app.example.com:8443"]}
    site = (project.preview()["meet1"] / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert r""""~*^\Qhttps://meet.example.com\E(:443)?\z" own;""" in site
    assert r""""~*^\Qhttps://app.example.com:8443\E\z" allowed;""" in site


def app_settings(project, **options) -> str:
    """Plan with these options, and return what is laid over the packaged config.js."""
    project.meet["meet1"] = options
    return (project.preview()["meet1"] / "etc/jitsi/meet/scalable-jitsi-config.js").read_text()


def test_browsers_ask_no_stun_server_but_those_of_the_inventory(project):
    assert "config.p2p.stunServers = [\n];\n" in app_settings(project)
    assert "  { urls: 'stun:stun.example.com:3478' },\n];\n" in app_settings(
        project, jitsi_meet_stun_servers=["stun.example.com:3478"]
    )
    project.meet["meet1"] = {"jitsi_meet_stun_servers": ["stun:stun.example.com:3478"]}
    project.refused("meet1: jitsi_meet_stun_servers has 'stun:stun.example.com:3478'", "[JT073]")


def test_conferences_are_asked_for_over_http_where_nobody_has_an_account(project):
    url = "\nconfig.conferenceRequestUrl = 'https://meet.example.com/' + subdir + 'conference-request/v1';\n"
    accounts = {"jitsi_meet_authentication": "internal", "jitsi_meet_accounts": ["anna"]}
    assert url in app_settings(project)
    assert url in app_settings(project, jitsi_meet_authentication="jwt", jitsi_meet_jwt_app_id="app")
    assert "conferenceRequestUrl" not in app_settings(project, **accounts)
    project.meet["meet1"] = accounts | {"jitsi_meet_config": {"conferenceRequestUrl": "https://meet.example.com/x"}}
    project.refused("meet1: jitsi_meet_authentication is internal, and jitsi_meet_config has", "[JT336]")


def test_values_of_another_type_are_all_named(project):
    wrong = {"jitsi_bridge_websocket": "perhaps", "jitsi_bridge_websocket_port": "web"}
    of_meet = {"jitsi_meet_embedded_by": {"a": 1}, "jitsi_meet_addresses": {"a": 1}}
    of_meet |= {"jitsi_meet_limits": ["everything"], "jitsi_meet_people_per_address": "many"}
    project.bridges["bridge1"] |= wrong
    project.meet["meet1"] = of_meet
    project.refused("bridge1", "meet1", *wrong, *of_meet)


def test_broken_rules_are_all_named(project):
    project.bridges["bridge1"] |= {"jitsi_bridge_websocket_port": 0}
    project.bridges["bridge2"] |= {"jitsi_bridge_websocket": True}
    project.meet["meet1"] = {"jitsi_meet_addresses": ["meet1"], "jitsi_meet_embedded_by": ["intranet.example.com"]}
    project.meet["meet1"] |= {"jitsi_meet_people_per_address": 9, "jitsi_meet_participants": 14001}
    project.meet["meet1"] |= {"jitsi_meet_allowed_origins": ["*"], "jitsi_meet_unlimited_networks": ["10.0.0.9"]}
    project.refused(
        "meet1: jitsi_meet_people_per_address is 9", "[JT070]",
        "meet1: jitsi_meet_participants is 14001", "[JT070]",
        "meet1: jitsi_meet_allowed_origins has '*'", "[JT314]",
        "meet1: jitsi_meet_unlimited_networks has '10.0.0.9'", "[JT315]",
        "meet1: jitsi_meet_addresses has 'meet1'", "[JT310]",
        "meet1: jitsi_meet_embedded_by has 'intranet.example.com'", "[JT311]",
        "bridge1: jitsi_bridge_websocket_port is 0", "[JT070]",
    )  # fmt: skip
    project.meet["meet1"] = {}
    project.bridges["bridge1"] = {"jitsi_bridge_addresses": ["192.0.2.21"]}
    project.refused("bridge2: jitsi_meet_addresses is not set for this host", "[JT310]")


def test_a_websocket_port_that_another_listener_has(project):
    project.vars["jitsi_meet_addresses"] = ADDRESSES
    project.bridges["bridge1"] |= {"jitsi_bridge_websocket": True, "jitsi_bridge_websocket_port": 8080}
    project.refused("bridge1", "two listeners have port 8080/tcp", "[JT038]")


CERTBOT = "etc/systemd/system/certbot.service.d/scalable-jitsi.conf"


def test_acme_uses_the_file_that_a_self_signed_certificate_stands_in_for(project):
    project.meet["meet1"] = {"jitsi_meet_tls": "acme", "jitsi_meet_acme_email": "admin@example.com"}
    meet = project.preview()["meet1"]
    site = (meet / "etc/nginx/sites-available/meet.example.com.conf").read_text()
    assert "ssl_certificate /etc/jitsi/meet/meet.example.com.crt;" in site
    hook = (meet / "usr/local/sbin/scalable-jitsi-certificate").read_text()
    assert hook.startswith("#!/bin/sh\n# Managed by") and "systemctl reload nginx" in hook
    assert "REQUESTS_CA_BUNDLE" not in (meet / CERTBOT).read_text()
    project.meet["meet1"]["jitsi_meet_acme_ca"] = "/etc/ssl/ca.crt"
    meet = project.preview()["meet1"]
    assert (meet / CERTBOT).read_text().endswith("[Service]\nEnvironment=REQUESTS_CA_BUNDLE=/etc/ssl/ca.crt\n")


@pytest.mark.parametrize(
    ("options", "texts"),
    [
        ({"jitsi_meet_tls": "letsencrypt"}, ["jitsi_meet_tls", "own, self_signed, acme"]),
        ({"jitsi_meet_tls": "own"}, ["no certificate is given", "[JT312]"]),
        ({"jitsi_meet_acme_server": "acme.example.com"}, ["no https address", "[JT313]"]),
        ({"jitsi_meet_acme_email": "admin"}, ["no mail address", "[JT313]"]),
        ({"jitsi_meet_acme_ca": "ca.crt"}, ["jitsi_meet_acme_ca 'ca.crt'", "[JT010]"]),
    ],
)
def test_tls_options_that_are_refused(project, options, texts):
    project.meet["meet1"] = options
    project.refused("meet1", *texts)
