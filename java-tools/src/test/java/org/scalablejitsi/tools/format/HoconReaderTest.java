package org.scalablejitsi.tools.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HoconReaderTest {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @TempDir Path folder;
  private final HoconReader reader = new HoconReader();

  @Test
  void readsWhatTheServicesRead() {
    assertThat(
            reader.read(
                """
                // a comment
                jicofo {
                  xmpp.client.hostname = "localhost"
                  bridge { brewery-jid: "jvbbrewery@internal.auth.meet.example.com" }
                  list = [1, 2,]
                }
                """))
        .isEmpty();
  }

  @Test
  void leavesTheHostsEnvironmentToTheHost() {
    assertThat(System.getenv("PATH")).isNotBlank();
    String text =
        """
        a = ${NO_SUCH_VARIABLE}
        b = ${?PATH}
        c = ${PATH}
        d = ${java.home}
        """;

    assertThat(reader.read(text)).isEmpty();
    assertThat(HoconValues.of(text)).contains(Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"%s\"",
        "include file(\"%s\")",
        "include required(\"%s\")",
        "include required(file(\"%s\"))",
        "include url(\"file:%s\")",
        "include required(url(\"file:%s\"))",
        "a { include file(\"%s\") }"
      })
  void readsNoFileOfTheController(String include) throws IOException {
    Path own = Files.writeString(folder.resolve("own.conf"), "stolen = 1\n");

    assertThat(HoconValues.of(include.formatted(own) + "\nb = 2\n"))
        .contains(Map.of(List.of("b"), "2"));
    // One that is not HOCON would show in an error.
    Files.writeString(own, "{{{");
    assertThat(reader.read(include.formatted(own) + "\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"include classpath(\"%s\")", "include required(classpath(\"%s\"))"})
  void readsNothingOfItsOwnProgram(String include) {
    String own = "keys/own.conf";
    assertThat(HoconReader.class.getClassLoader().getResource(own)).isNotNull();

    assertThat(HoconValues.of(include.formatted(own))).contains(Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include url(\"%s\")",
        "include required(url(\"%s\"))",
        "include \"%s\"",
        "a = 1, b { include url(\"%s\") }"
      })
  void asksNoAddress(String include) throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/own.conf";
      URI.create(url).toURL().openStream().close();
      assertThat(requests).hasValue(1);

      assertThat(reader.read(include.formatted(url))).isEmpty();
      assertThat(requests).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void tellsTheLineOfAnOpenBrace() {
    assertThat(reader.read("a {\n  b = 1\n"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.line()).isEqualTo(3);
              assertThat(finding.message()).endsWith("not: end of file");
            });
  }

  @Test
  void tellsTheLineOfAnOpenQuote() {
    assertThat(reader.read("a = 1\nb = \"open\nc = 2\n"))
        .singleElement()
        .extracting(Finding::line)
        .isEqualTo(2);
  }

  @Test
  void seesAReferenceToItself() {
    assertThat(reader.read("a = 1\nb = ${c}\nc = ${b}\n")).hasSize(1);
  }
}
