package dev.veduta.processor;

import static dev.veduta.processor.Javac.generated;
import static dev.veduta.processor.Javac.messages;
import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogVariant;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.RelationKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be written compiles, and nothing else does. */
class WritableTest {
  @TempDir Path catalog;

  private static Views item() {
    return view("s", "item")
        .kind(RelationKind.TABLE)
        .notNull("id", "int4")
        .notNull("name", "text")
        .column("price", "numeric")
        .column("tags", new PgType.Array(PgType.builtin("text"), 1), true)
        .column("searched", "tsvector")
        .key("id")
        .writable("id", "searched");
  }

  private static CatalogView log() {
    return view("s", "log").kind(RelationKind.TABLE).notNull("line", "text").writable().build();
  }

  /** What the guide shows: a line that is generated, a statement, and the error of that. */
  private record Row(String generated, String statement, String error) {
    static Row of(String line) {
      String[] cells = line.split(" \\| ", -1);
      String[] error = cells[3].split("`", -1);
      return new Row(cells[2].replace("`", ""), error[1], error[3]);
    }
  }

  static List<Row> rows() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../docs/guide.md"))) {
      List<Row> rows =
          lines
              .filter(it -> it.matches("\\| (Writes|Values to write|No writes) \\|.*"))
              .map(Row::of)
              .toList();
      assertThat(rows).hasSize(3);
      return rows;
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isGeneratedAndFailsAsTheGuideSays(Row row) {
    var compilation = using().compiled();
    assertThat(generated(compilation, "Item") + generated(compilation, "TemplateFieldView"))
        .contains(row.generated());
    assertError(row.statement(), row.error());
  }

  @Test
  void whatTheDatabaseAllowsCompiles() {
    using(
            "Item item = s.insert(Item.VIEW, new Item.Values().name(\"x\").price(null));",
            "List<Item> all = s.insertAll(Item.VIEW, List.of(new Item.Values().tags(List.of())));",
            "Item updated = s.update(Item.VIEW, 1, new Item.Values().price(BigDecimal.ONE));",
            "Optional<Item> deleted = s.delete(Item.VIEW, 1);",
            "Log log = s.insert(Log.VIEW, new Log.Values().line(\"x\"));")
        .compiled();
  }

  @Test
  void aViewThatIsNotUpdatableHasNoInsert() {
    assertError(
        "s.insert(TemplateFieldView.VIEW, null);",
        "View<TemplateFieldView,Integer> cannot be converted to Insertable<R>");
    assertError(
        "s.delete(TemplateFieldView.VIEW, 1);",
        "View<TemplateFieldView,Integer> cannot be converted to WritableView<R,K>");
  }

  @Test
  void aRelationWithoutAKeyHasInsertAlone() {
    assertError(
        "s.delete(Log.VIEW, 1);", "InsertOnlyView<Log> cannot be converted to WritableView<R,K>");
  }

  @Test
  void aColumnThatTheServerComputesTakesNoValue() {
    assertError("new Item.Values().id(1);", "cannot find symbol\n  symbol:   method id(int)");
    assertError("new Item.Values().searched(\"x\");", "symbol:   method searched(String)");
  }

  @Test
  void aValueOfAnotherTypeOrRecordDoesNotCompile() {
    assertError(
        "new Item.Values().name(1);", "incompatible types: int cannot be converted to String");
    assertError("s.insert(Item.VIEW, new Log.Values());", "inference variable R has incompatible");
  }

  @Test
  void aKeyThatIsNotProvenIsNotWrittenBy() {
    Views asserted =
        view("s", "asserted")
            .notNull("id", "int4")
            .key(new Claim(Grade.ASSERTED, "a comment"), "id")
            .writable();
    assertThat(generated(Javac.on(catalog, asserted.build()).allOf("s").compiled(), "Asserted"))
        .contains(" View<Asserted, Integer> VIEW", " View.of(")
        .doesNotContain("RowValues", "WritableView");
  }

  @Test
  void neitherIsWhatIsDefinedOtherwiseElsewhereOrKeptInATable() {
    CatalogView elsewhere =
        view("s", "other")
            .notNull("id", "int4")
            .key("id")
            .definition("SELECT 1")
            .writable()
            .build()
            .on("18", List.of(new CatalogVariant("hash", log())));
    CatalogView kept =
        view("s", "kept")
            .notNull("id", "int4")
            .key("id")
            .comment("@materialized table")
            .definition("SELECT 1")
            .writable()
            .build();
    var compilation = Javac.on(catalog, elsewhere, kept).allOf("s").compiled();
    for (String name : List.of("Other", "Kept")) {
      assertThat(generated(compilation, name)).doesNotContain("RowValues", "WritableView");
    }
  }

  /** What the view filters out cannot be read back, and what the column refuses is not offered. */
  @Test
  void nullIsOnlyWrittenWhereColumnAndRecordTakeIt() {
    String text =
        generated(
            Javac.on(catalog, item().build())
                .declaring(
                    "X",
                    "@View(\"s.item\") public interface X {",
                    "  int id(); @Nullable String name(); @Nullable BigDecimal price(); }")
                .compiled(),
            "XRecord");
    assertThat(text)
        .contains("XRecord(int id, @Nullable String name,\n    @Nullable BigDecimal price)")
        .contains("public Values name(String value)", "public Values price(@Nullable BigDecimal");
  }

  @Test
  void valuesAreOfTheClassesThatColumnsAreConvertedTo() {
    String text =
        generated(
            Javac.on(catalog, item().build())
                .declaring("Tone", "public enum Tone { LOUD, SOFT }")
                .declaring(
                    "X",
                    "@View(\"s.item\") public interface X {",
                    "  int id(); Tone name(); Optional<BigDecimal> price(); }")
                .compiled(),
            "XRecord");
    assertThat(text)
        .contains("public Values name(Tone value)")
        .contains("public Values price(@Nullable BigDecimal value)");
  }

  @Test
  void hostileColumnsAreWrittenUnderTheirJavaNames() {
    CatalogView hostile =
        view("s", "values")
            .notNull("id", "int4")
            .notNull("value", "text")
            .notNull("before", "text")
            .notNull("column", "text")
            .notNull("wait", "int8")
            .notNull("equals", "text")
            .notNull("to_sql", "text")
            .notNull("this", "text")
            .notNull("a\"b */ \\u002a\\u002f", "text")
            .key("id")
            .writable()
            .build();
    assertThat(generated(Javac.on(catalog, hostile).allOf("s").compiled(), "ValuesView"))
        .contains(
            "public static final class Values extends RowValues<ValuesView>",
            "public Values wait_(long value)",
            "public Values equals_(String value)",
            "public Values this_(String value)");
  }

  private Javac using(String... statements) {
    return Javac.on(catalog, item().build(), log(), templateField())
        .source(
            "acme/package-info.java",
            "@Views(schema = \"s\") @Views(schema = \"quick_bits\") package acme;",
            "import dev.veduta.annotation.Views;")
        .source(
            "acme/Use.java",
            "package acme;",
            "import dev.veduta.session.Session;",
            "import java.math.BigDecimal;",
            "import java.util.List;",
            "import java.util.Optional;",
            "class Use { void use(Session s) {",
            String.join("\n", statements),
            "} }");
  }

  private void assertError(String statement, String error) {
    assertThat(messages(using(statement).run()))
        .hasSize(1)
        .allSatisfy(
            it ->
                assertThat(it.replaceAll("\\b([a-z]\\w*\\.)+(?=[A-Z])", ""))
                    .startsWith("Use.java:7: ")
                    .contains(error));
  }
}
