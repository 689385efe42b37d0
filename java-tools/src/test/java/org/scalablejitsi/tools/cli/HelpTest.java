package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.scalablejitsi.tools.plan.Planner;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} says of each command, down to the last. */
final class HelpTest {

  /** Every command that does something, whatever it is below. */
  static Stream<CommandSpec> all() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), nowhere, nowhere);
    Planner planner = new Planner("9", new Random(1), () -> java.time.Instant.EPOCH);
    return leaves(new Commands(planner, streams).parser(new String[0])).toList().stream();
  }

  static Stream<String> names() {
    return all().map(CommandSpec::qualifiedName);
  }

  private static Stream<CommandSpec> leaves(CommandLine command) {
    return command.getSubcommands().isEmpty()
        ? Stream.of(command.getCommandSpec())
        : command.getSubcommands().values().stream().flatMap(HelpTest::leaves);
  }

  @Test
  void knowsThemAll() {
    assertThat(names())
        .hasSize(17)
        .contains("jitsi-tools secrets rotate", "jitsi-tools judge", "jitsi-tools take-over");
  }

  @ParameterizedTest
  @MethodSource("names")
  void describesACommandWithExitCodesAndAnExample(String name) {
    List<String> words = List.of(name.split(" ")).subList(1, name.split(" ").length);
    Ended help =
        Ended.of("", Stream.concat(words.stream(), Stream.of("--help")).toArray(String[]::new));

    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out()).startsWith("Usage: " + name + " ").contains("\nExit codes:\n");
    String behindUsage = help.out().substring(help.out().indexOf('\n'));
    assertThat(behindUsage)
        .as("an example")
        .containsPattern("(?s)(Example|Install it).*(" + name + "|ansible-playbook) ?");
    CommandSpec spec =
        all().filter(one -> one.qualifiedName().equals(name)).findFirst().orElseThrow();
    assertThat(spec.usageMessage().description()).isNotEmpty();
    assertThat(spec.usageMessage().exitCodeList()).containsKeys("0", "2");
    assertThat(spec.options()).allMatch(option -> option.description().length > 0);
    assertThat(spec.positionalParameters()).allMatch(one -> one.description().length > 0);
  }
}
