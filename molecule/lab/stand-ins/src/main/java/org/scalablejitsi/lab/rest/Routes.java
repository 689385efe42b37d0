package org.scalablejitsi.lab.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which handler answers what: {@code "GET /stats"} is exact, {@code "DELETE /lab/conferences/*"}
 * takes everything below. A path that is known with another method answers 405, as the services do.
 */
public final class Routes {
  private final Map<String, Handler> handlers = new LinkedHashMap<>();

  public Routes add(String route, Handler handler) {
    handlers.put(route, handler);
    return this;
  }

  public Reply handle(String method, String path, String body) {
    return handle(method, path, body, "*/*");
  }

  public Reply handle(String method, String path, String body, @Nullable String accept) {
    boolean known = false;
    for (Map.Entry<String, Handler> entry : handlers.entrySet()) {
      String[] route = entry.getKey().split(" ", 2);
      if (matches(route[1], path)) {
        known = true;
        if (route[0].equals(method)) {
          return entry.getValue().handle(new Request(method, rest(route[1], path), body, accept));
        }
      }
    }
    return Reply.empty(known ? 405 : 404);
  }

  private static boolean matches(String route, String path) {
    if (route.endsWith("/*")) {
      return path.startsWith(prefix(route)) && path.length() > prefix(route).length();
    }
    return route.equals(path);
  }

  private static String rest(String route, String path) {
    return route.endsWith("/*") ? path.substring(prefix(route).length()) : "";
  }

  private static String prefix(String route) {
    return route.substring(0, route.length() - 1);
  }
}
