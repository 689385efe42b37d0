package org.scalablejitsi.tools;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scalablejitsi.tools.format.Format;
import org.scalablejitsi.tools.format.HostFile;

class ArchitectureTest {

  private static final String ROOT = "org.scalablejitsi.tools.";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.scalablejitsi.tools");

  @Test
  void knowsOnlyTheLayersBelow() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy(ROOT + "cli")
        .layer("takeover")
        .definedBy(ROOT + "takeover")
        .layer("plan")
        .definedBy(ROOT + "plan")
        .layer("render")
        .definedBy(ROOT + "render")
        .layer("dialect")
        .definedBy(ROOT + "dialect")
        .layer("certificate")
        .definedBy(ROOT + "certificate")
        .layer("settings")
        .definedBy(ROOT + "settings")
        .layer("format")
        .definedBy(ROOT + "format")
        .layer("secrets")
        .definedBy(ROOT + "secrets")
        .layer("vault")
        .definedBy(ROOT + "vault")
        .layer("nicknames")
        .definedBy(ROOT + "nicknames")
        .layer("topology")
        .definedBy(ROOT + "topology")
        .layer("judge")
        .definedBy(ROOT + "judge")
        .layer("report")
        .definedBy(ROOT + "report")
        .layer("rules")
        .definedBy(ROOT + "rules")
        .layer("base")
        .definedBy(
            ROOT + "fleet",
            ROOT + "json",
            ROOT + "yaml",
            ROOT + "storage",
            ROOT + "problem",
            ROOT + "suggest",
            ROOT + "limits")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("takeover")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("plan")
        .mayOnlyBeAccessedByLayers("cli", "takeover")
        .whereLayer("render")
        .mayOnlyBeAccessedByLayers("plan")
        .whereLayer("dialect")
        .mayOnlyBeAccessedByLayers("cli", "render")
        .whereLayer("certificate")
        .mayOnlyBeAccessedByLayers("plan")
        .whereLayer("settings")
        .mayOnlyBeAccessedByLayers("plan", "takeover")
        .whereLayer("format")
        .mayOnlyBeAccessedByLayers("plan", "render", "settings", "takeover")
        .whereLayer("secrets")
        .mayOnlyBeAccessedByLayers("plan", "takeover", "judge", "cli")
        .whereLayer("vault")
        .mayOnlyBeAccessedByLayers("secrets", "plan", "takeover", "cli")
        .whereLayer("nicknames")
        .mayOnlyBeAccessedByLayers("plan", "takeover", "cli")
        .whereLayer("topology")
        .mayOnlyBeAccessedByLayers("cli", "report")
        .whereLayer("judge")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("report")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("rules")
        .mayOnlyBeAccessedByLayers("cli")
        .check(CLASSES);
  }

  @Test
  void hasOneAdapterForEachLibrary() {
    onlyIn("render", "com.hubspot..", "jinjava..");
    onlyIn("suggest", "org.apache.commons..");
    onlyIn("yaml", "org.yaml..");
    onlyIn("cli", "picocli..");
    onlyIn("format", "org.luaj..", "org.mozilla..");
    onlyIn(List.of("format", "settings"), "com.typesafe..");
    onlyIn("fleet", "com.google.common..");
  }

  /** What renders knows formats and files, and nothing of how they are read. */
  @Test
  void rendersWithoutReaders() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "render")
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + "format").and(not(belongToAnyOf(Format.class, HostFile.class))))
        .check(CLASSES);
  }

  @Test
  void leavesTheProcessToTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "cli")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .check(CLASSES);
  }

  /** The vault holds secrets: nothing that quotes its input may see them. */
  @Test
  void keepsTheVaultToTheJdk() {
    classes()
        .that()
        .resideInAPackage(ROOT + "vault")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", ROOT + "vault")
        .check(CLASSES);
  }

  private static void onlyIn(String layer, String... library) {
    onlyIn(List.of(layer), library);
  }

  private static void onlyIn(List<String> layers, String... library) {
    noClasses()
        .that()
        .resideOutsideOfPackages(layers.stream().map(ROOT::concat).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(library)
        .check(CLASSES);
  }
}
