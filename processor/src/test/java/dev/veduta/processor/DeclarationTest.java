package dev.veduta.processor;

import static dev.veduta.processor.Javac.generated;
import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ways of asking for a record give. */
class DeclarationTest {
  private static final String VIEW = "@View(\"quick_bits.template_field_view\")";
  private static final PgType MOOD =
      new PgType.Enumeration(new QualifiedName("public", "mood"), List.of("sad", "happy"));

  @TempDir Path catalog;

  @Test
  void packageTakesWhatIsIncludedAndNotExcluded() {
    Compilation compilation =
        Javac.on(catalog, plain("a_one"), plain("a_two"), plain("b_one"), plain("c"))
            .source(
                "acme/package-info.java",
                "@Views(schema = \"s\", include = {\"a_*\", \"*_one\"}, exclude = \"*two\")",
                "@Views(schema = \"s\", include = \"b_*\")",
                "package acme;",
                "import dev.veduta.annotation.Views;")
            .compiled();
    assertThat(generatedNames(compilation)).containsExactlyInAnyOrder("AOne", "BOne");
  }

  @Test
  void anInterfaceWithNoAccessorsTakesEveryColumn() {
    String text = declared(VIEW, "public interface X { default int one() { return 1; } }");
    assertThat(text)
        .contains("public record XRecord(int id, int template, @Nullable Integer orderIndex")
        .contains("implements X, Row<Integer> {");
  }

  @Test
  void anInterfaceMayBeInNoPackage() {
    Compilation compilation =
        Javac.on(catalog, plain("v"))
            .source("X.java", "@dev.veduta.annotation.View(\"s.v\") interface X { int id(); }")
            .compiled();
    assertThat(generatedNames(compilation)).containsExactly("XRecord");
  }

  @Test
  void accessorsOfSuperInterfacesCountToo() {
    assertThat(
            declared(
                "interface Identified<T> { T id(); }",
                "interface Labelled { @Nullable String label(); default int template() { return 1; } }",
                VIEW,
                "interface X extends Identified<Integer>, Labelled {",
                "  @Nullable Integer orderIndex();",
                "}"))
        .contains(
            "record XRecord(Integer id, @Nullable String label,\n    @Nullable Integer orderIndex)");
  }

  @Test
  void anAccessorAskedForTwiceIsOne() {
    assertThat(
            declared(
                "interface A { int id(); }",
                "interface B { int id(); }",
                VIEW,
                "interface X extends A, B { boolean equals(Object other); }"))
        .contains("record XRecord(int id)");
  }

  @Test
  void anAccessorMayAllowNullWhereTheColumnDoesNot() {
    assertThat(declared(VIEW, "interface X { @Nullable Integer id(); int template(); }"))
        .contains("record XRecord(@Nullable Integer id, int template)")
        .contains("record Key(@Nullable Integer id) implements CompositeKey")
        .contains("their {@code id} is equal, a null to a null (proven: ");
  }

  @Test
  void anyNullableWillDo() {
    assertThat(
            declared(
                "@interface Nullable {}", VIEW, "interface X { @acme.Nullable String label(); }"))
        .contains("record XRecord(@Nullable String label)");
  }

  @Test
  void anAccessorFindsItsColumnBySnakeCaseElseByTheColumnsJavaName() {
    CatalogView odd =
        view("s", "odd")
            .notNull("a_b", "int4")
            .notNull("aB", "int4")
            .notNull("BusinessEntityID", "int4")
            .notNull("class", "int4")
            .build();
    assertThat(
            generated(
                Javac.on(catalog, odd)
                    .declaring(
                        "X",
                        "@View(\"s.odd\")",
                        "interface X { int aB(); int businessEntityID(); int class_(); }")
                    .compiled(),
                "XRecord"))
        .contains("A_B =\n        new ComparableColumn<>(\"a_b\"")
        .contains("(\"BusinessEntityID\"")
        .contains("(\"class\"");
  }

  @Test
  void quotedPartsOfAViewsName() {
    CatalogView odd = view("my.schema", "na\"me").notNull("id", "int4").build();
    assertThat(
            generated(
                Javac.on(catalog, odd)
                    .declaring(
                        "X", "@View(\"\\\"my.schema\\\".\\\"na\\\"\\\"me\\\"\")", "interface X {}")
                    .compiled(),
                "XRecord"))
        .contains("RelationInfo.of(RelationKind.VIEW, \"my.schema\", \"na\\\"me\")");
  }

  @Test
  void anAccessorMayReturnTheEnumThatThisRunGenerates() {
    CatalogView people =
        view("s", "people")
            .column("mood", MOOD, false)
            .column("moods", new PgType.Array(MOOD, 1), true)
            .build();
    Compilation compilation =
        Javac.on(catalog, people)
            .declaring(
                "X",
                "@View(\"s.people\")",
                "interface X { @Nullable Mood mood(); List<@Nullable Mood> moods(); }")
            .compiled();
    assertThat(generatedNames(compilation)).containsExactlyInAnyOrder("XRecord", "Mood");
  }

  @Test
  void anEnumReadAsItsTextIsNotGenerated() {
    CatalogView people = view("s", "people").column("mood", MOOD, true).build();
    Compilation compilation =
        Javac.on(catalog, people)
            .declaring("X", "@View(\"s.people\")", "interface X { String mood(); }")
            .compiled();
    assertThat(generatedNames(compilation)).containsExactly("XRecord");
  }

