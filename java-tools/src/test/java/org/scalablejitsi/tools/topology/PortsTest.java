package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scalablejitsi.tools.fleet.Ports;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.render.ShippedFiles;
import org.scalablejitsi.tools.settings.ListeningPort;
import org.scalablejitsi.tools.settings.ListeningPorts;

/** The roles' files hold the same numbers: a change there has to come here too. */
final class PortsTest {

  private static final Path ROLES = Path.of("../collection/roles");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        Ports.HTTP + " | meet/templates/nginx/site.conf.j2 | listen %d;",
        Ports.HTTPS + " | meet/templates/nginx/listen.conf.j2 | listen %d ssl;",
        Ports.HTTPS + " | meet/templates/nginx/listen-1.24.conf.j2 | listen %d ssl http2;",
        Ports.XMPP + " | common/vars/main.yml | _jitsi_xmpp_port: %d",
        Ports.PROSODY_HTTP + " | meet/templates/prosody/prosody.cfg.lua.j2 | http_ports = { %d }",
        Ports.XMPP_COMPONENTS + " | meet/vars/main.yml | port: %d, proto: tcp",
        Ports.JICOFO_REST + " | common/vars/main.yml | _jitsi_jicofo_rest_port: %d",
        Ports.JICOFO_REST + " | verify/vars/questions.yml | stats: {port: %d, path: /stats}",
        Ports.JICOFO_REST + " | rotate/tasks/look.yml | http://127.0.0.1:%d/stats",
        Ports.BRIDGE_REST + " | common/vars/main.yml | _jitsi_bridge_rest_port: %d",
        Ports.BRIDGE_REST
            + " | verify/vars/questions.yml | health: {port: %d, path: /about/health}",
        Ports.BRIDGE_REST + " | scale/tasks/leave.yml | http://127.0.0.1:%d/colibri",
        Ports.WEBSOCKET + " | bridge/defaults/main.yml | jitsi_bridge_websocket_port: %d",
        Ports.MEDIA + " | bridge/defaults/main.yml | jitsi_bridge_media_port: %d",
        Ports.METRICS + " | common/defaults/main.yml | jitsi_metrics_port: %d"
      })
  void areThoseOfTheRoles(int port, String file, String text) throws IOException {
    assertThat(Files.readString(ROLES.resolve(file))).contains(text.formatted(port));
  }

  @Test
  void areAllOnWhichTheRenderedFilesListen() {
    Topology topology = Topology.of(Fleets.example());

    assertThat(listening(ShippedFiles.ofMeet(Map.of()))).isEqualTo(drawn(topology.meet()));
    assertThat(listening(ShippedFiles.ofBridge(Map.of())))
        .isEqualTo(drawn(topology.bridges().get(0)));
  }

  private static Set<String> drawn(Node node) {
    Set<String> ports = new TreeSet<>();
    for (Service service : node.services()) {
      for (Listener listener : service.listeners()) {
        listener.ports().forEach(port -> ports.add(port + "/" + listener.protocol().label()));
      }
    }
    return ports;
  }

  private static Set<String> listening(List<HostFile.Text> files) {
    return files.stream()
        .flatMap(file -> ListeningPorts.of(file).stream())
        .map(ListeningPort::label)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
