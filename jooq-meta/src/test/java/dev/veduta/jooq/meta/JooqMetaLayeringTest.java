package dev.veduta.jooq.meta;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.veduta.jooq.meta", importOptions = DoNotIncludeTests.class)
class JooqMetaLayeringTest {
  @ArchTest
  static final ArchRule ONLY_THE_CATALOG_IS_SEEN_OF_THE_PROCESSOR =
      noClasses().should().dependOnClassesThat().resideInAPackage("dev.veduta.processor..");

  @ArchTest
  static final ArchRule NOTHING_CONNECTS =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..");
}
