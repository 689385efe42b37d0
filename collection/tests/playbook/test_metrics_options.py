"""Metrics are given to nobody unless told; then to those named, at a port of their own."""

PROGRAM = "usr/local/sbin/scalable-jitsi-metrics"
UNIT = "etc/systemd/system/scalable-jitsi-metrics.service"
RULES = "etc/scalable-jitsi/firewall.nft"


def test_without_options_no_host_has_anything_of_it(project):
    for folder in project.preview().values():
        assert not (folder / PROGRAM).exists() and not (folder / UNIT).exists()
        assert "9888" not in (folder / RULES).read_text()


def test_those_named_reach_the_service_of_each_host(project):
    project.vars |= {"jitsi_metrics_allow": ["192.0.2.9", "10.1.0.0/24", "2001:db8:7::/64"], "jitsi_metrics_port": 9100}
    files = project.preview()
    for host, source in (("meet1", 8888), ("bridge1", 8080), ("bridge2", 8080)):
        start = f"/{PROGRAM} 9100 {source} 192.0.2.9 10.1.0.0/24 2001:db8:7::/64\n"
        assert f"ExecStart={start}" in (files[host] / UNIT).read_text()
        assert (files[host] / PROGRAM).exists()
        rules = (files[host] / RULES).read_text()
        lines = [line.strip() for line in rules.splitlines() if "dport 9100" in line]
        assert lines == [
            "tcp dport 9100 ip saddr 192.0.2.9 accept",
            "tcp dport 9100 ip saddr 10.1.0.0/24 accept",
            "tcp dport 9100 ip6 saddr 2001:db8:7::/64 accept",
            "tcp dport 9100 drop",
        ]


def test_everybody_and_names_are_refused(project):
    project.vars["jitsi_metrics_allow"] = ["0.0.0.0/0", "prometheus.example.com", "192.0.2.9"]
    output = project.refused(
        "[JT350]", "bridge1", "jitsi_metrics_allow has '0.0.0.0/0'", "has 'prometheus.example.com'"
    )
    assert "has '192.0.2.9'" not in output


def test_ports_of_others_are_refused(project):
    project.vars |= {"jitsi_metrics_allow": ["192.0.2.9"], "jitsi_metrics_port": 8080}
    project.refused("[JT351]", "jitsi_metrics_port is 8080", "meet1")
    project.vars["jitsi_metrics_port"] = 80
    project.refused("[JT070]", "jitsi_metrics_port is 80; set it from 1024 to 65535")


def test_values_of_another_type_are_named(project):
    project.vars |= {"jitsi_metrics_allow": {"a": 1}, "jitsi_metrics_port": "many"}
    project.refused("jitsi_metrics_allow", "jitsi_metrics_port", "bridge1")
