package org.scalablejitsi.tools.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.fleet.FleetChecks;
import org.scalablejitsi.tools.problem.Rule;

final class RuleBookTest {

  /** These numbers belong to the template dialect, whose rules have a list. */
  private static final String OF_THE_DIALECT = "JT2";

  private static final Path INDEX = Path.of("src/main/resources/rules/index.txt");

  @Test
  void hasAPageForEachRuleAndARuleForEachPage() {
    SortedMap<String, String> levelByPage = new TreeMap<>();
    RuleBook.pages().stream()
        .filter(page -> !page.rule().startsWith(OF_THE_DIALECT))
        .forEach(page -> levelByPage.put(page.rule(), page.level()));

    assertThat(levelByPage).isEqualTo(levelByRule());
  }

  /** A number without a page stays in the list with the word "retired" for its title. */
  @Test
  void neverGivesANumberToAnotherRule() throws IOException {
    List<String> kept =
        Files.readAllLines(INDEX).stream().filter(line -> !line.endsWith(": retired")).toList();

    assertThat(RuleBook.pages().stream().map(page -> page.rule() + ": " + page.title()))
        .as("a new rule goes into %s, a former one stays there as retired", INDEX)
        .containsExactlyElementsOf(kept);
  }

  @Test
  void findsEachPageOfTheFolder() throws IOException {
    try (Stream<Path> pages = Files.list(INDEX.getParent())) {
      assertThat(pages.map(page -> page.getFileName().toString()))
          .as("%s lists every page", INDEX)
          .contains(INDEX.getFileName().toString())
          .filteredOn(name -> name.endsWith(".md"))
          .containsExactlyInAnyOrderElementsOf(
              RuleBook.pages().stream().map(page -> page.rule() + ".md").toList());
    }
  }

  @Test
  void findsPagesByNumberInEitherCase() {
    assertThat(RuleBook.page("JT005")).map(RulePage::rule).contains("JT005");
    assertThat(RuleBook.page("jt005")).isEqualTo(RuleBook.page("JT005"));
    assertThat(RuleBook.page("JT000")).isEmpty();
    assertThat(RuleBook.page("../rules/JT005")).isEmpty();
  }

  @Test
  void isInTheOrderOfTheNumbersAndEachPageUnderItsOwn() {
    List<String> ids = RuleBook.pages().stream().map(RulePage::rule).toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(ids).allMatch(id -> RuleBook.page(id).isPresent());
  }

  @Test
  void proposesNumbersThatResembleOne() {
    assertThat(RuleBook.near("JT0077")).contains("JT007", "JT077");
    assertThat(RuleBook.near("nickname")).isEmpty();
  }

  /** The rules over the inventory, and every constant of type Rule in the program. */
  private static SortedMap<String, String> levelByRule() {
    SortedMap<String, String> levels = new TreeMap<>();
    FleetChecks.rules().forEach(rule -> levels.put(rule.id(), rule.level().label()));
    assertThat(levels).hasSameSizeAs(FleetChecks.rules());
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.scalablejitsi.tools")
            .stream()
            .flatMap(type -> type.getFields().stream())
            .filter(field -> field.getRawType().isEquivalentTo(Rule.class))
            .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> !field.getOwner().getPackageName().endsWith(".problem"))
            .map(RuleBookTest::value)
            .filter(rule -> !rule.id().startsWith(OF_THE_DIALECT))
            .forEach(
                rule ->
                    assertThat(levels.put(rule.id(), rule.level().label()))
                        .as("a number stands for one rule: %s", rule.id())
                        .isNull());
    return levels;
  }

  private static Rule value(JavaField constant) {
    try {
      Field field = constant.reflect();
      field.setAccessible(true);
      return (Rule) field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
