package org.scalablejitsi.lab.rest;

import java.util.Map;

/** One HTTP answer. */
public record Reply(int status, String contentType, String body) {
  public static Reply ok() {
    return empty(200);
  }

  public static Reply empty(int status) {
    return text(status, "");
  }

  public static Reply text(int status, String body) {
    return new Reply(status, "text/plain", body);
  }

  public static Reply json(Map<String, ?> body) {
    return new Reply(200, "application/json", Json.write(body));
  }
}
