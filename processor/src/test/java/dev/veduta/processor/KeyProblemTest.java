package dev.veduta.processor;

import static dev.veduta.processor.Problems.VIEW;
import static dev.veduta.processor.Problems.declared;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.Disproof.Claimed;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Problems of identity keys, and of tables that are to keep rows by them. */
class KeyProblemTest {
  @TempDir Path catalog;

  @Test
  void unknownKeyColumn() {
    assertThat(declared(catalog, VIEW, "@Key({", "\"id\",", "\"templat\"})", "interface X {}"))
        .containsExactly(
            "X.java:9: [UnknownKeyColumn] quick_bits.template_field_view has no column \"templat\";"
                + " did you mean \"template\"? If the view changed, run veduta:reflect.");
  }

  @Test
  void repeatedKeyColumn() {
    assertThat(declared(catalog, VIEW, "@Key({\"id\", \"id\"})", "interface X {}"))
        .containsExactly(
            "X.java:7: [RepeatedKeyColumn] the key of quick_bits.template_field_view names column"
                + " \"id\" twice. Name it once.");
  }

  @Test
  void keyNotMapped() {
    assertThat(declared(catalog, VIEW, "@Key(\"id\")", "interface X {", "  int template();", "}"))
        .containsExactly(
            "X.java:7: [KeyNotMapped] no accessor selects column \"id\" of"
                + " quick_bits.template_field_view, and the key needs it. Add one.");
  }

  @Test
  void nullableKeyColumn() {
    assertThat(declared(catalog, VIEW, "@Key(\"order_index\")", "interface X {}"))
        .containsExactly(
            "X.java:7: [NullableKeyColumn] column \"order_index\" of"
                + " quick_bits.template_field_view can be null, and the catalog knows no key of these"
                + " columns. Choose another key; if it is never null, say so in the view's comment"
                + " with @notNull, run veduta:reflect, and drop @Nullable from its accessor.");
  }

  @Test
  void disprovedKey() {
    assertThat(withKey("@Key({\"kind\", \"version\"})").problems())
        .containsExactly(
            "X.java:7: [DisprovedKey] (kind, version) cannot identify the rows of s.parts, which are"
                + " equal there: every row has the same value there. Choose other columns, or"
                + " correct the view and run veduta:reflect; a view of one row at most can say so"
                + " with LIMIT 1.");
    assertThat(withKey("@Key(\"kind\")").problems()).hasSize(1);
    withKey("@Key({\"kind\", \"id\"})").compiled();
  }

  @Test
  void disprovedKeyForItsNulls() {
    assertThat(withKey("@Key(\"gone\")").problems())
        .containsExactly(
            "X.java:7: [DisprovedKey] (gone) cannot identify the rows of s.parts, which have nulls"
                + " there: it is NULL. Choose other columns, or correct the view and run"
                + " veduta:reflect; a view of one row at most can say so with LIMIT 1.");
  }

  private Javac withKey(String key) {
    CatalogView parts =
        view("s", "parts")
            .notNull("kind", "text")
            .notNull("version", "int4")
            .notNull("id", "int4")
            .column("gone", "int4")
            .disproof(Claimed.KEY, "every row has the same value there", "kind", "version", "gone")
            .disproof(Claimed.NOT_NULL, "it is NULL", "gone")
            .build();
    return Javac.on(catalog, parts).declaring("X", "@View(\"s.parts\")", key, "interface X {}");
  }

  @Test
  void unusableKeyColumn() {
    assertThat(
            Javac.on(catalog, view("s", "docs").notNull("doc", "json").build())
                .declaring("X", "@View(\"s.docs\")", "@Key(\"doc\")", "interface X {}")
                .problems())
        .containsExactly(
            "X.java:7: [UnusableKeyColumn] column \"doc\" of s.docs cannot be in a key: Java cannot"
                + " tell when two values of type json are equal in SQL. Choose another key.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml", "point", "polygon", "jsonpath", "txid_snapshot"})
  void unusableKeyColumnForItsType(String type) {
    assertThat(
            Javac.on(catalog, view("s", "docs").notNull("id", "int4").notNull("doc", type).build())
                .declaring("X", "@View(\"s.docs\")", "@Key({\"id\",", "\"doc\"})", "interface X {}")
                .problems())
        .filteredOn(it -> !it.contains("[UnknownType]"))
        .containsExactly(
            "X.java:8: [UnusableKeyColumn] column \"doc\" of s.docs cannot be in a key: Java cannot"
                + " tell when two values of type "
                + type
                + " are equal in SQL. Choose another key.");
  }

