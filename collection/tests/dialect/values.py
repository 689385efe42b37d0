"""Variable sets that are hostile but valid, the same ones in every run."""

from __future__ import annotations

import ipaddress
import random

HOSTILE = [
    '"', "'", "\\", "\\\\", "${x}", "$1", "{{ x }}", "{% if y %}", "{# z #}", "--", "]]", "[[", "#", "//", "*/", "<b>", "&",
    "|", "%s", "\n", "\r", "\t", " ", "\u00a0", "\u2028", "ä", "ß", "İ", "é", "😀", "𝒳", "\ufffd", "a", "B", "z", "0",
    "false", "null", "=", ";", ",", "`", "~", "\x7f",
]  # fmt: skip


class Values:
    """A source of values; equal seeds give equal values."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)

    def text(self, most: int = 6) -> str:
        """Return any text, also an empty one."""
        return "".join(self.random.choices(HOSTILE, k=self.random.randint(0, most)))

    def structure(self, depth: int = 3):
        """Return what JSON can hold, without null."""
        kind = self.random.randrange(6 if depth else 4)
        if kind == 4:
            return [self.structure(depth - 1) for _ in range(self.random.randint(0, 4))]
        if kind == 5:
            return self.mapping(depth - 1)
        return [self.text(), self.random.randint(-(2**31), 2**31), self.random.random() < 0.5, self.text(20)][kind]

    def mapping(self, depth: int = 3) -> dict:
        """Return a dictionary with texts as keys."""
        return {self.text(3) or "key": self.structure(depth) for _ in range(self.random.randint(0, 5))}

    def label(self) -> str:
        """Return a part of a host name."""
        inner = "".join(self.random.choices("abcxyz0189-", k=self.random.randint(0, 20)))
        return "a" + inner + self.random.choice("abz09")

    def domain(self) -> str:
        """Return a host name in lower case, sometimes a converted one with umlauts."""
        labels = [self.label() for _ in range(self.random.randint(1, 4))] + ["example"]
        return ".".join(["xn--bcher-kva"] * self.random.randint(0, 1) + labels)

    def address(self) -> str:
        """Return a literal address that a host may have; those that end in `::` are among them."""
        if self.random.random() < 0.4:
            return str(ipaddress.IPv4Address(self.random.randint(0x0A000000, 0x7EFFFFFF)))
        groups = self.random.choices(["0", "1", "db8", "ffff", "abcd"], k=self.random.randint(1, 8))
        groups += ["0"] * (8 - len(groups))
        return str(ipaddress.IPv6Address(":".join(["2001", *groups[1:]])))

    def path(self) -> str:
        """Return a path on a host, of the characters that mean nothing to nginx and systemd."""
        parts = self.random.choices(["ssl", "--", "a.b", "..a", "@", "+", "_", "Z"], k=self.random.randint(1, 5))
        return "/etc/" + "/".join(parts) + "/cert.pem"

    def fleet(self, layout: str) -> dict:
        """Return an inventory: the options of all hosts, of the meet host, and of each bridge."""
        everyone = {"jitsi_domain": self.domain(), "jitsi_config_layout": layout}
        everyone["jitsi_firewall"] = self.random.choice(["nftables", "nftables", "ufw", "none"])
        if self.random.random() < 0.4:
            everyone["jitsi_package_source"] = {"folder": self.path()}
        if self.random.random() < 0.3:
            everyone["jitsi_package_prosody"] = {"suite": self.random.choice(["bookworm", "trixie"])}
        if self.random.random() < 0.4:
            everyone["jitsi_package_versions"] = {"jicofo": "1.1-1", "prosody": "1:0.12~rc+b1"}
        if self.random.random() < 0.7:
            everyone["jitsi_xmpp_host"] = self.random.choice([self.domain(), self.address()])
        everyone |= self.some(
            {
                "jitsi_metrics_allow": [self.address(), "10.1.0.0/16", "fd00::/8"][: self.random.randint(1, 3)],
                "jitsi_metrics_port": self.random.choice([1024, 9888, 65535]),
            }
        )
        meet = {"jitsi_meet_jicofo_component": layout == "properties" and self.random.random() < 0.4}
        if self.random.random() < 0.7:
            meet |= {"jitsi_meet_tls_certificate": self.path(), "jitsi_meet_tls_key": self.path() + ".key"}
        else:
            meet |= self.random.choice([{}, {"jitsi_meet_tls": "acme"}])
            meet |= self.some({"jitsi_meet_acme_ca": self.path()})
        if self.random.random() < 0.9:
            meet["jitsi_meet_config"] = self.mapping()
            meet["jitsi_meet_interface_config"] = self.mapping()
        everyone["jitsi_meet_addresses"] = [self.address() for _ in range(self.random.randint(1, 3))]
        if self.random.random() < 0.5:
            meet["jitsi_meet_embedded_by"] = [f"https://{self.domain()}" for _ in range(self.random.randint(0, 3))]
        meet |= self.limits()
        bridges: dict = {}
        taken: set = set()
        for _ in range(self.random.choice([1, 2, 3, 3, 10, 60])):
            bridge = {
                "jitsi_bridge_addresses": sorted({self.address() for _ in range(self.random.randint(1, 3))} - taken)
            }
            if not bridge["jitsi_bridge_addresses"]:
                continue
            taken |= set(bridge["jitsi_bridge_addresses"])
            number = len(bridges)
            if self.random.random() < 0.5:
                bridge["jitsi_bridge_nickname"] = f"{self.random.choice(['JVB', 'a.b', '_', '-x'])}{number}"
            if self.random.random() < 0.5:
                bridge["jitsi_bridge_require_public_address"] = self.random.random() < 0.5
            bridge |= self.bridge_options(layout, 10000 + number)
            if everyone["jitsi_firewall"] == "nftables" and not bridge.get("jitsi_bridge_aws_mapping"):
                bridge["jitsi_bridge_cloud_init"] = self.random.random() < 0.5
            bridges[f"bridge{number}.{self.label()}"] = bridge
        meet |= self.jicofo_options() | self.prosody_options()
        return {"all": everyone, "meet": meet, "bridges": bridges, "turn": self.turn_hosts()}

    def limits(self) -> dict:
        """Return options of what a visitor may do."""
        return self.some(
            {
                "jitsi_meet_allowed_origins": [f"https://{self.domain()}:8443", "http://localhost:3000"],
                "jitsi_meet_people_per_address": self.random.randint(10, 32000),
                "jitsi_meet_participants": self.random.randint(1, 14000),
                "jitsi_meet_limits": self.random.choice([[], ["websocket"], ["bosh", "conference_request"]]),
                "jitsi_meet_unlimited_networks": ["10.0.0.0/8", "2001:db8::/32"][: self.random.randint(0, 2)],
            }
        )

    def turn_hosts(self) -> dict:
        """Return TURN hosts, if any: the meet host, or hosts of their own."""
        own = {"turn.a": self.turn_options() | {"jitsi_turn_addresses": [self.domain(), self.address()]}}
        return self.random.choice([{}, {"meet": self.turn_options()}, own, {"meet": {}} | own])

    def turn_options(self) -> dict:
        """Return options of a TURN server."""
        return self.some(
            {
                "jitsi_turn_port": self.random.randint(1024, 5000),
                "jitsi_turn_min_port": self.random.randint(50000, 60000),
                "jitsi_turn_realm": self.domain(),
                "jitsi_turn_ttl": self.random.randint(60, 2592000),
                "jitsi_turn_user_quota": self.random.randint(0, 100000),
                "jitsi_turn_allowed_peers": ["10.0.0.21-10.0.0.29", "2001:db8::1"],
                "jitsi_turn_address_mappings": [{"local": "10.0.0.41", "public": "203.0.113.41"}],
            }
        ) | self.random.choice(
            [{}, {"jitsi_turn_tls_certificate": self.path(), "jitsi_turn_tls_key": self.path() + ".key"}]
        )

    def some(self, options: dict) -> dict:
        """Return half of the options."""
        return {name: value for name, value in options.items() if self.random.random() < 0.5}

    def jicofo_options(self) -> dict:
        """Return options of jicofo's choice of bridges."""
        split = {"jitsi_meet_relay": True, "jitsi_meet_jicofo_strategy": "RegionBasedBridgeSelectionStrategy"}
        regions = {"eu": ["203.0.113.0/24", "::/0"], "us-west_1.a": ["10.0.0.1/32"], "x": []}
        return self.random.choice([{}, split]) | self.some(
            {
                "jitsi_meet_regions": dict(self.random.sample(list(regions.items()), self.random.randint(0, 3))),
                "jitsi_meet_jicofo_max_bridge_participants": self.random.choice([-1, 1, 500]),
                "jitsi_meet_jicofo_memory_mb": self.random.randint(64, 262144),
                "jitsi_meet_jicofo_stress_threshold": self.random.choice([0.1, 0.85, 1.0]),
                "jitsi_meet_jicofo_health_by_presence": self.random.random() < 0.5,
                "jitsi_meet_jicofo_initial_timeout": self.random.randint(1, 3600),
            }
        )

    def prosody_options(self) -> dict:
        """Return options of prosody's features and of who may open a conference."""
        features = ["av_moderation", "breakout_rooms", "file_sharing", "lobby", "polls", "speaker_stats"]
        authentication = self.random.choice(
            [
                {},
                {"jitsi_meet_authentication": "internal", "jitsi_meet_accounts": ["anna", "b.c"]},
                {
                    "jitsi_meet_authentication": "jwt",
                    "jitsi_meet_jwt_app_id": "shop",
                    "jitsi_meet_jwt_allow_empty": True,
                },
            ]
        )
        return authentication | self.some(
            {
                "jitsi_meet_features": self.random.sample(features, self.random.randint(0, 6)),
                "jitsi_meet_prosody_client_rate_kb": self.random.randint(8, 1000000),
                "jitsi_meet_prosody_hibernation_seconds": self.random.randint(1, 3600),
            }
        )

    def bridge_options(self, layout: str, port: int) -> dict:
        """Return options of a bridge's media."""
        pairs = [
            {"local": f"10.0.0.{number}", "public": f"203.0.113.{number}"}
            for number in range(1, self.random.randint(1, 2 if layout == "properties" else 4))
        ]
        return self.some(
            {
                "jitsi_bridge_region": self.random.choice(["eu", "us-west_1.a"]),
                "jitsi_bridge_stun_servers": [f"{self.domain()}:3478", "192.0.2.1:1"][: self.random.randint(1, 2)],
                "jitsi_bridge_aws_mapping": self.random.random() < 0.5,
                "jitsi_bridge_memory_mb": self.random.randint(256, 262144),
                "jitsi_bridge_drain_on_start": self.random.random() < 0.5,
                "jitsi_bridge_websocket": self.random.random() < 0.5,
                "jitsi_bridge_websocket_port": self.random.randint(20000, 65535),
            }
        ) | self.random.choice(
            [
                {},
                {"jitsi_bridge_media_port": port, "jitsi_bridge_address_mappings": pairs},
                {"jitsi_bridge_load_threshold": 0.7, "jitsi_bridge_recovery_threshold": 0.35},
            ]
        )

    def anything(self) -> dict:
        """Return variables for the constructs of the dialect."""
        return {
            "text": self.text(),
            "number": self.random.randint(-20, 20),
            "truth": self.random.random() < 0.5,
            "texts": [self.text() for _ in range(self.random.randint(1, 8))],
            "numbers": self.random.sample(range(-(10**6), 10**6), self.random.randint(1, 8)),
            "mapping": {"a": self.text()} | {self.text(3): self.random.choice([self.text(), 5]) for _ in range(4)},
            "rows": [{"name": f"b{n}", "up": n == 1 or self.random.random() < 0.5} for n in range(3)],
        }
