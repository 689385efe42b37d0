package org.scalablejitsi.tools.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import org.scalablejitsi.tools.limits.Guard;
import org.scalablejitsi.tools.limits.Limits;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/** Reads requests. Its errors never quote them: one holds the vault's passwords. */
public final class StrictJson {

  private static final String SMALLER = "make the variable smaller that has it";
  private static final String REMEDY = "install a jitsi-tools and a collection of the same version";

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Limits.DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Also refuses what is missing, unless it has an empty value to stand for it.
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          // No null in a list or a map, but for those of a host's variables.
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private StrictJson() {}

  public static <T> T read(InputStream in, Class<T> type) {
    return Guard.during(
        () -> readAll(in, type),
        reason -> {
          throw problem("the request cannot be read: " + reason, SMALLER);
        });
  }

  private static <T> T readAll(InputStream in, Class<T> type) {
    try {
      T request = MAPPER.readValue(in, type);
      if (request == null) {
        throw problem("the request is not an object");
      }
      return request;
    } catch (JsonMappingException e) {
      String path = path(e);
      if (e.getCause() instanceof StreamConstraintsException) {
        throw beyondLimits("the request's '" + path + "'");
      }
      throw problem(
          path.isEmpty()
              ? "the request is empty or not an object"
              : "the request's '" + path + "' is missing, unknown or of another type");
    } catch (StreamConstraintsException e) {
      throw beyondLimits("the request");
    } catch (JacksonException e) {
      throw problem(
          "the request is not JSON"
              + (e.getLocation() == null
                  ? ""
                  : " at line "
                      + e.getLocation().getLineNr()
                      + ", column "
                      + e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw problem("the request cannot be read from standard input");
    }
  }

  /** What a caller of another version may have sent. */
  public static ProblemException problem(String what) {
    return problem(what, REMEDY);
  }

  private static ProblemException beyondLimits(String what) {
    return problem(
        what + " is nested more than " + Limits.DEPTH + " deep, or holds a text or number too long",
        SMALLER);
  }

  private static ProblemException problem(String what, String remedy) {
    return new ProblemException(Problem.input(what, remedy));
  }

  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.length() == 0 ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
