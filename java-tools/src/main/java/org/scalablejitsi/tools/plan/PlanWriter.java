package org.scalablejitsi.tools.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;

/** Writes the plan as one line of JSON in UTF-8. */
public final class PlanWriter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).build();

  private PlanWriter() {}

  /** Writes piece by piece: the plan of a large fleet has a hundred megabytes. */
  public static void write(Plan plan, OutputStream out) throws IOException {
    MAPPER.writeValue(out, plan);
    out.write('\n');
    out.flush();
  }
}
