package org.scalablejitsi.tools.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scalablejitsi.tools.yaml.YamlText;

class DialectTest {

  @ParameterizedTest
  @MethodSource("allowed")
  void letsPassWhatBothEnginesReadAlike(String rule, String template) {
    assertThat(texts(template)).as(rule).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatTheyDoNot(String rule, String template) {
    assertThat(findings(template)).extracting(finding -> finding.rule().id()).containsExactly(rule);
  }

  @Test
  void hasCasesOfEachRule() throws Exception {
    List<String> ids = Arrays.stream(DialectRule.values()).map(DialectRule::id).toList();

    assertThat(List.copyOf(cases("allowed.yml").keySet())).isEqualTo(ids);
    assertThat(List.copyOf(cases("refused.yml").keySet())).isEqualTo(ids);
  }

  /** What lint lets pass the engines have to render alike, so each of it has a case. */
  @Test
  void hasACaseOfEachNameThatItAllows() throws Exception {
    String all =
        allowed().map(arguments -> (String) arguments.get()[1]).collect(Collectors.joining("\n"));
    List<String> uses = new ArrayList<>();
    Vocabulary.FILTER.words().forEach(filter -> uses.add("\\| " + filter + "\\b"));
    ExpressionCheck.TESTS.forEach(test -> uses.add("is (not )?" + test + "\\b"));
    Vocabulary.LOOP_ATTRIBUTE.words().forEach(attribute -> uses.add("loop\\." + attribute + "\\b"));
    Vocabulary.METHOD.words().forEach(method -> uses.add("\\." + method + "\\(\\)"));
    Stream.concat(FilterCheck.WITHOUT_VALUE.stream(), FilterCheck.WITH_VALUE.stream())
        .forEach(
            test ->
                Stream.of("selectattr", "rejectattr")
                    .forEach(filter -> uses.add(filter + "\\('\\w+', '" + test + "'")));
    FilterCheck.JSON.forEach(option -> uses.add("to_json\\([^)]*" + option + "="));

    assertThat(uses)
        .hasSizeGreaterThan(40)
        .allMatch(use -> Pattern.compile(use).matcher(all).find());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      value = {
        "a{{ x | trim }} → t.j2:1:9: error: [JT203] the filter `trim`; write instead: b64encode,"
            + " default, dictsort, first, join, last, length, list, lower, map(attribute=…),"
            + " rejectattr, replace, selectattr, sort, string, to_json or upper",
        "{{ x.split(':') | length }} → t.j2:1:6: error: [JT205] the method `split`; write instead:"
            + " a filter, a macro, or `in`",
        "{{ 'x' if not a == 1 else 'y' }} → t.j2:1:11: error: [JT215] `not` before an operator, a"
            + " test or a filter; write instead: not (…)",
        "😀{{ 'a' 'b' }} → t.j2:1:9: error: [JT207] two texts side by side; write instead: `~`"
            + " between them",
        "{% if x %} → t.j2:1:1: error: [JT201] `if` without its end; write instead: {% endif %}"
            + " behind it"
      })
  void saysWhereWhatAndWhatInstead(String template, String line) {
    assertThat(texts(template)).containsExactly(line);
  }

  @Test
  void countsLinesAndGoesOnBehindAFault() {
    assertThat(
            texts(
                "{# a\n#}\n{{ a % 2 }}\n{% if b %}\n\n  {{ true }}{% endif %}\n{{ c | e }}\nend\n"))
        .extracting(line -> line.substring(0, line.indexOf("] ") + 1))
        .containsExactly(
            "t.j2:3:6: error: [JT206]", "t.j2:6:6: error: [JT212]", "t.j2:7:8: error: [JT203]");
  }

  @ParameterizedTest
  @CsvSource({
    "(, a, )",
    "[, a, ]",
    "'not ', a, ''",
    "'- ', a, ''",
    "+, a, ''",
    "'', a, ' ~ b'",
    "'', a, ' + 1'",
    "'', a, ' | upper'",
    "'', a, .b",
    "'', a, [0]",
    "'', a, ()",
    "'', a, ' is string'",
    "'', a, ' == b'",
    "'', a, ' and b'",
    "'', a, ' or b'",
    "'', a, ' if b else c'",
    "'a if b else ', c, ''",
    "'[', a, '] | join'",
    "'a in [', b, ']'"
  })
  void refusesAnEndlessNesting(String before, String middle, String behind) {
    String expression = before.repeat(20_000) + middle + behind.repeat(20_000);

    assertThat(findings("{% set x = " + expression + " %}\n# end\n"))
        .extracting(LintFinding::what)
        .contains("an expression nested more than 50 deep");
  }

  @ParameterizedTest
  @CsvSource({"'[', a, '] | join'", "'a in [', b, ']'", "'(a if b else ', c, )"})
  void looksAtEachPartOnce(String before, String middle, String behind) {
    String expression = before.repeat(16) + middle + behind.repeat(16);

    TemplateReport report = Dialect.check("t.j2", "{{ " + expression + " }}");

    assertThat(report.constructs().get("name")).isLessThanOrEqualTo(33);
  }

  @Test
  void refusesAnEndlessNestingOfBlocks() {
    String deep = "{% for a in b %}".repeat(20_000) + "{% endfor %}".repeat(20_000) + "\n# end\n";

    assertThat(findings(deep))
        .extracting(LintFinding::what)
        .contains("blocks nested more than 50 deep");
  }

  @ParameterizedTest
  @ValueSource(ints = {1_500, 1_000_000})
  void readsALongText(int length) {
    String escapes = "\\n".repeat(length / 2);

    assertThat(findings("{{ '" + "x".repeat(length) + escapes + "' }}\n# end\n")).isEmpty();
    assertThat(findings("{{ '" + "x".repeat(length) + " }}\n# end\n")).hasSize(1);
  }

  /** Each line once: a hundred thousand of them took minutes. */
  @Test
  void readsManyLinesOfTagsAndManyFaults() {
    String tags = "{% if a %}\n{% endif %}\n".repeat(50_000);
    assertThat(findings(tags)).hasSize(0);

    assertThat(findings("{{ a % b }}\n".repeat(50_000) + "# end\n"))
        .hasSize(50_000)
        .last()
        .extracting(LintFinding::line)
        .isEqualTo(50_000);
  }

  @Test
  void acceptsEveryTemplateWeShip() throws IOException {
    List<Path> templates = TemplateFiles.at(Path.of("../collection/roles"));
    Map<String, Integer> constructs = new TreeMap<>();
    for (Path file : templates) {
      TemplateReport report = Dialect.check(file.toString(), Files.readString(file));
      assertThat(report.findings()).extracting(LintFinding::text).isEmpty();
      report.constructs().forEach((name, uses) -> constructs.merge(name, uses, Integer::sum));
    }
    assertThat(templates).hasSizeGreaterThan(20);
    assertThat(constructs).containsKeys("tag for", "filter dictsort", "choice");
    System.out.println(templates.size() + " shipped templates within the dialect: " + constructs);
  }

  static Stream<Arguments> allowed() throws Exception {
    return stream("allowed.yml");
  }

  static Stream<Arguments> refused() throws Exception {
    return stream("refused.yml");
  }

  private static Stream<Arguments> stream(String name) throws Exception {
    return cases(name).entrySet().stream()
        .flatMap(
            entry ->
                ((List<?>) Objects.requireNonNull(entry.getValue()))
                    .stream().map(template -> Arguments.of(entry.getKey(), template)));
  }

  private static Map<?, ?> cases(String name) throws IOException, URISyntaxException {
    Path file =
        Path.of(Objects.requireNonNull(DialectTest.class.getResource("/dialect/" + name)).toURI());
    return (Map<?, ?>) Objects.requireNonNull(YamlText.load(Files.readString(file)));
  }

  private static List<LintFinding> findings(String template) {
    return Dialect.check("t.j2", template).findings();
  }

  private static List<String> texts(String template) {
    return findings(template).stream().map(LintFinding::text).toList();
  }
}
