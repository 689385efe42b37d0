package org.scalablejitsi.tools.plan;

import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.scalablejitsi.tools.fleet.Host;
import org.scalablejitsi.tools.json.StrictJson;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;

/** Reads the request and refuses one that cannot be planned. */
public final class RequestReader {

  private RequestReader() {}

  public static PlanRequest read(InputStream in) {
    PlanRequest request = StrictJson.read(in, PlanRequest.class);
    if (request.schema() != PlanRequest.SCHEMA) {
      throw StrictJson.problem(
          "the request has schema " + request.schema() + ", not " + PlanRequest.SCHEMA);
    }
    Set<String> names = new HashSet<>();
    for (Host host : request.hosts()) {
      if (host.name().isBlank() || !names.add(host.name())) {
        throw StrictJson.problem(
            "the request has host '" + host.name() + "' twice or without a name");
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
}
