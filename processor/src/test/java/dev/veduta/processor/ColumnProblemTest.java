package dev.veduta.processor;

import static dev.veduta.processor.Problems.VIEW;
import static dev.veduta.processor.Problems.declared;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Disproof.Claimed;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems of accessors and the columns that they read, their types and nulls. */
class ColumnProblemTest {
  @TempDir Path catalog;

  @Test
  void unknownColumn() {
    assertThat(declared(catalog, VIEW, "interface X {", "  int id();", "  int idd();", "}"))
        .containsExactly(
            "X.java:9: [UnknownColumn] quick_bits.template_field_view has no column \"idd\"; did you"
                + " mean \"id\"? If the view changed, run veduta:reflect.");
  }

  @Test
  void unknownColumnNamedByAnnotation() {
    assertThat(
            declared(
                catalog,
                VIEW,
                "interface X {",
                "  @Column(",
                "      \"order_idx\")",
                "  int id();",
                "}"))
        .containsExactly(
            "X.java:9: [UnknownColumn] quick_bits.template_field_view has no column \"order_idx\";"
                + " did you mean \"order_index\"? If the view changed, run veduta:reflect.");
  }

  @Test
  void unknownColumnThatWasRenamed() {
    assertThat(declared(catalog, VIEW, "interface X {", "  @Nullable String caption();", "}"))
        .as("no other column is a text")
        .containsExactly(
            "X.java:8: [UnknownColumn] quick_bits.template_field_view has no column \"caption\"; did"
                + " you mean \"label\"? If the view changed, run veduta:reflect.");
    CatalogView lines =
        view("s", "lines")
            .notNull("a", "int4")
            .notNull("quantity", "int4")
            .notNull("c", "int4")
            .notNull("d", "int4")
            .column("e", "int4")
            .build();
    assertThat(renamed(lines, "int a(); int number(); int d();"))
        .contains("did you mean \"quantity\"?");
    assertThat(renamed(lines, "int number(); int c();")).contains("did you mean \"quantity\"?");
    assertThat(renamed(lines, "int a(); int number(); int quantity();"))
        .as("what stands beside is another's")
        .doesNotContain("did you mean");
    assertThat(renamed(lines, "int d(); int number();"))
        .as("what stands beside can be null")
        .doesNotContain("did you mean");
    assertThat(renamed(lines, "int number();")).doesNotContain("did you mean");
  }

  private String renamed(CatalogView view, String accessors) {
    return Javac.on(catalog, view)
        .declaring("X", "@View(\"" + view.name() + "\")", "interface X {" + accessors + "}")
        .problems()
        .get(0);
  }

  @Test
  void everyUnknownColumnIsReported() {
    assertThat(declared(catalog, VIEW, "interface X {", "  int some();", "  int other();", "}"))
        .hasSize(2);
  }

  @Test
  void wrongType() {
    assertThat(declared(catalog, VIEW, "interface X {", "  long id();", "}"))
        .containsExactly(
            "X.java:8: [WrongType] quick_bits.template_field_view, column \"id\" of type int4, cannot"
                + " be read as long; what fits is int or Integer. Change the accessor's type. If the"
                + " view changed, run veduta:reflect.");
  }

  @Test
  void wrongTypeNamesAllThatFit() {
    CatalogView prices = view("s", "prices").column("price", "numeric").build();
    assertThat(
            Javac.on(catalog, prices)
                .declaring("X", "@View(\"s.prices\")", "interface X {", "  float[] price();", "}")
                .problems())
        .containsExactly(
            "X.java:8: [WrongType] s.prices, column \"price\" of type numeric, cannot be read as"
                + " float[]; what fits is @Nullable BigDecimal or @Nullable Numeric. Change the"
                + " accessor's type. If the view changed, run veduta:reflect.");
  }

  @Test
  void nullableColumn() {
    assertThat(declared(catalog, VIEW, "interface X {", "  String label();", "}"))
        .containsExactly(
            "X.java:8: [NullableColumn] not-null accessor on a nullable column, the catalog says"
                + " nullable: quick_bits.template_field_view, column \"label\". Return @Nullable"
                + " String or Optional<String>; if it is never null, say so in the view's comment with @notNull and run"
                + " veduta:reflect.");
  }

  @Test
  void nullableColumnAsPrimitive() {
    assertThat(declared(catalog, VIEW, "interface X {", "  int orderIndex();", "}").get(0))
        .startsWith("X.java:8: [NullableColumn] ")
        .contains("Return @Nullable Integer or Optional<Integer>;");
  }

  @Test
  void aPrimitiveIsNeverNullWhateverIsWrittenAtIt() {
    assertThat(
            declared(catalog, VIEW, "interface X {", "  @Nullable int orderIndex();", "}").get(0))
        .startsWith("X.java:8: [NullableColumn] ");
  }

  @Test
  void disprovedNotNull() {
    CatalogView anti =
        view("s", "anti")
            .column("label", "text")
            .disproof(Claimed.NOT_NULL, "it is NULL", "label")
            .build();
    assertThat(
            Javac.on(catalog, anti)
                .declaring("X", "@View(\"s.anti\")", "interface X { String label(); }")
                .problems())
        .containsExactly(
            "X.java:7: [DisprovedNotNull] not-null accessor on column \"label\" of s.anti, which the"
                + " view's definition gives nulls: it is NULL. Return @Nullable String or"
                + " Optional<String>, or correct"
                + " the view and run veduta:reflect.");
    Javac.on(catalog, anti)
        .declaring("X", "@View(\"s.anti\")", "interface X { @Nullable String label(); }")
        .compiled();
  }

