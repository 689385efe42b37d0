package org.scalablejitsi.tools.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.scalablejitsi.tools.topology.DiagramFormat;
import org.scalablejitsi.tools.topology.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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
  private DiagramFormat format = DiagramFormat.TEXT;

  @Option(
      names = "--json",
      description =
          "Print hosts, services, ports and who may reach them as one line of JSON instead.")
  private boolean json;

  @Mixin private RequestSource source = new RequestSource();

  TopologyCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Topology topology = Topology.of(source.read(streams.in()).fleet());
    streams.out().print(json ? JsonLine.of(topology) : format.of(topology));
    streams.out().flush();
    return ExitCode.OK.code();
  }

  /** picocli's own reader would offer the constants' names as well. */
  static final class FormatReader implements ITypeConverter<DiagramFormat> {
    @Override
    public DiagramFormat convert(String argument) {
      return Arrays.stream(DiagramFormat.values())
          .filter(drawing -> drawing.toString().equals(argument))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'"
                          + argument
                          + "' is none of "
                          + Arrays.stream(DiagramFormat.values())
                              .map(DiagramFormat::toString)
                              .collect(Collectors.joining(", "))));
    }
  }
}
