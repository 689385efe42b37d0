package org.scalablejitsi.lab.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.json.simple.JSONObject;
import org.json.simple.JSONValue;
import org.json.simple.parser.JSONParser;
import org.json.simple.parser.ParseException;

/** JSON by the library that the real services use, behind typed methods. */
public final class Json {
  private Json() {}

  public static String write(Object value) {
    return JSONValue.toJSONString(value);
  }

  /**
   * Reads an object.
   *
   * @throws Malformed when the text is no JSON; {@code notAnObject} tells the other case apart
   */
  public static Map<String, Object> readObject(String text) throws Malformed {
    Object parsed;
    try {
      parsed = new JSONParser().parse(text);
    } catch (ParseException | NumberFormatException e) {
      throw new Malformed(false);
    }
    if (!(parsed instanceof JSONObject object)) {
      throw new Malformed(true);
    }
    Map<String, Object> typed = new LinkedHashMap<>();
    for (Object key : object.keySet()) {
      typed.put((String) key, object.get(key));
    }
    return typed;
  }

  /** Text that is no JSON object. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean notAnObject;

    Malformed(boolean notAnObject) {
      super(notAnObject ? "not a JSON object" : "not JSON");
      this.notAnObject = notAnObject;
    }

    public boolean notAnObject() {
      return notAnObject;
    }
  }
}
