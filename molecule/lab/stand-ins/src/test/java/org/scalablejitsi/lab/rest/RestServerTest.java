package org.scalablejitsi.lab.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RestServerTest {
  @Test
  void servesRoutesOverHttp() throws Exception {
    Routes routes =
        new Routes()
            .add("POST /echo", request -> Reply.json(Map.of("body", request.body())))
            .add(
                "GET /bug",
                request -> {
                  throw new IllegalStateException("a bug");
                });
    RestServer server = RestServer.start("127.0.0.1", 0, routes);
    try {
      HttpResponse<String> echo = send(server, "POST", "/echo", "x");
      assertThat(echo.statusCode()).isEqualTo(200);
      assertThat(echo.headers().firstValue("Content-Type")).contains("application/json");
      assertThat(echo.body()).isEqualTo("{\"body\":\"x\"}");
      assertThat(send(server, "GET", "/bug", "").statusCode()).isEqualTo(500);
      assertThat(send(server, "GET", "/none", "").statusCode()).isEqualTo(404);
    } finally {
      server.stop();
    }
  }

  private static HttpResponse<String> send(
      RestServer server, String method, String path, String body) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
