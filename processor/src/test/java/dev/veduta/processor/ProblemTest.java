package dev.veduta.processor;

import static dev.veduta.processor.Views.templateField;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Collation;
import dev.veduta.catalog.Disproof.Claimed;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.naming.NamingStrategy;
import dev.veduta.naming.ReflectedColumn;
import dev.veduta.naming.ReflectedView;
import dev.veduta.processor.naming.Strategies;
import dev.veduta.processor.report.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each problem: its text, and the file and line it is reported at. */
class ProblemTest {
  private static final String VIEW = "@View(\"quick_bits.template_field_view\")";

  @TempDir Path catalog;

  @ParameterizedTest
  @EnumSource
  void everyProblemIsTestedHere(ProblemCode code) throws IOException {
    Path tests = Path.of("src/test/java/dev/veduta/processor");
    String source =
        Files.readString(tests.resolve("ProblemTest.java"))
            + Files.readString(tests.resolve("LazyProblemTest.java"));
    assertThat(source).contains("[" + code.id() + "] ");
  }

  @Test
  void catalogMissing() {
    Path missing = catalog.resolve("nowhere");
    assertThat(Javac.withoutCatalog(missing).declaring("X", VIEW, "interface X {}").problems())
        .containsExactly(
            "X.java:6: [CatalogMissing] there is no catalog at "
                + missing
                + ". Run veduta:reflect, or name its directory with -Aveduta.catalog.");
  }

  @Test
  void catalogUnreadable() throws IOException {
    Javac javac = Javac.on(catalog, templateField());
    Path file = catalog.resolve("quick_bits/template_field_view.json");
    Files.writeString(file, "{\n<<<<<<< ours\n");
    assertThat(javac.allOf("quick_bits").problems())
        .containsExactly(
            "package-info.java:1: [CatalogUnreadable] "
                + file
                + ":2: an unresolved merge conflict. Restore the file from version control, or write"
                + " it anew with veduta:reflect.");
  }

