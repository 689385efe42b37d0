package org.scalablejitsi.tools.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;
import org.scalablejitsi.tools.format.SampleFile;
import org.scalablejitsi.tools.problem.PassedCheck;
import org.scalablejitsi.tools.problem.Problem;
import org.scalablejitsi.tools.problem.Problems;

final class TextCheckTest {
  private final Problems problems = new Problems();
  private final TextCheck check = new TextCheck();

  @Test
  void holdsForATextOfItsFormat() {
    assertThat(holds("meet1", Format.LUA, "a = 1\n")).isTrue();
    assertThat(problems.summedUp()).isEmpty();
  }

  @Test
  void namesFileTemplateFormatAndPlace() {
    assertThat(holds("meet1", Format.PROPERTIES, "a=1\na=2\n")).isFalse();
    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly(
            "error: host meet1: /etc/a from template a.j2 is not valid properties:"
                + " line 2: 'a' is set twice;"
                + " fix the template or the variables it prints there [JT033]");
  }

  @Test
  void namesTheColumnWhereItIsKnown() {
    assertThat(holds("meet1", Format.JSON, "")).isFalse();
    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly(
            "error: host meet1: /etc/a from template a.j2 is not valid json:"
                + " line 1, column 1: empty;"
                + " fix the template or the variables it prints there [JT036]");
  }

  @Test
  void saysTheSameOfEqualTextsOnSeveralHosts() {
    holds("bridge1", Format.YAML, "a: [\n");
    holds("bridge2", Format.YAML, "a: [\n");

    assertThat(problems.summedUp())
        .extracting(Problem::line)
        .containsExactly(
            "error: 2 hosts (bridge1, bridge2): /etc/a from template a.j2 is not valid yaml:"
                + " line 2: not valid YAML;"
                + " fix the template or the variables it prints there [JT037]");
  }

  @Test
  void keepsEqualTextsOfDifferentFormatsApart() {
    assertThat(holds("meet1", Format.TEXT, "a: [\n")).isTrue();
    assertThat(holds("meet1", Format.YAML, "a: [\n")).isFalse();
  }

  @Test
  void tellsEachCheckThatFoundNothing() {
    HostFile.Text file = Settings.jvbConf("nope = 1");

    assertThat(check.check("bridge1", file, problems))
        .containsExactly(
            new PassedCheck("bridge1", "hocon", "/etc/jvb.conf"),
            new PassedCheck("bridge1", "complete XMPP connections", "/etc/jvb.conf"),
            new PassedCheck("bridge1", "keys still read", "/etc/jvb.conf"));
    assertThat(problems.warnings()).hasSize(1);
  }

  @Test
  void asksNothingMoreOfWhatCannotBeRead() {
    assertThat(check.check("bridge1", Settings.jvbConf("nope {"), problems)).isEmpty();
    assertThat(problems.summedUp()).hasSize(1);
  }

  private boolean holds(String host, Format format, String text) {
    HostFile.Text file = SampleFile.of("/etc/a", "a.j2", format, "service", null, text);
    return !check.check(host, file, problems).isEmpty();
  }
}
