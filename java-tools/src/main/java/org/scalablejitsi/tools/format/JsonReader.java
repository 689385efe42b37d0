package org.scalablejitsi.tools.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.scalablejitsi.tools.limits.Limits;
import org.scalablejitsi.tools.problem.Rule;

/** JSON: one value, no key twice. */
final class JsonReader implements FormatReader {

  static final Rule RULE = Rule.error("JT036");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Limits.DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public Rule rule() {
    return RULE;
  }

  @Override
  public List<Finding> read(String text) {
    try {
      JsonNode read = MAPPER.readTree(text);
      return read.isMissingNode() ? List.of(new Finding(1, 1, "empty")) : List.of();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
      String message =
          e instanceof StreamConstraintsException
              ? "nested more than " + Limits.DEPTH + " deep, or a text or number too long"
              : e.getOriginalMessage();
      return List.of(new Finding(line, column, message));
    }
  }
}