  @Test
  void catalogInconsistent() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "a").column("m", mood("sad"), true).build(),
                    view("s", "b").column("m", mood("sad", "happy"), true).build())
                .allOf("s")
                .problems())
        .containsExactly(
            "package-info.java:1: [CatalogInconsistent] the catalog files that package acme uses"
                + " disagree about the type public.mood. Write them anew with veduta:reflect.");
  }

  @Test
  void notAnInterface() {
    assertThat(declared(VIEW, "class X {}"))
        .containsExactly(
            "X.java:7: [NotAnInterface] @View stands on X, which is no interface. Make it an"
                + " interface with an accessor for each column.");
  }

  @Test
  void notAnInterfaceButARecord() {
    assertThat(declared(VIEW, "record X(int id) {}").get(0)).contains("[NotAnInterface]");
  }

  @Test
  void notAnInterfaceButAnAnnotation() {
    assertThat(declared(VIEW, "@interface X {}").get(0)).contains("[NotAnInterface]");
  }

  @Test
  void genericDeclaration() {
    assertThat(declared(VIEW, "interface X<T> {}"))
        .containsExactly(
            "X.java:7: [GenericDeclaration] X has type parameters, and a record of one view has"
                + " none. Remove them.");
  }

  @Test
  void unknownExpression() {
    assertThat(
            declared(
                VIEW, "interface X {", "@Expression(\"lower(labl)\")", "@Nullable String it(); }"))
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
                VIEW, "interface X { @Column({\"label\",", "\"labl\"}) @Nullable String it(); }"))
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
  void closedInterface() {
    assertThat(declared("class X {", VIEW, "private interface Y {} }"))
        .containsExactly(
            "X.java:8: [ClosedInterface] X.Y cannot be implemented by a record beside it. Make it,"
                + " and the types around it, neither private nor sealed.");
  }

  @Test
  void sealedInterface() {
    assertThat(
            declared(VIEW, "sealed interface X permits Y {}", "record Y() implements X {}").get(0))
        .startsWith("X.java:7: [ClosedInterface] X ");
  }

  @Test
  void badViewName() {
    assertThat(declared("", "@View(\"template_field_view\")", "interface X {}"))
        .containsExactly(
            "X.java:7: [BadViewName] \"template_field_view\" is not of the form schema.name."
                + " Double-quote a part that holds a dot, as in \\\"my.schema\\\".name.");
  }

  @Test
  void emptyKey() {
    assertThat(declared(VIEW, "@Key({})", "interface X {}"))
        .containsExactly(
            "X.java:6: [EmptyDeclaration] @Key on X names nothing. Name something, or remove it.");
  }

  @Test
  void emptyColumn() {
    assertThat(declared("", VIEW, "interface X { @Column({}) int id(); }"))
        .containsExactly(
            "X.java:8: [EmptyDeclaration] @Column on id names nothing. Name something, or remove"
                + " it.");
  }

  @Test
  void emptyInclude() {
    assertThat(
            Javac.on(catalog, templateField())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(schema = \"quick_bits\", include = {})",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:1: [EmptyDeclaration] include of @Views names nothing. Name"
                + " something, or remove it.");
  }

  @Test
  void emptyColumns() {
    assertThat(views("schema = \"quick_bits\", columns = {}").problems())
        .containsExactly(
            "package-info.java:1: [EmptyDeclaration] columns of @Views names nothing. Name"
                + " something, or remove it.");
  }

  @Test
  void noColumnMatches() {
    assertThat(
            Javac.on(
                    catalog,
                    templateField(),
                    view("quick_bits", "tag").notNull("tag", "text").build())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(",
                    "    schema = \"quick_bits\",",
                    "    columns = {\"*\", \"tag\",",
                    "      \"labels\"},",
                    "    excludeColumns = {\"order_*\",",
                    "      \"*_by\"})",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:4: [NoColumnMatches] no column of the views that are asked for matches"
                + " \"labels\"; did you mean \"label\"? Correct it, or leave it out. If a view"
                + " changed, run veduta:reflect.",
            "package-info.java:6: [NoColumnMatches] no column of the views that are asked for matches"
                + " \"*_by\". Correct it, or leave it out. If a view changed, run veduta:reflect.");
  }

  @Test
  void noColumnLeft() {
    assertThat(
            Javac.on(
                    catalog,
                    templateField(),
                    view("quick_bits", "tag").notNull("tag", "text").build())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(schema = \"quick_bits\", columns = \"id\")",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:1: [NoColumnLeft] the columns asked for leave none of quick_bits.tag."
                + " Exclude the view, or ask for one of its columns.");
  }

  @Test
  void misplacedInfo() {
    assertThat(declared("@Info(key = \"a\", value = \"b\")", "interface X {}"))
        .containsExactly(
            "X.java:6: [MisplacedInfo] @Info on X does nothing, for it has no @View. Remove it.");
    assertThat(
            declared(
                VIEW,
                "interface X {",
                "  @Info(key = \"a\", value = \"b\") @Info(key = \"c\", value = \"d\")",
                "  default int twice() { return 2; }",
                "}"))
        .containsExactly(
            "X.java:9: [MisplacedInfo] @Info on twice() does nothing, for it is no accessor. Remove"
                + " it.",
            "X.java:9: [MisplacedInfo] @Info on twice() does nothing, for it is no accessor. Remove"
                + " it.");
  }

  @Test
  void repeatedInfo() {
    assertThat(
            declared(
                VIEW,
                "interface X {",
                "  @Info(key = \"pii\", value = \"yes\")",
                "  @Info(key = \"pii\", value = \"no\")",
                "  int id();",
                "}"))
        .containsExactly(
            "X.java:10: [RepeatedInfo] @Info on id() tells \"pii\" twice. Tell it once.");
  }

  @Test
  void infoOfNothing() {
    assertThat(declared("", VIEW, "@Info(key = \" \", value = \"b\")", "interface X {}"))
        .containsExactly(
            "X.java:8: [EmptyDeclaration] the key of @Info names nothing. Name something, or remove"
                + " it.");
  }

  @Test
  void keyWithoutView() {
    assertThat(declared("@Key(\"id\")", "interface X {}"))
        .containsExactly(
            "X.java:6: [KeyWithoutView] @Key on X does nothing, for it has no @View. Add @View, or"
                + " remove it.");
  }

  @Test
  void materializedWithoutView() {
    assertThat(declared("@Materialized(asTable = true)", "interface X {}"))
        .containsExactly(
            "X.java:6: [MaterializedWithoutView] @Materialized on X does nothing, for it has no"
                + " @View. Add @View, or remove it.");
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
    assertThat(declared(VIEW, "@Materialized(asTable = true)", "interface X { int template(); }"))
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

  @Test
  void unknownSchema() {
    assertThat(declared("", "@View(\"quick_bit.template_field_view\")", "interface X {}"))
        .containsExactly(
            "X.java:7: [UnknownSchema] the catalog has no schema \"quick_bit\"; did you mean"
                + " \"quick_bits\"? If it is new, add it to the plugin's <views> and run"
                + " veduta:reflect.");
  }

  @Test
  void unknownSchemaOfAPackage() {
    assertThat(Javac.on(catalog, templateField()).allOf("bits").problems())
        .containsExactly(
            "package-info.java:1: [UnknownSchema] the catalog has no schema \"bits\". If it is new,"
                + " add it to the plugin's <views> and run veduta:reflect.");
  }

  @Test
  void unknownView() {
    assertThat(declared("@View(", "\"quick_bits.template_feild_view\")", "interface X {}"))
        .containsExactly(
            "X.java:7: [UnknownView] the catalog has no view quick_bits.template_feild_view; did you"
                + " mean \"quick_bits.template_field_view\"? If it is new, add it to the plugin's"
                + " <views> and run veduta:reflect.");
  }

  @Test
  void noViewMatches() {
    assertThat(
            Javac.on(catalog, templateField())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(",
                    "    schema = \"quick_bits\",",
                    "    include = {",
                    "      \"template*\",",
                    "      \"*.field\"",
                    "    })",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:5: [NoViewMatches] no view of schema quick_bits in the catalog"
                + " matches \"*.field\". If it is new, add it to the plugin's <views> and run"
                + " veduta:reflect.");
  }

  @Test
  void unknownColumn() {
    assertThat(declared(VIEW, "interface X {", "  int id();", "  int idd();", "}"))
        .containsExactly(
            "X.java:9: [UnknownColumn] quick_bits.template_field_view has no column \"idd\"; did you"
                + " mean \"id\"? If the view changed, run veduta:reflect.");
  }

  @Test
  void unknownColumnNamedByAnnotation() {
    assertThat(
            declared(
                VIEW, "interface X {", "  @Column(", "      \"order_idx\")", "  int id();", "}"))
        .containsExactly(
            "X.java:9: [UnknownColumn] quick_bits.template_field_view has no column \"order_idx\";"
                + " did you mean \"order_index\"? If the view changed, run veduta:reflect.");
  }

  @Test
  void unknownColumnThatWasRenamed() {
    assertThat(declared(VIEW, "interface X {", "  @Nullable String caption();", "}"))
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
    assertThat(declared(VIEW, "interface X {", "  int some();", "  int other();", "}")).hasSize(2);
  }

  @Test
  void accessorWithParameters() {
    assertThat(declared(VIEW, "interface X {", "  int id(int other);", "}"))
        .containsExactly(
            "X.java:8: [AccessorWithParameters] id(int) has parameters, and an accessor of a column"
                + " has none. Remove them, or make it a default method.");
  }

  @Test
  void genericAccessor() {
    assertThat(declared(VIEW, "interface X {", "  <T> T id();", "}"))
        .containsExactly(
            "X.java:8: [GenericAccessor] <T>id() has type parameters, and an accessor of a column"
                + " has none. Remove them, or make it a default method.");
  }

  @Test
  void wrongType() {
    assertThat(declared(VIEW, "interface X {", "  long id();", "}"))
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
    assertThat(declared(VIEW, "interface X {", "  String label();", "}"))
        .containsExactly(
            "X.java:8: [NullableColumn] not-null accessor on a nullable column, the catalog says"
                + " nullable: quick_bits.template_field_view, column \"label\". Return @Nullable"
                + " String or Optional<String>; if it is never null, say so in the view's comment with @notNull and run"
                + " veduta:reflect.");
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
  void nullableColumnAsPrimitive() {
    assertThat(declared(VIEW, "interface X {", "  int orderIndex();", "}").get(0))
        .startsWith("X.java:8: [NullableColumn] ")
        .contains("Return @Nullable Integer or Optional<Integer>;");
  }

  @Test
  void aPrimitiveIsNeverNullWhateverIsWrittenAtIt() {
    assertThat(declared(VIEW, "interface X {", "  @Nullable int orderIndex();", "}").get(0))
        .startsWith("X.java:8: [NullableColumn] ");
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
  void notAConverter() {
    assertThat(ordered("@Convert(String.class) String label();"))
        .containsExactly(
            "X.java:7: [NotAConverter] java.lang.String is neither an enum nor a Converter<S, T> of"
                + " two classes. Have it implement dev.veduta.type.Converter, S being what the column"
                + " is read as.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public interface C<T> extends dev.veduta.type.Converter<String, T> {}",
        "@SuppressWarnings(\"rawtypes\") public abstract class C implements"
            + " dev.veduta.type.Converter {}",
        "public abstract class C implements dev.veduta.type.Converter<String, byte[]> {}",
        "public abstract class C implements dev.veduta.type.Converter<String, List<?>> {}"
      })
  void notAConverterOfTwoClasses(String converter) {
    assertThat(ordered("@Convert(C.class) String label();", "C", converter))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [NotAConverter] acme.C ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public abstract class C implements dev.veduta.type.Converter<String, Money> {}",
        "public interface C extends dev.veduta.type.Converter<String, Money> {}",
        "public class C<A> extends B { static final C<?> INSTANCE = new C<String>(); }" + BASE,
        "public class C extends B { public C(int some) {} }" + BASE,
        "public class C extends B { private C() {} }" + BASE,
        "public class C extends B { private C() {} static final B INSTANCE = new C(); }" + BASE,
        "public enum C implements dev.veduta.type.Converter<String, Money> { ONE;"
            + " public Money fromColumn(String s) { return null; }"
            + " public String toColumn(Money s) { return null; } }"
      })
  void converterNotCreatable(String converter) {
    assertThat(ordered("@Convert(C.class) Money label();", "C", converter))
        .containsExactly(
            "X.java:7: [ConverterNotCreatable] generated code cannot make a C. Let it be a public"
                + " class without type parameters that has a public constructor without parameters,"
                + " or a public static field INSTANCE of its own type.");
  }

  private static final String BASE =
      " class B implements dev.veduta.type.Converter<String, Money> {"
          + " public Money fromColumn(String s) { return null; }"
          + " public String toColumn(Money s) { return null; } }";

  @Test
  void aConverterOfAnotherPackageNeedsAPublicConstructor() {
    assertThat(
            Shop.javac(catalog)
                .source(
                    "other/C.java",
                    "package other;",
                    "public class C extends acme.MoneyConverter { C() {} }")
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Convert(other.C.class)",
                    "@dev.veduta.annotation.Views(schema = \"shop\")",
                    "package acme;")
                .problems())
        .singleElement()
        .asString()
        .startsWith("package-info.java:1: [ConverterNotCreatable] generated code cannot make a C.");
  }

  @Test
  void convertedTwice() {
    assertThat(ordered("@Json @Convert(MoneyConverter.class) Money price();"))
        .containsExactly(
            "X.java:7: [ConvertedTwice] price has more than one of @Convert and @Json. Leave one of"
                + " them.");
    assertThat(
            ordered("@Convert(MoneyConverter.class) @Convert(MoneyConverter.class) Money price();"))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [ConvertedTwice] ");
  }

  @Test
  void jacksonMissing() {
    assertThat(
            Shop.javacWithoutJackson(catalog)
                .declaring("X", "@View(\"shop.orders\") interface X {", "  @Json Line doc();", "}")
                .problems())
        .containsExactly(
            "X.java:7: [JacksonMissing] @Json needs Jackson, and neither 3 nor 2 is on the class"
                + " path. Add tools.jackson.core:jackson-databind or"
                + " com.fasterxml.jackson.core:jackson-databind.");
  }

  @Test
  void converterMisfit() {
    assertThat(ordered("@Convert(MoneyConverter.class) Money id();"))
        .containsExactly(
            "X.java:7: [ConverterMisfit] shop.orders, column \"id\" of type text: MoneyConverter"
                + " converts BigDecimal, and the column is read as String. Choose another converter."
                + " If the view changed, run veduta:reflect.");
    assertThat(ordered("@Convert(Status.class) Status pad();"))
        .singleElement()
        .asString()
        .as("padded texts have more labels than one")
        .contains("[ConverterMisfit] shop.orders, column \"pad\" of type bpchar: Status converts");
  }

  @Test
  void jsonMisfit() {
    assertThat(ordered("@Json @Nullable Line label();"))
        .containsExactly(
            "X.java:7: [JsonMisfit] shop.orders, column \"label\" of type text: @Json reads columns of"
                + " type json and jsonb. Name a Converter of your own with @Convert, which can read"
                + " any type, or cast the column in the view and run veduta:reflect.");
  }

  @Test
  void noTypeMatches() {
    assertThat(
            Shop.javac(catalog)
                .source(
                    "acme/package-info.java",
                    "@Convert(value = MoneyConverter.class,",
                    "    type = {\"numeric\",",
                    "      \"shop.amuont\",",
                    "      \"integer\"})",
                    "@Views(schema = \"shop\")",
                    "@Views(schema = \"shop\", columns = \"id\")",
                    "package acme;",
                    "import dev.veduta.annotation.*;")
                .problems())
        .filteredOn(it -> !it.contains("[NameCollision]"))
        .containsExactly(
            "package-info.java:3: [NoTypeMatches] no column of any view in the catalog is of the type"
                + " \"shop.amuont\"; did you mean \"shop.amount\"? Name it as pg_type does, such as"
                + " shop.amount, or int4 for integer, or leave it out. If a view changed, run"
                + " veduta:reflect.",
            "package-info.java:4: [NoTypeMatches] no column of any view in the catalog is of the type"
                + " \"integer\". Name it as pg_type does, such as shop.amount, or int4 for integer,"
                + " or leave it out. If a view changed, run veduta:reflect.");
  }

  @Test
  void aTypeThatOtherRecordsOfThePackageHaveMatches() {
    Shop.javac(catalog)
        .source(
            "acme/package-info.java",
            "@dev.veduta.annotation.Convert(value = MoneyConverter.class, type = \"shop.amount\")",
            "package acme;")
        .declaring("X", "@View(\"s.v\") interface X {}")
        .with(view("s", "v").column("a", "int4").build())
        .compiled();
  }

  @Test
  void stripsNothing() {
    assertThat(
            Javac.on(catalog, templateField())
                .source(
                    "acme/package-info.java",
                    "",
                    "@dev.veduta.annotation.Views(schema = \"quick_bits\",",
                    "    stripPrefix = \"v_\", stripSuffix = {\"_vew\", \"_view\"},",
                    "    stripColumnPrefix = {\"odrer_\", \"id\"}, stripColumnSuffix = \"_index\")",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:3: [StripsNothing] no view that is asked for begins with \"v_\", which"
                + " Java names are to leave off. Correct it, or leave it out. If a view changed, run"
                + " veduta:reflect.",
            "package-info.java:3: [StripsNothing] no view that is asked for ends in \"_vew\", which"
                + " Java names are to leave off; did you mean \"_view\"? Correct it, or leave it out."
                + " If a view changed, run veduta:reflect.",
            "package-info.java:4: [StripsNothing] no column that is asked for begins with \"odrer_\","
                + " which Java names are to leave off; did you mean \"order_\"? Correct it, or leave"
                + " it out. If a view changed, run veduta:reflect.",
            "package-info.java:4: [StripsNothing] no column that is asked for begins with \"id\","
                + " which Java names are to leave off. Correct it, or leave it out. If a view changed,"
                + " run veduta:reflect.");
  }

  @Test
  void whatARecordWouldShareIsNoJson() {
    assertThat(ordered("@Json Line @Nullable [] doc();"))
        .singleElement()
        .asString()
        .startsWith("X.java:7: [WrongType] shop.orders, column \"doc\" of type jsonb, cannot be");
  }

  @Test
  void converterMisfitForNullsInside() {
    assertThat(
            ordered(
                "@Convert(C.class) Money tags();",
                "C",
                "public class C implements dev.veduta.type.Converter<List<String>, Money> {"
                    + " public Money fromColumn(List<String> s) { return null; }"
                    + " public List<String> toColumn(Money s) { return null; } }"))
        .singleElement()
        .asString()
        .contains(
            "C converts List<String>, and the column is read as List<@Nullable String> or"
                + " List<@Nullable List<@Nullable String>> or");
  }

  @Test
  void otherConvertedType() {
    assertThat(ordered("@Convert(MoneyConverter.class) BigDecimal price();"))
        .containsExactly(
            "X.java:7: [OtherConvertedType] shop.orders, column \"price\" is converted to Money, and"
                + " the accessor returns BigDecimal. Change the accessor's type, or choose another"
                + " converter.");
  }

  @Test
  void ambiguousConverter() {
    Javac javac =
        Shop.javac(catalog)
            .declaring("Second", "public class Second extends MoneyConverter {}")
            .source(
                "acme/package-info.java",
                "@Convert(value = MoneyConverter.class, type = \"numeric\")",
                "@Convert(value = Second.class, type = \"pg_catalog.numeric\")",
                "package acme;",
                "import dev.veduta.annotation.*;");
    assertThat(
            javac
                .declaring("X", "@View(\"shop.orders\") interface X {", "  Money price();", "}")
                .declaring("Y", "@View(\"shop.orders\") interface Y {}")
                .problems())
        .containsExactly(
            "X.java:7: [AmbiguousConverter] shop.orders, column \"price\" could be converted by"
                + " MoneyConverter and Second of the package. Say which by @Convert on an accessor,"
                + " or leave one.",
            "Y.java:6: [AmbiguousConverter] shop.orders, column \"weight\" could be converted by"
                + " MoneyConverter and Second of the package. Say which by @Convert on an accessor,"
                + " or leave one.");
  }

  @Test
  void repeatedLabel() {
    assertThat(ordered("E status();", "E", "public enum E { @Label(\"B\") A, B }"))
        .containsExactly(
            "X.java:7: [RepeatedLabel] A and B of E stand for one label, \"B\". Give one another"
                + " with @Label.");
  }

  @Test
  void labelsAndConstantsThatMissEachOther() {
    assertThat(
            ordered(
                "@Nullable List<@Nullable E> moods();",
                "E",
                "public enum E { @Label(\"sad\") SAD, @Label(\"so_so\") SO_SO }"))
        .containsExactly(
            "X.java:7: [LabelWithoutConstant] shop.orders, column \"moods\": the label \"so-so\" of"
                + " shop.mood is that of no constant of E. Add one, or say with @Label which it is.",
            "X.java:7: [LabelWithoutConstant] shop.orders, column \"moods\": the label \"a \"b\"\" of"
                + " shop.mood is that of no constant of E. Add one, or say with @Label which it is.",
            "X.java:7: [ConstantWithoutLabel] shop.orders, column \"moods\": E.SO_SO stands for the"
                + " label \"so_so\", which shop.mood does not have; did you mean \"so-so\"? Say its"
                + " label with @Label, or remove it; if the type changed, run veduta:reflect.");
  }

  @Test
  void anEnumOfOtherLabels() {
    assertThat(ordered("@Nullable Status mood();"))
        .containsExactly(
            "X.java:7: [OtherLabels] shop.orders, column \"mood\": Status stands for \"OPEN\", \"shut\","
                + " and none of these is a label of shop.mood, which has \"sad\", \"so-so\", \"a"
                + " \"b\"\". Return an enum for that type, or say the labels with @Label; if the type"
                + " changed, run veduta:reflect.");
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

  private List<String> ordered(String accessor, String... classAndText) {
    Javac javac = Shop.javac(catalog);
    if (classAndText.length > 0) {
      javac.declaring(classAndText[0], classAndText[1]);
    }
    return javac
        .declaring("X", "@View(\"shop.orders\") interface X {", "  " + accessor, "}")
        .problems();
  }

  @Test
  void unknownKeyColumn() {
    assertThat(declared(VIEW, "@Key({", "\"id\",", "\"templat\"})", "interface X {}"))
        .containsExactly(
            "X.java:9: [UnknownKeyColumn] quick_bits.template_field_view has no column \"templat\";"
                + " did you mean \"template\"? If the view changed, run veduta:reflect.");
  }

  @Test
  void keyNamedByItsAccessor() {
    assertThat(
            declared(
                VIEW,
                "@Key(\"position\")",
                "interface X { @Column(\"order_index\") @Nullable Integer position(); }"))
        .containsExactly(
            "X.java:7: [UnknownKeyColumn] quick_bits.template_field_view has no column"
                + " \"position\"; did you mean \"order_index\"? If the view changed, run"
                + " veduta:reflect.");
  }

  @Test
  void repeatedKeyColumn() {
    assertThat(declared(VIEW, "@Key({\"id\", \"id\"})", "interface X {}"))
        .containsExactly(
            "X.java:7: [RepeatedKeyColumn] the key of quick_bits.template_field_view names column"
                + " \"id\" twice. Name it once.");
  }

  @Test
  void keyNotMapped() {
    assertThat(declared(VIEW, "@Key(\"id\")", "interface X {", "  int template();", "}"))
        .containsExactly(
            "X.java:7: [KeyNotMapped] no accessor selects column \"id\" of"
                + " quick_bits.template_field_view, and the key needs it. Add one.");
  }

  @Test
  void nullableKeyColumn() {
    assertThat(declared(VIEW, "@Key(\"order_index\")", "interface X {}"))
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
  void columnsCollide() {
    assertThat(
            Javac.on(catalog, view("s", "v").column("a_b", "int4").column("aB", "int4").build())
                .allOf("s")
                .problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] column \"a_b\" of s.v and column \"aB\" of"
                + " s.v both become aB in Java. Leave one out with exclude or excludeColumns, have"
                + " names strip less, rename one in the database, or declare an @View interface with"
                + " names of your own.");
  }

  @Test
  void columnsThatDifferInCaseOnlyCollide() {
    assertThat(
            Javac.on(catalog, view("s", "v").column("id", "int4").column("ID", "int4").build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("column \"id\" of s.v and column \"ID\" of s.v both become id in Java");
  }

  @Test
  void constantsCollide() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "v").column("fooURL", "int4").column("foo_url", "int4").build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("both become FOO_URL in Java");
  }

  @Test
  void whatASchemeMakesMeetCollides() {
    CatalogView lines = view("s", "v").column("a", "int4").column("f_a", "int4").build();
    assertThat(
            Javac.on(catalog, lines)
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(schema = \"s\", stripColumnPrefix = \"f_\")",
                    "package acme;")
                .problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] column \"a\" of s.v and column \"f_a\" of s.v both"
                + " become a in Java. Leave one out with exclude or excludeColumns, have names strip"
                + " less, rename one in the database, or declare an @View interface with names of"
                + " your own.");
    assertThat(
            Javac.on(catalog, lines, view("s", "v_mv").column("a", "int4").build())
                .source(
                    "acme/package-info.java",
                    "@dev.veduta.annotation.Views(schema = \"s\", stripSuffix = \"_mv\")",
                    "package acme;")
                .problems()
                .get(0))
        .contains("[NameCollision] view s.v and view s.v_mv both become VView in Java.");
  }

  @Test
  void whatAStrategyMakesMeetCollides() {
    NamingStrategy same =
        new NamingStrategy() {
          @Override
          public String componentName(ReflectedView view, ReflectedColumn column, String usual) {
            return column.sqlType().equals("text") ? usual : "number";
          }
        };
    assertThat(Javac.on(catalog, templateField()).allOf("quick_bits").naming(same).problems())
        .hasSize(2)
        .first()
        .asString()
        .contains(
            "[NameCollision] column \"id\" of quick_bits.template_field_view and column \"template\""
                + " of quick_bits.template_field_view both become number in Java.");
  }

  @Test
  void namingStrategyUnusable() {
    Strategies broken =
        new Strategies(Optional.empty(), Optional.of("there are several: a.A, b.B"));
    assertThat(Javac.on(catalog, templateField()).allOf("quick_bits").naming(broken).problems())
        .containsExactly(
            "package-info.java:1: [NamingStrategyUnusable] the naming strategy cannot be had: there"
                + " are several: a.A, b.B. Let META-INF/services/dev.veduta.naming.NamingStrategy name"
                + " one public class that can be made without arguments.");
  }

  @Test
  void namingStrategyFailed() {
    assertThat(
            Javac.on(catalog, templateField())
                .declaring("X", "", VIEW, "interface X {}")
                .naming(new Answering("Ignored", ProblemTest::failing))
                .problems()
                .get(0))
        .isEqualTo(
            "X.java:7: [NamingStrategyFailed] the naming strategy"
                + " dev.veduta.processor.ProblemTest$Answering failed to name column \"id\" of"
                + " quick_bits.template_field_view: java.lang.IllegalStateException: 50 % of it."
                + " Correct it; what it has no name for, it can leave as usual.");
  }

  private static String failing() {
    throw new IllegalStateException("50 % of it");
  }

  @Test
  void namingStrategyName() {
    assertThat(
            Javac.on(catalog, templateField())
                .allOf("quick_bits")
                .naming(new Answering("Template-Field", () -> "id"))
                .problems())
        .containsExactly(
            "package-info.java:1: [NamingStrategyName] the naming strategy"
                + " dev.veduta.processor.ProblemTest$Answering names view"
                + " quick_bits.template_field_view \"Template-Field\", which it cannot be. Let it"
                + " answer a name of ASCII letters, digits and underscores that neither Java nor the"
                + " record needs for itself: a record's begins with a capital and is not all capitals,"
                + " a component's with a small letter or an underscore.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "class",
        "_",
        "hashCode",
        "identityKey",
        "identityView",
        "VIEW",
        "Id",
        "größe",
        "a$b",
        "1a",
        "a\u200bb",
        "sealed",
        "NULL"
      })
  void namesThatAStrategyCannotGiveAComponent(String name) {
    assertThat(
            Javac.on(catalog, view("s", "v").column("a", "int4").build())
                .allOf("s")
                .naming(new Answering("Row_", () -> name.equals("NULL") ? null : name))
                .problems()
                .get(0))
        .startsWith("package-info.java:1: [NamingStrategyName] the naming strategy ")
        .contains("names column \"a\" of s.v \"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "name", "String", "View", "Row", "ID", "_A", "Å", "a.B", "PackageViews"})
  void namesThatAStrategyCannotGiveARecord(String name) {
    assertThat(
            Javac.on(catalog, view("s", "v").column("a", "int4").build())
                .allOf("s")
                .naming(new Answering(name, () -> "a"))
                .problems()
                .get(0))
        .containsAnyOf("[NamingStrategyName] the naming strategy ", "[NameCollision] the list of");
  }

  @Test
  void anInterfaceResolvesACollision() {
    Javac.on(catalog, view("s", "v").column("a_b", "int4").column("aB", "int4").build())
        .declaring(
            "X",
            "@View(\"s.v\")",
            "interface X {",
            "  @Column(\"a_b\") @Nullable Integer snake();",
            "  @Column(\"aB\") @Nullable Integer camel();",
            "}")
        .compiled();
  }

  @Test
  void viewsCollide() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "ab_cd").column("x", "int4").build(),
                    view("s", "abc_d").column("x", "int4").build())
                .allOf("s")
                .problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] view s.ab_cd and view s.abc_d both become"
                + " AbCd and AbcD in Java. Leave one out with exclude or excludeColumns, have names"
                + " strip less, rename one in the database, or declare an @View interface with names"
                + " of your own.");
  }

  @Test
  void viewAndEnumCollide() {
    assertThat(
            Javac.on(catalog, view("s", "mood").column("m", mood("sad"), true).build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("view s.mood and type public.mood both become Mood in Java");
  }

  @Test
  void viewAndTheUsersClassCollide() {
    assertThat(
            Javac.on(catalog, templateField())
                .allOf("quick_bits")
                .declaring("TemplateFieldView", "class TemplateFieldView {}")
                .problems()
                .get(0))
        .contains("your class and view quick_bits.template_field_view both become");
  }

  @Test
  void labelsCollide() {
    assertThat(
            Javac.on(catalog, view("s", "v").column("m", mood("so so", "so-so"), true).build())
                .allOf("s")
                .problems()
                .get(0))
        .contains(
            "label \"so so\" of public.mood and label \"so-so\" of public.mood both become SO_SO");
  }

  @Test
  void attributesCollide() {
    PgType type =
        new PgType.Composite(
            new QualifiedName("public", "pair"),
            List.of(
                new PgType.Attribute("a-b", "text", PgType.builtin("text")),
                new PgType.Attribute("a b", "text", PgType.builtin("text"))));
    assertThat(
            Javac.on(catalog, view("s", "v").column("p", type, true).build())
                .allOf("s")
                .problems()
                .get(0))
        .contains(
            "attribute \"a-b\" of public.pair and attribute \"a b\" of public.pair both become");
  }

  @Test
  void reservedName() {
    assertThat(declared(VIEW, "interface X {", "  @Column(\"id\") int query();", "}"))
        .containsExactly(
            "X.java:8: [ReservedName] query cannot be the name of an accessor: the record needs it"
                + " for itself. Rename it, and name the column with @Column.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Column(\"id\") int hashCode()",
        "@Column(\"label\") @Nullable String toString()",
        "@Column(\"id\") int identityKey()",
        "@Column(\"id\") int sameValuesAs()",
        "@Column(\"id\") int equals()",
        "@Column(\"id\") int read()",
        "@Column(\"id\") int VIEW()"
      })
  void reservedNames(String accessor) {
    assertThat(declared(VIEW, "interface X {", accessor + ";", "}").get(0))
        .startsWith("X.java:8: [ReservedName] ");
  }

  @Test
  void reservedNameOfADefaultMethod() {
    assertThat(
            declared(VIEW, "interface X {", "  default String identityKey() { return \"\"; }", "}"))
        .containsExactly(
            "X.java:8: [ReservedName] identityKey cannot be the name of a default method: the record"
                + " needs it for itself. Rename it, and name the column with @Column.");
  }

  @Test
  void theNameOfTheListOfViews() {
    CatalogView view = view("s", "package_views").notNull("id", "int4").build();
    assertThat(Javac.on(catalog, view).allOf("s").problems())
        .containsExactly(
            "package-info.java:1: [NameCollision] the list of a package's views and view"
                + " s.package_views both become PackageViews in Java. Leave one out with exclude or"
                + " excludeColumns, have names strip less, rename one in the database, or declare an"
                + " @View interface with names of your own.");
  }

  @Test
  void tooManyComponents() {
    Views wide = view("s", "wide");
    for (int i = 1; i <= 255; i++) {
      wide.notNull("c" + i, "int4");
    }
    assertThat(Javac.on(catalog, wide.build()).allOf("s").problems())
        .containsExactly(
            "package-info.java:1: [TooManyComponents] s.wide has 255 columns that take 255 parameter"
                + " slots, and a record has at most 254 (a long or double takes two). Declare an"
                + " @View interface with the accessors you need; the first 254 columns, up to"
                + " \"c254\", would fit.");
  }

  @Test
  void cannotWrite() {
    assertThat(
            Javac.on(catalog, templateField())
                .after(new Squatter())
                .allOf("quick_bits")
                .problems()
                .get(0))
        .startsWith("package-info.java:1: [CannotWrite] acme.TemplateFieldView cannot be written: ")
        .endsWith(
            "Look for another processor, or a source directory, that has a class of this name.");
  }

  @Test
  void namesFromTheDatabaseDoNotTurnTheMessageAround() {
    assertThat(
            Javac.on(
                    catalog,
                    view("s", "v").column("a\u202e\nb", "int4").column("a\u202e-b", "int4").build())
                .allOf("s")
                .problems()
                .get(0))
        .contains("column \"a\\u202e\\u000ab\" of s.v");
  }

  private Javac views(String members) {
    return Javac.on(catalog, templateField())
        .source(
            "acme/package-info.java",
            "@dev.veduta.annotation.Views(" + members + ")",
            "package acme;");
  }

  /** Says the same of all. */
  private record Answering(String recordName, Supplier<String> component)
      implements NamingStrategy {
    @Override
    public String recordName(ReflectedView view, String usual) {
      return recordName;
    }

    @Override
    public String componentName(ReflectedView view, ReflectedColumn column, String usual) {
      return component.get();
    }
  }

  private List<String> declared(String... text) {
    return Javac.on(catalog, templateField()).declaring("X", text).problems();
  }

  private static PgType mood(String... labels) {
    return new PgType.Enumeration(new QualifiedName("public", "mood"), List.of(labels));
  }

  /** Writes the class that the processor is about to write. */
  private static final class Squatter extends AbstractProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      try (var out =
          processingEnv.getFiler().createSourceFile("acme.TemplateFieldView").openWriter()) {
        out.write("package acme; class TemplateFieldView {}");
      } catch (IOException e) {
        return false;
      }
      return false;
    }
  }
}
