package org.scalablejitsi.tools.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luaj.vm2.lib.jse.JsePlatform;

/** Values that people enter come out of every file as they went in. */
final class OwnValueTest {

  private static final String CHARACTERS = SecretValue.ALPHABET + SecretValue.ALSO_IN_OWN_VALUES;

  /** Each character in the middle, at the end, and beside each other one. */
  private static final List<String> VALUES = values();

  @Test
  void areAllAccepted() {
    assertThat(VALUES).hasSizeGreaterThan(5000).allMatch(SecretValue::isAccepted);
  }

  @Test
  void surviveInALuaString() {
    for (String value : VALUES) {
      String read =
          JsePlatform.standardGlobals().load("return \"" + value + "\"").call().tojstring();
      assertThat(read).isEqualTo(value);
    }
  }

  @Test
  void surviveInAQuotedHoconString() {
    for (String value : VALUES) {
      assertThat(ConfigFactory.parseString("a { b = \"" + value + "\" }").getString("a.b"))
          .isEqualTo(value);
    }
  }

  @Test
  void surviveInAPropertiesFile() throws Exception {
    for (String value : VALUES) {
      Properties properties = new Properties();
      properties.load(new StringReader("a.b=" + value + "\nc: " + value + "\n"));
      assertThat(properties).containsEntry("a.b", value).containsEntry("c", value).hasSize(2);
    }
  }

  /** An unquoted assignment of the shell is what systemd's EnvironmentFile was made after. */
  @Test
  void surviveInTheShellQuotedAndAssignedWithoutQuotes() throws Exception {
    assertThat(shell(value -> "printf '%s\\n' \"" + value + "\"")).isEqualTo(VALUES);
    assertThat(shell(value -> "A=" + value + "\nprintf '%s\\n' \"$A\"")).isEqualTo(VALUES);
  }

  /** systemd.exec(5): these quote, escape, continue or comment, and white space may be lost. */
  @Test
  void holdNothingThatAnEnvironmentFileReadsOtherwise() {
    assertThat(CHARACTERS).doesNotContainPattern("[\\s'\"\\\\$#;]").matches("\\p{ASCII}+");
  }

  /** Debconf itself, with a database of its own. */
  @Test
  void surviveInDebconf(@TempDir Path folder) throws Exception {
    Path program = Path.of("/usr/bin/debconf-set-selections");
    assumeTrue(Files.isExecutable(program), "Debian's own systems have debconf");
    StringBuilder selections = new StringBuilder();
    for (int i = 0; i < VALUES.size(); i++) {
      selections.append("own own/q%05d password %s%n".formatted(i, VALUES.get(i)));
    }
    Path file = Files.writeString(folder.resolve("selections"), selections);
    Path database = folder.resolve("database");
    ProcessBuilder builder = new ProcessBuilder(program.toString(), file.toString()).inheritIO();
    // Beside the system's own, which an installation may have locked.
    String settings =
        """
        Config: answers
        Templates: templates

        Name: answers
        Driver: File
        Filename: %s

        Name: templates
        Driver: File
        Filename: %s
        """
            .formatted(database, folder.resolve("templates"));
    Path configuration = Files.writeString(folder.resolve("debconf.conf"), settings);
    builder.environment().put("DEBCONF_SYSTEMRC", configuration.toString());
    builder.environment().put("DEBIAN_FRONTEND", "noninteractive");

    assertThat(builder.start().waitFor()).isZero();

    // Sorted by the questions' names.
    assertThat(Files.readAllLines(database).stream().filter(line -> line.startsWith("Value: ")))
        .containsExactlyElementsOf(VALUES.stream().map(value -> "Value: " + value).toList());
  }

  private interface Line {
    String of(String value);
  }

  private static List<String> shell(Line line) throws Exception {
    Process shell = new ProcessBuilder("/bin/sh").start();
    String script = VALUES.stream().map(line::of).collect(Collectors.joining("\n", "", "\n"));
    Thread writer =
        new Thread(
            () -> {
              try (var in = shell.outputWriter(StandardCharsets.UTF_8)) {
                in.write(script);
              } catch (IOException e) {
                shell.destroy();
              }
            });
    writer.start();
    List<String> printed = shell.inputReader(StandardCharsets.UTF_8).lines().toList();
    writer.join();
    assertThat(shell.waitFor()).isZero();
    return printed;
  }

  private static List<String> values() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < CHARACTERS.length(); i++) {
      for (int j = 0; j < CHARACTERS.length(); j++) {
        char first = CHARACTERS.charAt(i);
        values.add("Abc" + first + CHARACTERS.charAt(j) + "xy" + first);
      }
    }
    return values;
  }
}
