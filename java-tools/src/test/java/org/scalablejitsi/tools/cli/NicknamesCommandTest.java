package org.scalablejitsi.tools.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NicknamesCommandTest {

  private final Path file;

  NicknamesCommandTest(@TempDir Path folder) throws IOException {
    file =
        Files.writeString(
            folder.resolve("n.yml"), "version: 1\nnicknames: {bridge10: x, \"b\\e[1m\": y}\n");
  }

  @Test
  void listsInColumnsWithoutTerminalCodes() {
    assertThat(nicknames("list")).isEqualTo(new Ended(0, "b [1m     y\nbridge10  x\n", ""));
  }

  @Test
  void listsForScripts() {
    assertThat(nicknames("list", "--json"))
        .isEqualTo(
            new Ended(
                0,
                "{\"file\":\""
                    + file
                    + "\",\"nicknames\":{\"b\\u001B[1m\":\"y\",\"bridge10\":\"x\"}}\n",
                ""));
  }

  @Test
  void assignsAndSaysWhatIsNew() {
    assertThat(nicknames("assign", "bridge1=jvb", "bridge10", "a=b=c", "d\n"))
        .isEqualTo(new Ended(0, "bridge1  jvb\nbridge10  x  (had it already)\na=b  c\nd  d\n", ""));
    assertThat(nicknames("list").out()).contains("bridge1   jvb\n");
  }

  @Test
  void tellsScriptsWhatItAssignedAndReleased() {
    assertThat(nicknames("assign", "--json", "bridge1=jvb", "bridge10"))
        .isEqualTo(
            new Ended(
                0,
                "{\"file\":\""
                    + file
                    + "\",\"nicknames\":[{\"host\":\"bridge1\",\"nickname\":\"jvb\",\"new\":true},"
                    + "{\"host\":\"bridge10\",\"nickname\":\"x\",\"new\":false}]}\n",
                ""));
    assertThat(nicknames("release", "--json", "bridge1"))
        .isEqualTo(
            new Ended(0, "{\"file\":\"" + file + "\",\"released\":{\"bridge1\":\"jvb\"}}\n", ""));
  }

  @Test
  void saysWhyANicknameCannotBeHad() {
    assertThat(nicknames("assign", "bridge1=X"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: host bridge1: the nickname 'X' is that of host bridge10; choose another"
                    + " one, or release that of bridge10 if it is gone for good [JT022]\n"));
    assertThat(nicknames("assign", "bridge1="))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: host bridge1: '' is no nickname; use 1 to 63 of a-z, A-Z, 0-9, '.', '_'"
                    + " and '-', and not '.' or '..' [JT021]\n"));
  }

  @Test
  void refusesANicknameWithoutAHost() {
    Ended ended = nicknames("assign", " =x");

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("' =x' names no host");
  }

  @Test
  void releasesAndSaysWhatFollows() {
    assertThat(nicknames("release", "bridge10"))
        .isEqualTo(new Ended(0, "bridge10  x  may be given to another host from now on\n", ""));
    assertThat(nicknames("release", "bridge10"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: host bridge10: is not in "
                    + file
                    + "; name it as `jitsi-tools nicknames list` does\n"));
  }

  @Test
  void checks() throws IOException {
    assertThat(nicknames("check"))
        .isEqualTo(new Ended(0, file + ": 2 nicknames, all unique\n", ""));
    assertThat(nicknames("check", "--json"))
        .isEqualTo(new Ended(0, "{\"file\":\"" + file + "\",\"nicknames\":2,\"faults\":[]}\n", ""));

    Files.writeString(file, "version: 1\nnicknames: {a: x,\n b: X}\n");

    assertThat(nicknames("check"))
        .isEqualTo(
            new Ended(
                1,
                "",
                "error: "
                    + file
                    + ":3: 'a' and 'b' have the same nickname 'X'; fix it, or restore it from"
                    + " version control\n"));
    assertThat(nicknames("check", "--json"))
        .isEqualTo(
            new Ended(
                1,
                "{\"file\":\""
                    + file
                    + "\",\"nicknames\":1,\"faults\":[{\"line\":3,\"what\":\"'a' and 'b' have the"
                    + " same nickname 'X'\"}]}\n",
                ""));
  }

  @Test
  void endsWithThreeWithoutAFile() throws IOException {
    Files.delete(file);

    assertThat(nicknames("list").code()).isEqualTo(3);
    assertThat(nicknames("check", "--json").code()).isEqualTo(3);
    assertThat(nicknames("check", "--json").out()).startsWith("{\"errors\":1,");
    assertThat(nicknames("release", "a").code()).isEqualTo(3);
    assertThat(Ended.of("", "nicknames", "release", file.toString()).code()).isEqualTo(2);
    assertThat(Ended.of("", "nicknames").code()).isEqualTo(2);
  }

  @Test
  void helpsWithAnExampleAndExitCodes() {
    for (String command : new String[] {"list", "assign", "release", "check"}) {
      assertThat(Ended.of("", "nicknames", command, "--help").out())
          .startsWith("Usage: jitsi-tools nicknames " + command)
          .contains("Example", "  jitsi-tools nicknames " + command, "Exit codes:");
    }
    assertThat(Ended.of("", "nicknames", "--help").out())
        .contains("Commands:", "  list ", "  assign ", "  release ", "  check ");
  }

  private Ended nicknames(String command, String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "nicknames";
    all[1] = command;
    all[2] = file.toString();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return Ended.of("", all);
  }
}
