package org.scalablejitsi.tools.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The roles' files hold the same numbers: a change there has to come here too. */
final class PortsTest {

  private static final Path ROLES = Path.of("../collection/roles");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        Ports.HTTP + " | meet/templates/nginx/site.conf.j2 | listen %d;",
        Ports.HTTPS + " | meet/templates/nginx/site.conf.j2 | listen %d ssl;",
        Ports.XMPP + " | common/vars/main.yml | _jitsi_xmpp_port: %d",
        Ports.PROSODY_HTTP + " | meet/templates/prosody/prosody.cfg.lua.j2 | http_ports = { %d }",
        Ports.XMPP_COMPONENTS + " | meet/templates/firewall.nft.j2 | %d/tcp (components)",
        Ports.JICOFO_REST + " | meet/templates/jicofo/jicofo.conf.j2 | port = %d",
        Ports.BRIDGE_REST + " | bridge/templates/jvb.conf.j2 | port = %d",
        Ports.MEDIA + " | bridge/templates/jvb.conf.j2 | port = %d"
      })
  void areThoseOfTheRoles(int port, String file, String text) throws IOException {
    assertThat(Files.readString(ROLES.resolve(file))).contains(text.formatted(port));
  }
}