  @Test
  void nullableElements() {
    CatalogView tags =
        view("s", "tags").column("tags", new PgType.Array(PgType.builtin("text"), 1), true).build();
    assertThat(
            Javac.on(catalog, tags)
                .declaring("X", "@View(\"s.tags\")", "interface X { List<String> tags(); }")
                .problems())
        .containsExactly(
            "X.java:7: [NullableElements] s.tags, column \"tags\" of type some_type, can hold nulls"
                + " inside, and the accessor's type says that it does not. Return"
                + " List<@Nullable String>.");
  }

  @Test
  void unknownType() {
    PgType cube = new PgType.Base(new QualifiedName("public", "cube"));
    CatalogView boxes = view("s", "boxes").column("all", new PgType.Array(cube, 1), false).build();
    Javac javac = Javac.on(catalog, boxes).allOf("s");
    assertThat(javac.problems())
        .containsExactly(
            "package-info.java:1: [UnknownType] s.boxes, column \"all\": the type public.cube is not"
                + " known to Veduta and is read as its text. An accessor that returns String says"
                + " that this is meant.");
    assertThat(Javac.generated(javac.run(), "Boxes"))
        .contains("SqlTypes.array(SqlTypes.asText(\"public\", \"cube\"))");
  }

  @Test
  void anAccessorOfStringMeansTheText() {
    PgType cube = new PgType.Base(new QualifiedName("public", "cube"));
    Javac.on(catalog, view("s", "boxes").column("box", cube, false).build())
        .declaring("X", "@View(\"s.boxes\")", "interface X {", "  @Nullable String box();", "}")
        .compiled();
  }

  @Test
  void differentColumns() {
    CatalogView view = view("s", "v").column("a", "int4").column("b", "int8").build();
    assertThat(
            Javac.on(catalog, view)
                .declaring(
                    "X",
                    "@View(\"s.v\") interface X { @Column({\"a\",",
                    "\"b\"}) @Nullable Integer it(); }")
                .problems())
        .containsExactly(
            "X.java:7: [DifferentColumns] s.v has column \"a\" of type int4 and column \"b\" of type"
                + " int8, which cannot be read as one. Give each an accessor of its own, or cast one in"
                + " the view and run veduta:reflect.");
  }

  @Test
  void oneOfSeveralColumnsIsUnknown() {
    assertThat(
            declared(
                catalog,
                VIEW,
                "interface X { @Column({\"label\",",
                "\"labl\"}) @Nullable String it(); }"))
        .containsExactly(
            "X.java:8: [UnknownColumn] quick_bits.template_field_view has no column \"labl\"; did"
                + " you mean \"label\"? If the view changed, run veduta:reflect.");
  }

  @Test
  void nullableWhereTheOtherColumnIsOnlyChecked() {
    CatalogView view = view("s", "v").column("a", "int4").notNull("b", "int4").build();
    assertThat(
            Javac.on(catalog, view)
                .declaring("X", "@View(\"s.v\") interface X { @Column({\"a\", \"b\"}) int it(); }")
                .problems()
                .get(0))
        .startsWith("X.java:6: [NullableColumn] ");
  }

  @Test
  void unknownExpression() {
    assertThat(
            declared(
                catalog,
                VIEW,
                "interface X {",
                "@Expression(\"lower(labl)\")",
                "@Nullable String it(); }"))
        .containsExactly(
            "X.java:8: [UnknownExpression] the catalog does not know the expression"
                + " \"lower(labl)\" of quick_bits.template_field_view. Run veduta:reflect, which asks"
                + " the server about it, and commit what changes in the catalog.");
  }

  @Test
  void expressionOfAnotherType() {
    assertThat(ofExpression("int it();"))
        .containsExactly(
            "X.java:9: [WrongType] s.v, expression \"lower(label)\" of type text, cannot be read as"
                + " int; what fits is @Nullable String. Change the accessor's type. If the view"
                + " changed, run veduta:reflect.");
  }

  @Test
  void nullableExpression() {
    assertThat(ofExpression("String it();"))
        .containsExactly(
            "X.java:9: [NullableExpression] not-null accessor on an expression that may be null, says"
                + " the catalog: s.v, \"lower(label)\". Return @Nullable String or Optional<String>,"
                + " or give it a value"
                + " for null with coalesce and run veduta:reflect.");
  }

  @Test
  void columnAndExpression() {
    assertThat(ofExpression("@Column(\"label\") @Nullable String it();"))
        .containsExactly(
            "X.java:9: [ColumnAndExpression] it() has @Column and @Expression, and reads one of them."
                + " Remove the other.");
  }

  @Test
  void expressionAsAKey() {
    assertThat(ofExpression("@Nullable String it();", "@Key(\"lower(label)\")").get(0))
        .startsWith("X.java:7: [UnknownKeyColumn] s.v has no column \"lower(label)\"");
  }

  private List<String> ofExpression(String accessor, String... annotations) {
    CatalogView view =
        view("s", "v").column("label", "text").expression("lower(label)", "text", false).build();
    return Javac.on(catalog, view)
        .declaring(
            "X",
            "@View(\"s.v\")",
            String.join(" ", annotations),
            "interface X { @Expression(\"lower(label)\")",
            accessor + " }")
        .problems();
  }
}
