package org.scalablejitsi.tools.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes the plan as one line of JSON. */
public final class PlanWriter {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private PlanWriter() {}

  public static String json(Plan plan) {
    try {
      return MAPPER.writeValueAsString(plan) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a plan is always JSON", e);
    }
  }
}
