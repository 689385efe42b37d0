package org.scalablejitsi.tools.judge;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.json.StrictJson;

/**
 * What a playbook asks.
 *
 * @param schema the version of this document
 * @param phase the name of a {@link Phase}
 * @param question what the phase's judge wants to know; the hosts' answers in it may be of any
 *     shape
 */
public record JudgeRequest(int schema, String phase, JsonNode question) {

  private static final int SCHEMA = 1;

  /** Reads a request and answers it; what can be written as JSON. */
  public static Object answer(InputStream in) {
    JudgeRequest request = StrictJson.read(in, JudgeRequest.class);
    if (request.schema() != SCHEMA) {
      throw StrictJson.problem("the request has schema " + request.schema() + ", not " + SCHEMA);
    }
    return Arrays.stream(Phase.values())
        .filter(phase -> phase.label().equals(request.phase()))
        .findFirst()
        .orElseThrow(
            () ->
                StrictJson.problem(
                    "the request's 'phase' is none of "
                        + Arrays.stream(Phase.values())
                            .map(Phase::label)
                            .collect(Collectors.joining(", "))))
        .judge(request.question());
  }
}
