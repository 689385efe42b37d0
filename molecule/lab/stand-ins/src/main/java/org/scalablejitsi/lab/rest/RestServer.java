package org.scalablejitsi.lab.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jitsi.utils.logging2.Logger;
import org.jitsi.utils.logging2.LoggerImpl;

/** Serves routes on one address. */
public final class RestServer {
  private static final Logger logger = new LoggerImpl(RestServer.class.getName());

  private final HttpServer server;
  private final ExecutorService executor = Executors.newFixedThreadPool(4);

  private RestServer(HttpServer server) {
    this.server = server;
  }

  public static RestServer start(String host, int port, Routes routes) throws IOException {
    RestServer started = new RestServer(HttpServer.create(new InetSocketAddress(host, port), 0));
    started.server.createContext("/", exchange -> answer(exchange, routes));
    started.server.setExecutor(started.executor);
    started.server.start();
    return started;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public void stop() {
    server.stop(0);
    executor.shutdown();
  }

  private static void answer(HttpExchange exchange, Routes routes) throws IOException {
    try (exchange) {
      Reply reply = reply(exchange, routes);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      if (body.length > 0) {
        exchange.getResponseHeaders().set("Content-Type", reply.contentType());
      }
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    }
  }

  private static Reply reply(HttpExchange exchange, Routes routes) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return routes.handle(
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          body,
          exchange.getRequestHeaders().getFirst("Accept"));
    } catch (RuntimeException e) {
      logger.error("Failed to answer " + exchange.getRequestURI().getPath(), e);
      return Reply.empty(500);
    }
  }
}
