package dev.veduta;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the plugin's packages may know of each other and of the other modules. */
@AnalyzeClasses(
    packages = {
      "dev.veduta.drift",
      "dev.veduta.explain",
      "dev.veduta.data",
      "dev.veduta.generate",
      "dev.veduta.introspect",
      "dev.veduta.maven",
      "dev.veduta.migration",
      "dev.veduta.prove",
      "dev.veduta.source",
      "dev.veduta.store",
      "dev.veduta.viewfile"
    },
    importOptions = DoNotIncludeTests.class)
class PluginLayeringTest {
  @ArchTest
  static final ArchRule THE_RUNTIMES_INTERNALS_ARE_ITS_OWN =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.veduta.migration")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.veduta.internal..");

  @ArchTest
  static final ArchRule MIGRATIONS_SHARE_WHAT_TELLS_ALL_OF_A_VIEW =
      noClasses()
          .that()
          .resideInAPackage("dev.veduta.migration")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.veduta.internal..")
                  .and(resideOutsideOfPackage("dev.veduta.internal.ddl")));

  @ArchTest
  static final ArchRule THE_PROCESSOR_ALONE_WRITES_JAVA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.palantir.javapoet..", "dev.veduta.processor.writing..");

  @ArchTest
  static final ArchRule ONLY_GOALS_KNOW_MAVEN =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.veduta.maven")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..");

  @ArchTest
  static final ArchRule GENERATION_AND_DRIFT_NEVER_CONNECT =
      noClasses()
          .that()
          .resideInAnyPackage("dev.veduta.generate", "dev.veduta.drift", "dev.veduta.store")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.postgresql..");
}
