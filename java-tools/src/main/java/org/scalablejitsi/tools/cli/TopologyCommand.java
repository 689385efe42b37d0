package org.scalablejitsi.tools.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.plan.RequestReader;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.ProblemException;
import org.scalablejitsi.tools.storage.ControllerFiles;
import org.scalablejitsi.tools.topology.Drawing;
import org.scalablejitsi.tools.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Draws the installation that a plan request describes. */
@Command(
    name = "topology",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Draws the hosts, their services and ports, and who may reach whom.",
      "Reads a plan request. Neither opens the vault nor writes a file; the request "
          + "needs no password in it."
    },
    footerHeading = "%nExample:%n",
    footer = "  jitsi-tools topology --format svg request.json > cluster.svg",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:drawn",
      "1:the inventory has a fault that the plan would refuse as well",
      "2:wrong usage",
      "3:REQUEST is missing, cannot be read or is no plan request"
    })
final class TopologyCommand implements Callable<Integer> {

  private static final Path STANDARD_INPUT = Path.of("-");

  private final Streams streams;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatReader.class,
      description = {
        "How to draw: 'text' with all bridges, 'mermaid' for Markdown pages, or 'svg' for browsers."
            + " The last two show twelve bridges and count the others.",
        "Default: text."
      })
  private Drawing format = Drawing.TEXT;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REQUEST",
      description = "A saved plan request; '-' or nothing reads it from standard input.")
  private Path request = STANDARD_INPUT;

  TopologyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    streams.out().print(format.of(Topology.of(RequestReader.read(input()).fleet())));
    streams.out().flush();
    return ExitCode.OK.code();
  }

  private InputStream input() {
    if (request.equals(STANDARD_INPUT)) {
      return streams.in();
    }
    String text =
        ControllerFiles.optionalText(request)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.input(
                            request + " does not exist", "name a file with a plan request")));
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** picocli's own reader would offer the constants' names as well. */
  static final class FormatReader implements ITypeConverter<Drawing> {
    @Override
    public Drawing convert(String argument) {
      return Arrays.stream(Drawing.values())
          .filter(drawing -> drawing.toString().equals(argument))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + argument
                          + "' is none of "
                          + Arrays.stream(Drawing.values())
                              .map(Drawing::toString)
                              .collect(Collectors.joining(", "))));
    }
  }
}
