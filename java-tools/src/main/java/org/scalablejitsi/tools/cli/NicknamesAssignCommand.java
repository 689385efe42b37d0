package org.scalablejitsi.tools.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.scalablejitsi.tools.nicknames.NicknameRequest;
import org.scalablejitsi.tools.nicknames.RegistryEditor;
import org.scalablejitsi.tools.problem.OneLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Gives hosts their nicknames before a run does, above all those they have already. */
@Command(
    name = "assign",
    mixinStandardHelpOptions = true,
    versionProvider = ToolVersion.class,
    description = {
      "Gives hosts their nicknames and writes them into the registry.",
      "All of them, or none if one is refused. Use it to take over bridges under "
          + "the nicknames that they have already (MUC_NICKNAME in their jvb.conf), "
          + "before the first run. A host that is in the registry keeps its nickname."
    },
    footerHeading = "%nExample:%n",
    footer = "  jitsi-tools nicknames assign jitsi_nicknames.yml bridge1=jvb-17 bridge2",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:each of the hosts has its nickname",
      "1:a nickname is not valid, another host's, or not the one the host has; nothing was changed",
      "2:wrong usage",
      "3:FILE cannot be read or written, or is no valid registry"
    })
final class NicknamesAssignCommand implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The registry; it is made when it is missing.")
  private Path file = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "HOST[=NICKNAME]",
      converter = WishReader.class,
      description = {
        "A host by its inventory name, and the nickname it shall have: 1 to 63 of a-z, A-Z, 0-9,"
            + " '.', '_' and '-', not yet another host's, not even in another case.",
        "Default: one made from the host's name."
      })
  private List<NicknameRequest> wishes = List.of();

  @Option(
      names = "--json",
      description =
          "Print one JSON object with 'file' and 'nicknames'; each says whether it is new.")
  private boolean json;

  /** What a script reads. */
  private record Answer(String file, List<RegistryEditor.Given> nicknames) {}

  NicknamesAssignCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    List<RegistryEditor.Given> nicknames = new RegistryEditor(file).assign(wishes);
    if (json) {
      streams.out().print(JsonLine.of(new Answer(file.toString(), nicknames)));
    } else {
      nicknames.forEach(given -> streams.out().println(line(given)));
    }
    streams.out().flush();
    return ExitCode.OK.code();
  }

  private static String line(RegistryEditor.Given given) {
    return OneLine.of(given.host())
        + "  "
        + given.nickname()
        + (given.isNew() ? "" : "  (had it already)");
  }

  /** Splits at the last '=': a nickname has none, and who knows about a host's name. */
  static final class WishReader implements ITypeConverter<NicknameRequest> {
    @Override
    public NicknameRequest convert(String argument) {
      int split = argument.lastIndexOf('=');
      String host = split < 0 ? argument : argument.substring(0, split);
      if (host.isBlank()) {
        throw new TypeConversionException("'" + argument + "' names no host");
      }
      return new NicknameRequest(
          host, split < 0 ? Optional.empty() : Optional.of(argument.substring(split + 1)));
    }
  }
}