  @Test
  void anAccessorChoosesTheDepthOfAnArray() {
    CatalogView grids =
        view("s", "grids")
            .column("grid", new PgType.Array(PgType.builtin("int4"), 1), true)
            .build();
    assertThat(
            generated(
                Javac.on(catalog, grids)
                    .declaring(
                        "X",
                        "@View(\"s.grids\")",
                        "interface X { List<@Nullable List<@Nullable Integer>> grid(); }")
                    .compiled(),
                "XRecord"))
        .contains("SqlTypes.array(SqlTypes.array(SqlTypes.INT4))");
  }

  @Test
  void anAccessorChoosesAnotherJavaType() {
    CatalogView things =
        view("s", "things").notNull("price", "numeric").notNull("at", "timestamptz").build();
    assertThat(
            generated(
                Javac.on(catalog, things)
                    .declaring(
                        "X",
                        "@View(\"s.things\")",
                        "interface X { dev.veduta.type.Numeric price(); java.time.OffsetDateTime at(); }")
                    .compiled(),
                "XRecord"))
        .contains("SqlTypes.NUMERIC_SPECIAL")
        .contains("SqlTypes.TIMESTAMPTZ_OFFSET");
  }

  @Test
  void theNextKeyOfTheCatalogServesWhereTheFirstDoesNot() {
    CatalogView things =
        view("s", "things")
            .column("code", "text")
            .notNull("doc", "json")
            .column(
                "name",
                PgType.builtin("text"),
                true,
                new Collation(new QualifiedName("public", "ci"), false),
                null)
            .notNull("id", "int4")
            .key()
            .key("code")
            .key("doc")
            .key("name")
            .key(new Claim(Grade.PROVEN_AT_REFRESH, "unique index"), "id")
            .build();
    assertThat(generated(Javac.on(catalog, things).allOf("s").compiled(), "Things"))
        .contains("View<Things, Integer> VIEW")
        .contains("(proven as of the last refresh: unique\n * index)");
  }

  @Test
  void aKeyThatIsNeverNullIsPreferredToOneWithNulls() {
    var things =
        view("s", "things")
            .column("email", "text")
            .column("phone", "text")
            .notNull("id", "int4")
            .key("email")
            .key("id", "phone");
    assertThat(generatedThings(things)).contains("record Key(@Nullable String email)");
    assertThat(generatedThings(things.key("id"))).contains("View<Things, Integer> VIEW");
  }

  private String generatedThings(Views things) {
    return generated(Javac.on(catalog, things.build()).allOf("s").compiled(), "Things");
  }

  @Test
  void anAssertedKeyMayHaveNullsWhereTheCatalogKnowsIt() {
    CatalogView things =
        view("s", "things")
            .column("email", "text")
            .notNull("id", "int4")
            .key("id")
            .key(new Claim(Grade.PROVEN, "grouped"), "email")
            .build();
    assertThat(
            generated(
                Javac.on(catalog, things)
                    .declaring("X", "@View(\"s.things\")", "@Key(\"email\")", "interface X {}")
                    .compiled(),
                "XRecord"))
        .contains("record Key(@Nullable String email) implements CompositeKey")
        .contains("a null to a null (proven: grouped)");
  }

  @Test
  void anAssertedKeyThatIsAlsoProvenIsProven() {
    assertThat(declared(VIEW, "@Key(\"id\")", "interface X {}"))
        .contains("(proven: primary key of quick_bits.field)");
  }

  @Test
  void namesOfTheLanguageAndOfGeneratedCodeAreNoTrouble() {
    Stream<String> names =
        Stream.of(
            "string",
            "object",
            "integer",
            "override",
            "view",
            "columns",
            "key",
            "list",
            "row_reader",
            "sql_types",
            "record",
            "query",
            "range",
            "generated",
            "nullable");
    CatalogView[] views =
        names
            .map(
                it ->
                    view("s", it)
                        .notNull("other", "int4")
                        .notNull("that", "text")
                        .notNull("row", "numeric")
                        .column("value", "text")
                        .column("all", "text")
                        .column("columns", "text")
                        .column("xmin", "xid")
                        .column(
                            "span",
                            new PgType.Range(
                                new QualifiedName("pg_catalog", "int4range"),
                                PgType.builtin("int4")),
                            false)
                        .column("names", new PgType.Array(PgType.builtin("name"), 1), false)
                        .key("other", "that")
                        .build())
            .toArray(CatalogView[]::new);
    assertThat(generatedNames(Javac.on(catalog, views).allOf("s").compiled()))
        .contains("StringView", "ViewView", "ColumnsView", "KeyView", "ListView", "RecordView")
        .hasSize(views.length);
  }

  @Test
  void theLocaleLeavesNoTrace() {
    String before = everything();
    Locale locale = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
    try {
      assertThat(everything()).isEqualTo(before).contains("INFO", "_2ID");
    } finally {
      Locale.setDefault(locale);
    }
  }

  private String everything() {
    CatalogView info =
        view("s", "INFO_I")
            .notNull("ID", "int4")
            .notNull("2ID", "int4")
            .column("title I", "interval")
            .column("info", new PgType.Enumeration(new QualifiedName("s", "i"), List.of("i")), true)
            .comment("1 \u0131 \u0007")
            .key("ID")
            .build();
    Compilation compilation = Javac.on(catalog, info).allOf("s").compiled();
    return generated(compilation, "InfoI") + generated(compilation, "IType");
  }

  private String declared(String... text) {
    return generated(Javac.on(catalog, templateField()).declaring("X", text).compiled(), "XRecord");
  }

  private static CatalogView plain(String name) {
    return view("s", name).notNull("id", "int4").build();
  }

  private static List<String> generatedNames(Compilation compilation) {
    return compilation.generatedSourceFiles().stream()
        .map(it -> it.getName().replaceAll(".*/|\\.java", ""))
        .filter(it -> !it.equals("PackageViews"))
        .toList();
  }
}
