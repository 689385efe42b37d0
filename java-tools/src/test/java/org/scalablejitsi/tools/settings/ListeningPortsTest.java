package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.format.SampleFile;

final class ListeningPortsTest {

  @Test
  void readsTheBridges() {
    assertThat(
            read(
                Settings.jvbConf(
                    """
                    videobridge {
                      http-servers {
                        public { port = -1, tls-port = "8443" }
                        private.port = 8080
                      }
                      ice { tcp { enabled = true, port = 443 }, udp.port = 10000 }
                      apis.xmpp-client.configs.a.PORT = 5222
                    }
                    """)))
        .containsExactly(
            "videobridge.http-servers.private.port 8080/tcp",
            "videobridge.http-servers.public.tls-port 8443/tcp",
            "videobridge.ice.tcp.port 443/tcp",
            "videobridge.ice.udp.port 10000/udp");
  }

  @Test
  void leavesOutWhatTheBridgeDoesNotListenOn() {
    assertThat(read(Settings.jvbConf("videobridge.ice.tcp { enabled = false, port = 443 }")))
        .isEmpty();
    assertThat(read(Settings.jvbConf("videobridge.ice.tcp.port = 443"))).isEmpty();
    assertThat(read(Settings.jvbConf("videobridge.ice.udp.port = ${PORT}"))).isEmpty();
  }

  @Test
  void readsJicofos() {
    assertThat(read(Settings.jicofoConf("jicofo { rest.port = 8888, xmpp.client.port = 5222 }")))
        .containsExactly("jicofo.rest.port 8888/tcp");
  }

  @Test
  void readsThatOfTheMetrics() {
    String unit = "ExecStart=/usr/local/sbin/scalable-jitsi-metrics 9888 8080 192.0.2.9\n";
    assertThat(read(file(Format.TEXT, "metrics", unit))).containsExactly("ExecStart 9888/tcp");
    assertThat(read(file(Format.TEXT, "firewall", unit))).isEmpty();
  }

  @Test
  void readsProsodys() {
    assertThat(
            read(
                file(
                    Format.LUA,
                    "prosody",
                    """
                    c2s_ports = { 5222 }
                    c2s_direct_tls_ports = {}
                    http_ports = { 5280, 5282 }
                    -- component_ports = { 5347 }
                    component_interfaces = { "127.0.0.1" }
                    """)))
        .containsExactly("c2s_ports 5222/tcp", "http_ports 5280/tcp", "http_ports 5282/tcp");
  }

  @Test
  void readsNginxs() {
    assertThat(
            read(
                file(
                    Format.TEXT,
                    "nginx",
                    """
                    server {
                      listen 80;
                      listen [::]:80;
                      listen 127.0.0.1:8443 ssl;
                      listen 443 quic;
                      listen unix:/run/a.sock;
                      # listen 81;
                      proxy_pass http://127.0.0.1:5280;
                    }
                    """)))
        .containsExactly("listen 80/tcp", "listen 80/tcp", "listen 8443/tcp", "listen 443/udp");
  }

  @Test
  void knowsNothingOfOtherServices() {
    assertThat(read(file(Format.LUA, "web", "http_ports = { 80 }\n"))).isEmpty();
    assertThat(read(file(Format.TEXT, "web", "listen 80;\n"))).isEmpty();
    assertThat(read(file(Format.HOCON, "web", "jicofo.rest.port = 80\n"))).isEmpty();
    assertThat(read(file(Format.PROPERTIES, "jicofo", "jicofo.rest.port=80\n"))).isEmpty();
  }

  private static List<String> read(HostFile.Text file) {
    return ListeningPorts.of(file).stream()
        .map(port -> port.setting() + " " + port.label())
        .toList();
  }

  private static HostFile.Text file(Format format, String service, String text) {
    return SampleFile.of("/etc/a", "a.j2", format, service, null, text);
  }
}
