package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

final class UniquePortsTest {
  private final Problems problems = new Problems();
  private final UniquePorts check = new UniquePorts();

  @Test
  void holdsForOneNumberInTwoProtocolsAndOnTwoHosts() {
    ListeningPort web = port("nginx", "listen", "tcp", 443);
    check.check("meet1", List.of(web, port("nginx", "listen", "udp", 443)), problems);
    check.check("bridge1", List.of(port("videobridge", "ice", "tcp", 443)), problems);

    assertThat(problems.summedUp()).isEmpty();
    assertThat(check.passed()).containsExactly(PassedCheck.fleet("no two listeners on one port"));
  }

  @Test
  void holdsForOneListenerOfWhichIsSaidTwice() {
    ListeningPort web = port("nginx", "listen", "tcp", 443);
    check.check("meet1", List.of(web, web), problems);

    assertThat(problems.summedUp()).isEmpty();
  }

  @Test
  void namesBothFilesOfAClash() {
    check.check(
        "meet1",
        List.of(
            port("prosody", "http_ports", "tcp", 8888),
            port("jicofo", "jicofo.rest.port", "tcp", 8888)),
        problems);
    check.check("meet2", List.of(), problems);

    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly(
            "error: host meet1: two listeners have port 8888/tcp: 'http_ports' in /etc/prosody and"
                + " 'jicofo.rest.port' in /etc/jicofo; give one of them another port [JT038]");
    assertThat(check.passed()).isEmpty();
  }

  @Test
  void findsAClashWithinAService() {
    check.check(
        "meet1",
        List.of(
            port("prosody", "c2s_ports", "tcp", 5222), port("prosody", "http_ports", "tcp", 5222)),
        problems);

    assertThat(problems.summedUp()).hasSize(1);
  }

  private static ListeningPort port(String service, String setting, String protocol, int port) {
    return new ListeningPort(service, setting, "/etc/" + service, protocol, port);
  }
}
