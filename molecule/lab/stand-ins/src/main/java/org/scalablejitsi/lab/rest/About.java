package org.scalablejitsi.lab.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a service says of itself. */
public record About(String name, String version) {
  public Reply reply() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("version", version);
    body.put("os", System.getProperty("os.name"));
    return Reply.json(body);
  }
}
