package org.scalablejitsi.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.json.simple.JSONValue;

/** The answers of the real services, recorded as names and types. */
public final class Contract {
  private Contract() {}

  public static Object recorded(String name) {
    return JSONValue.parse(new InputStreamReader(open(name), StandardCharsets.UTF_8));
  }

  public static Properties properties(String name) {
    Properties properties = new Properties();
    try (InputStream in = open(name)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The same JSON with every value replaced by its type. */
  public static Object shape(String json) {
    return shape(JSONValue.parse(json));
  }

  private static Object shape(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> shapes = new TreeMap<>();
      map.forEach((key, inner) -> shapes.put((String) key, shape(inner)));
      return shapes;
    }
    if (value instanceof List<?>) {
      return "array";
    }
    if (value instanceof Number) {
      return "number";
    }
    return value instanceof Boolean ? "boolean" : "string";
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(Contract.class.getResourceAsStream("/contract/" + name), name);
  }
}
