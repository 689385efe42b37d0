package org.scalablejitsi.tools.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    // As a stream: that of a large fleet is larger than other files may be.
    try (InputStream in = Files.newInputStream(file)) {
      return RequestReader.read(in);
    } catch (NoSuchFileException e) {
      throw new ProblemException(
          Problem.input(file + " does not exist", "name a file with a plan request"));
    } catch (IOException e) {
      throw ControllerFiles.cannotRead(file, e);
    }
  }
}