  @Test
  void unusableKeyColumnForItsElements() {
    PgType points = new PgType.Array(PgType.builtin("point"), 1);
    assertThat(
            Javac.on(catalog, view("s", "docs").column("doc", points, true).build())
                .declaring("X", "@View(\"s.docs\")", "@Key(\"doc\")", "interface X {}")
                .problems()
                .get(0))
        .startsWith("X.java:7: [UnusableKeyColumn] column \"doc\" of s.docs");
  }

  @Test
  void unusableKeyColumnForItsCollation() {
    Collation collation = new Collation(new QualifiedName("public", "ci"), false);
    CatalogView names =
        view("s", "names").column("name", PgType.builtin("text"), true, collation, null).build();
    assertThat(
            Javac.on(catalog, names)
                .declaring("X", "@View(\"s.names\")", "@Key(\"name\")", "interface X {}")
                .problems()
                .get(0))
        .contains("cannot be in a key: its collation public.ci is nondeterministic.");
  }

  @Test
  void aConvertedArrayIsNoKey() {
    assertThat(
            Shop.javac(catalog)
                .declaring(
                    "C",
                    "public class C implements dev.veduta.type.Converter<String, Money> {"
                        + " public Money fromColumn(String s) { return null; }"
                        + " public String toColumn(Money s) { return null; } }")
                .declaring(
                    "X",
                    "@View(\"shop.orders\") @Key(\"tags\") interface X {",
                    "  @Convert(C.class) List<@Nullable Money> tags();",
                    "}")
                .problems())
        .containsExactly(
            "X.java:6: [UnusableKeyColumn] column \"tags\" of shop.orders cannot be in a key: type"
                + " some_type has no equality to ask once it is converted. Choose another key.");
  }

  @Test
  void notAPlainView() {
    CatalogView stats =
        view("s", "stats")
            .kind(RelationKind.MATERIALIZED_VIEW)
            .notNull("id", "int4")
            .key("id")
            .build();
    assertThat(
            Javac.on(catalog, stats)
                .declaring(
                    "X", "@View(\"s.stats\")", "@Materialized(asTable = true)", "interface X {}")
                .problems())
        .containsExactly(
            "X.java:7: [NotAPlainView] s.stats is a materialized view, and a table can keep the"
                + " rows of a plain view alone. Leave that out, or make it a plain view and run"
                + " veduta:reflect.");
  }

  @Test
  void tableWithoutKey() {
    CatalogView rows =
        view("s", "rows").comment("All. @materialized table").column("a", "int4").build();
    assertThat(Javac.on(catalog, rows).allOf("s").problems())
        .containsExactly(
            "package-info.java:1: [TableWithoutKey] the record of s.rows has no identity key, and"
                + " the table that is to keep its rows needs one. Assert it with @Key, or with @key"
                + " in the view's comment, or select its columns.");
    assertThat(
            declared(
                catalog, VIEW, "@Materialized(asTable = true)", "interface X { int template(); }"))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [TableWithoutKey] the record of quick_bits.template_field_view");
  }

  @Test
  void nullableTableKey() {
    CatalogView byLabel =
        view("s", "by_label").column("label", "text").notNull("n", "int8").key("label").build();
    assertThat(
            Javac.on(catalog, byLabel)
                .declaring(
                    "X", "@View(\"s.by_label\")", "@Materialized(asTable = true)", "interface X {}")
                .problems())
        .containsExactly(
            "X.java:7: [NullableTableKey] the identity key (label) of s.by_label can be null, and"
                + " the primary key of the table that is to keep its rows cannot. Choose another"
                + " key; if it is never null, say so in the view's comment with @notNull and run"
                + " veduta:reflect.");
  }

  @Test
  void tableNameTooLong() {
    String name = "é".repeat(29);
    CatalogView longest = view("s", name).notNull("id", "int4").key("id").build();
    assertThat(
            Javac.on(catalog, longest)
                .declaring(
                    "X",
                    "@View(\"s." + name + "\")",
                    "@Materialized(asTable = true)",
                    "interface X {}")
                .problems())
        .containsExactly(
            "X.java:7: [TableNameTooLong] the table that is to keep the rows of s."
                + name
                + " would be named "
                + name
                + "_table, longer than PostgreSQL's 63 bytes. Rename the view.");
  }
}
