package dev.veduta.processor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import javax.lang.model.element.Modifier;

@AnalyzeClasses(
    packages = {"dev.veduta.processor", "dev.veduta.catalog"},
    importOptions = DoNotIncludeTests.class)
class LayeringTest {
  @ArchTest
  static final ArchRule ONLY_WRITING_SEES_JAVAPOET =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.veduta.processor.writing")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.palantir.javapoet..");

  @ArchTest
  static final ArchRule ONLY_THE_EDGE_SEES_THE_COMPILER =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.veduta.processor.reading")
          .and()
          .doNotHaveSimpleName("ViewProcessor")
          .and()
          .doNotHaveSimpleName("ViewLists")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("javax.lang.model..", "javax.annotation.processing..")
                  .and(not(equivalentTo(Modifier.class)))); // which JavaPoet takes

  @ArchTest
  static final ArchRule NOTHING_SEES_JDBC =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule NOTHING_SEES_THE_RUNTIME =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.veduta.annotation..",
              "dev.veduta.query..",
              "dev.veduta.type..",
              "dev.veduta.view..");

  @ArchTest
  static final ArchRule THE_CATALOG_KNOWS_NOTHING_OF_THE_PROCESSOR =
      noClasses()
          .that()
          .resideInAPackage("dev.veduta.catalog..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.veduta.processor..", "javax.lang.model..", "javax.annotation..");

  @ArchTest
  static final ArchRule ONLY_THE_CATALOG_SEES_JACKSON =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.veduta.catalog")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.fasterxml.jackson..");

  @ArchTest
  static final ArchRule WRITING_AND_MODEL_KNOW_NOTHING_OF_DECLARATIONS =
      noClasses()
          .that()
          .resideInAnyPackage("dev.veduta.processor.writing", "dev.veduta.processor.model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.veduta.processor.declaration",
              "dev.veduta.processor.reading",
              "dev.veduta.processor.validation",
              "dev.veduta.processor.report",
              "javax.lang.model.type..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.veduta.processor.(*)..").should().beFreeOfCycles();
}
