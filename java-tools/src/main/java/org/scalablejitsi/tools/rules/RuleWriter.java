package org.scalablejitsi.tools.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Writes pages as one line of JSON. */
public final class RuleWriter {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private RuleWriter() {}

  public static String json(RulePage page) {
    return write(page);
  }

  /** A list of whole pages. */
  public static String json(List<RulePage> pages) {
    return write(pages);
  }

  private static String write(Object pages) {
    try {
      return MAPPER.writeValueAsString(pages) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a page is always JSON", e);
    }
  }
}
