package org.scalablejitsi.tools.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/** Reads the request. Its errors never quote it: it holds the vault's passwords. */
public final class RequestReader {

  private static final String REMEDY = "install a jitsi-tools and a collection of the same version";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // Also refuses what is missing, unless it has an empty value to stand for it.
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private RequestReader() {}

  public static PlanRequest read(InputStream in) {
    try {
      PlanRequest request = MAPPER.readValue(in, PlanRequest.class);
      if (request == null) {
        throw problem("the request is not an object");
      }
      return validated(request);
    } catch (JsonMappingException e) {
      String path = path(e);
      throw problem(
          path.isEmpty()
              ? "the request is empty or not an object"
              : "the request's '" + path + "' is missing, unknown or of another type");
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

  private static PlanRequest validated(PlanRequest request) {
    if (request.schema() != PlanRequest.SCHEMA) {
      throw problem("the request has schema " + request.schema() + ", not " + PlanRequest.SCHEMA);
    }
    Set<String> names = new HashSet<>();
    for (PlanRequest.HostPart host : request.hosts()) {
      if (host.name().isBlank() || !names.add(host.name())) {
        throw problem("the request has host '" + host.name() + "' twice or without a name");
      }
    }
    for (PlanRequest.PasswordPart password : request.secrets().passwords()) {
      if (password.password().length == 0) {
        throw new ProblemException(
            Problem.input(
                "the vault password '" + password.id() + "' is empty",
                "put the password into its file"));
      }
    }
    return request;
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

  private static ProblemException problem(String what) {
    return new ProblemException(Problem.input(what, REMEDY));
  }
}
