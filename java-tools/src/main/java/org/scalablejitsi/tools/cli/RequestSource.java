package org.scalablejitsi.tools.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.scalablejitsi.tools.plan.PlanRequest;
import org.scalablejitsi.tools.plan.RequestReader;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.ControllerFiles;
import picocli.CommandLine.Parameters;

/** Where a command reads its plan request. */
final class RequestSource {

  private static final Path STANDARD_INPUT = Path.of("-");

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REQUEST",
      description = {
        "A plan request, as `ansible-playbook scalable.jitsi.plan -e jitsi_request=FILE` saves it;",
        "'-' or nothing reads it from standard input."
      })
  private Path request = STANDARD_INPUT;

  boolean isStandardInput() {
    return request.equals(STANDARD_INPUT);
  }

  PlanRequest read(InputStream standardInput) {
    return isStandardInput() ? RequestReader.read(standardInput) : read(request);
  }

  static PlanRequest read(Path file) {
    String text =
        ControllerFiles.optionalText(file)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.input(
                            file + " does not exist", "name a file with a plan request")));
    return RequestReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
