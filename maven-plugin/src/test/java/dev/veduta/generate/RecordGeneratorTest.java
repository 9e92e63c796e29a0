package dev.veduta.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.CatalogViews;
import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.CatalogView;
import dev.veduta.generate.RecordGenerator.Generated;
import dev.veduta.processor.naming.NamingScheme;
import dev.veduta.store.CatalogStore;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordGeneratorTest {
  /** What a project compiles against, not all that the plugin's tests have. */
  private static final List<String> CLASS_PATH =
      Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
          .filter(
              it ->
                  it.matches(
                      ".*(veduta-runtime|[/\\\\]runtime[/\\\\]|jspecify|[/\\\\]postgresql-).*"))
          .toList();

  @TempDir Path root;
  private CatalogDirectory catalog;
  private Path sources;

  @BeforeEach
  void reflect() throws Exception {
    catalog = new CatalogDirectory(root.resolve("catalog"));
    sources = Files.createDirectories(root.resolve("src"));
    write(view("app", "customer"), view("app", "invoice"), view("hr", "person"));
  }

  @Test
  void generatesWhatTheParametersAskFor() throws Exception {
    Generated generated = generate(new PackageNames("com.acme", Map.of("hr", "com.acme.hr")));

    assertThat(generated.findings()).isEmpty();
    assertThat(generated.isClean()).isTrue();
    assertThat(records(generated))
        .containsOnlyKeys(
            "com/acme/Customer.java", "com/acme/Invoice.java", "com/acme/hr/Person.java");
    assertThat(new String(generated.sources().get("com/acme/hr/Person.java"), UTF_8))
        .contains("package com.acme.hr;", "record Person(");
  }

  @Test
  void listsTheViewsOfEachPackageAndNamesTheLists() throws Exception {
    Generated generated = generate(new PackageNames("com.acme", Map.of("hr", "com.acme.hr")));

    assertThat(new String(generated.sources().get("com/acme/PackageViews.java"), UTF_8))
        .contains("        Customer.VIEW,\n        Invoice.VIEW);");
    assertThat(new String(Services.of(generated.sources().keySet()), UTF_8))
        .isEqualTo("com.acme.PackageViews\ncom.acme.hr.PackageViews\n");
  }

  @Test
  void generatesTheSameTwice() throws Exception {
    PackageNames names = new PackageNames("com.acme", Map.of());

    assertThat(generate(names).sources())
        .usingRecursiveComparison()
        .isEqualTo(generate(names).sources());
  }

  @Test
  void generatesTheSameWithJavacAsWithout() throws Exception {
    PackageNames names = new PackageNames("com.acme", Map.of());
    Map<String, byte[]> without = records(generate(names));
    source(
        "com/acme/Client.java",
        "package com.acme; @dev.veduta.annotation.View(\"app.customer\") interface Client {}");
    Map<String, byte[]> with = generate(names).sources();

    assertThat(new String(with.get("com/acme/PackageViews.java"), UTF_8))
        .contains("        ClientRecord.VIEW,\n        Customer.VIEW,");
    assertThat(with).containsKeys("com/acme/ClientRecord.java", "com/acme/Customer.java");
    assertThat(without.keySet()).allSatisfy(it -> assertThat(with).containsKey(it));
    assertThat(without).allSatisfy((path, text) -> assertThat(text).isEqualTo(with.get(path)));
  }

  @Test
  void saysWhatIsWrongWithTheParametersWithJavacAsWithout() throws Exception {
    write(view("app", "a_b"), view("app", "a-b"));
    PackageNames names = new PackageNames("com.acme", Map.of());
    List<Finding> without = generate(names).findings();
    source(
        "com/other/Client.java",
        "package com.other; @dev.veduta.annotation.View(\"app.a_b\") interface Client {}");

    assertThat(without)
        .singleElement()
        .satisfies(it -> assertThat(it.isError()).isTrue())
        .extracting(Finding::text)
        .asString()
        .startsWith(root.resolve("pom.xml") + ": [NameCollision] ");
    assertThat(generate(names).findings()).isEqualTo(without);
  }

  @Test
  void generatesWhatIsDeclaredInJava() throws Exception {
    source("com/acme/Base.java", "package com.acme; interface Base { Long nowhere(Other other); }");
    source(
        "com/acme/Client.java",
        "package com.acme; @dev.veduta.annotation.View(\"app.customer\") interface Client"
            + " { @org.jspecify.annotations.Nullable Integer id(); }");

    assertThat(records(generate(new PackageNames(null, Map.of()))))
        .containsOnlyKeys("com/acme/ClientRecord.java");
  }

  @Test
  void leavesAPackageToTheUserWhoDeclaredIt() throws Exception {
    source(
        "com/acme/package-info.java",
        "@dev.veduta.annotation.Views(schema = \"hr\") package com.acme;");

    assertThat(records(generate(new PackageNames("com.acme", Map.of()))))
        .containsOnlyKeys("com/acme/Person.java");
  }

  @Test
  void generatesForAModule() throws Exception {
    source("module-info.java", "module acme { requires dev.veduta.runtime; }");
    source(
        "com/acme/Client.java",
        "package com.acme; @dev.veduta.annotation.View(\"app.customer\") interface Client {}");

    Generated generated = generate(new PackageNames("com.acme.hr", Map.of("app", "com.acme.app")));

    assertThat(generated.findings()).isEmpty();
    assertThat(generated.sources())
        .containsKeys("com/acme/ClientRecord.java", "com/acme/hr/Person.java");
  }

  @Test
  void generatesForAModuleThatDeclaresNoView() throws Exception {
    source(
        "module-info.java", "module acme { requires dev.veduta.runtime; requires org.jspecify; }");

    assertThat(generate(new PackageNames("com.acme", Map.of())).isClean()).isTrue();
  }

  @Test
  void letsDeclarationsNameWhatIsGenerated() throws Exception {
    source(
        "com/acme/Client.java",
        "package com.acme; @dev.veduta.annotation.View(\"app.customer\") interface Client"
            + " { default Invoice next(ClientRecord of) { throw new Error(); } }");

    assertThat(generate(new PackageNames("com.acme", Map.of())).isClean()).isTrue();
  }

  @Test
  void passesOnWhatTheProcessorSaysAndWhere() throws Exception {
    Path client =
        source(
            "com/acme/Client.java",
            "package com.acme;\n@dev.veduta.annotation.View(\"app.custmer\")\ninterface Client {}");

    assertThat(generate(new PackageNames(null, Map.of())).findings())
        .singleElement()
        .satisfies(it -> assertThat(it.isError()).isTrue())
        .extracting(Finding::text)
        .asString()
        .startsWith(client + ":[2,")
        .contains("did you mean", "customer");
  }

  @Test
  void leavesOtherErrorsToTheCompiler() throws Exception {
    source(
        "com/acme/Client.java",
        "package com.acme; import no.such.Type; @dev.veduta.annotation.View(\"app.customer\")"
            + " interface Client { default Type other() { return 1 + ClientRecord.nothing; } }");

    Generated generated = generate(new PackageNames(null, Map.of()));

    assertThat(generated.findings()).isEmpty();
    assertThat(records(generated)).containsOnlyKeys("com/acme/ClientRecord.java");
  }

  @Test
  void saysWhenDeclarationsDoNotParse() throws Exception {
    source(
        "com/acme/Client.java",
        "package com.acme; @dev.veduta.annotation.View(\"app.customer\") interface Client { int");

    Generated generated = generate(new PackageNames("com.acme", Map.of()));

    assertThat(generated.findings()).isEmpty();
    assertThat(generated.isNothing()).isTrue();
  }

  @Test
  void quotesSchemasForJava() throws Exception {
    String schema = "a\"b\\u0022\n\u0007ü";
    write(view(schema, "v"));

    assertThat(records(generate(new PackageNames("com.acme", Map.of()))))
        .containsOnlyKeys("com/acme/VView.java");
  }

  @Test
  void namesRecordsAsConfigured() throws Exception {
    write(view("app", "v_order_view"));
    NamingScheme naming =
        new NamingScheme(
            new NamingScheme.Strip(List.of("v_"), List.of("_view")),
            new NamingScheme.Strip(List.of("i"), List.of()));

    Generated generated = generate(names(List.of("*"), List.of(), naming));
    assertThat(records(generated)).containsOnlyKeys("com/acme/Order.java");
    assertThat(new String(generated.sources().get("com/acme/Order.java"), UTF_8))
        .contains("record Order(@Nullable Integer d)");
  }

  @Test
  void warnsOfWhatIsLeftOffNowhere() throws Exception {
    write(view("app", "v_order"), view("hr", "person_view"));
    NamingScheme naming =
        new NamingScheme(
            new NamingScheme.Strip(List.of("v_"), List.of("_view", "_mv")),
            new NamingScheme.Strip(List.of(), List.of()));

    Generated generated = generate(names(List.of("*"), List.of(), naming));

    assertThat(generated.isClean()).isTrue();
    assertThat(generated.findings())
        .as("the others stand at one of the schemas' views")
        .containsExactly(
            new Finding(
                false,
                root.resolve("pom.xml")
                    + ": [StripsNothing] no view that is asked for ends in \"_mv\", which Java names"
                    + " are to leave off. Correct it, or leave it out. If a view changed, run"
                    + " veduta:reflect."));
  }

  @Test
  void takesTheColumnsThatAreWanted() throws Exception {
    write(view("app", "a", "id", "secret"), view("hr", "b", "id", "salary"));
    Generated generated =
        generate(names(List.of("*"), List.of("secret", "sal*"), NamingScheme.NONE));

    assertThat(generated.findings()).as("each matches in one schema").isEmpty();
    assertThat(generated.sources().values())
        .map(it -> new String(it, UTF_8))
        .noneMatch(it -> it.contains("secret") || it.contains("salary"))
        .anyMatch(it -> it.contains("record BView(@Nullable Integer id)"));
  }

  @Test
  void saysWhichPatternMatchesNoColumn() throws Exception {
    assertThat(generate(names(List.of("ids"), List.of(), NamingScheme.NONE)).findings())
        .singleElement()
        .extracting(Finding::text)
        .isEqualTo(
            root.resolve("pom.xml")
                + ": [NoColumnMatches] no column of the views that are asked for matches \"ids\"; did"
                + " you mean \"id\"? Correct it, or leave it out. If a view changed, run"
                + " veduta:reflect.");
  }

  private static PackageNames names(
      List<String> columns, List<String> excludeColumns, NamingScheme naming) {
    return new PackageNames("com.acme", Map.of(), columns, excludeColumns, naming, false);
  }

  @Test
  void convertsWhatThePackageSaysAndPrefersOptional() throws Exception {
    source(
        "com/acme/package-info.java",
        "@dev.veduta.annotation.Convert(value = Ids.class, type = \"int4\") package com.acme;");
    source("com/acme/Id.java", "package com.acme; public record Id(int number) {}");
    source(
        "com/acme/Ids.java",
        "package com.acme; class Ids implements dev.veduta.type.Converter<Integer, Id> {"
            + " @Override public Id fromColumn(Integer value) { return new Id(value); }"
            + " @Override public Integer toColumn(Id value) { return value.number(); } }");
    PackageNames names =
        new PackageNames(
            "com.acme",
            Map.of("hr", "com.acme.hr"),
            List.of("*"),
            List.of(),
            NamingScheme.NONE,
            true);

    Generated generated = generate(names);

    assertThat(generated.findings()).isEmpty();
    assertThat(new String(generated.sources().get("com/acme/Customer.java"), UTF_8))
        .contains("record Customer(Optional<Id> id)", "converted(SqlTypes.INT4, new Ids())");
    assertThat(new String(generated.sources().get("com/acme/hr/Person.java"), UTF_8))
        .contains("record Person(Optional<Integer> id)");
  }

  @Test
  void refusesWhatCannotWork() throws Exception {
    assertThatThrownBy(() -> generate(new PackageNames("com.acme.class", Map.of())))
        .hasMessageStartingWith("[PackageNameInvalid]");
    assertThatThrownBy(() -> generate(new PackageNames(null, Map.of())))
        .hasMessageStartingWith("[NothingDeclared]")
        .hasMessageContaining("<packageName>");
    assertThatThrownBy(
            () ->
                generator(root.resolve("none"), CLASS_PATH)
                    .generate(user(), new PackageNames("a", Map.of())))
        .hasMessageStartingWith("[CatalogMissing]")
        .hasMessageContaining("veduta:reflect");
    assertThatThrownBy(
            () ->
                generator(catalog.root(), List.of())
                    .generate(user(), new PackageNames("a", Map.of())))
        .hasMessageStartingWith("[RuntimeMissing]")
        .hasMessageContainingAll(
            "<artifactId>veduta-runtime</artifactId>", "<version>1.2.3</version>");
  }

  private Generated generate(PackageNames packages) throws Exception {
    return generator(catalog.root(), CLASS_PATH).generate(user(), packages);
  }

  private RecordGenerator generator(Path catalog, List<String> classPath) {
    return new RecordGenerator(
        new CatalogDirectory(catalog), classPath, UTF_8, root.resolve("pom.xml"), "1.2.3");
  }

  private UserSources user() throws IOException {
    return UserSources.find(List.of(sources, root.resolve("absent")));
  }

  private Path source(String name, String text) throws IOException {
    Path file = sources.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void write(CatalogView... views) throws IOException {
    new CatalogStore(catalog, root.resolve("lock")).write(new ArrayList<>(List.of(views)));
  }

  private static CatalogView view(String schema, String name) {
    return view(schema, name, "id");
  }

  private static CatalogView view(String schema, String name, String... columns) {
    return CatalogViews.ofIntegers(schema, name, columns);
  }

  /** Without the lists of packages' views. */
  private static Map<String, byte[]> records(Generated generated) {
    Map<String, byte[]> records = new TreeMap<>(generated.sources());
    records.keySet().removeIf(path -> path.endsWith("/PackageViews.java"));
    return records;
  }
}
