package dev.veduta.processor;

import static dev.veduta.processor.Golden.assertGolden;
import static dev.veduta.processor.Javac.constant;
import static dev.veduta.processor.Javac.generated;
import static dev.veduta.processor.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.query.Column;
import dev.veduta.view.Relation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The generated files where values are converted, or optional, as they should read. */
class ConvertedRecordTest {
  private static final String VIEW = "@View(\"shop.orders\")";

  @TempDir Path catalog;

  @Test
  void convertersEnumsJsonAndOptionals(TestInfo test) {
    var compilation =
        Shop.javac(catalog)
            .declaring(
                "Order",
                VIEW,
                "public interface Order {",
                "  @Convert(OrderIds.class) OrderId id();",
                "  int line();",
                "  @Convert(MoneyConverter.class) Money price();",
                "  Feeling mood();",
                "  @Nullable List<@Nullable Feeling> moods();",
                "  Optional<Status> status();",
                "  @Json @Nullable Map<String, List<Line>> doc();",
                "  @Convert(Status.class) List<@Nullable Status> tags();",
                "  Optional<String> label();",
                "}")
            .compiled();
    assertGolden(test, generated(compilation, "OrderRecord"));
    Relation<?> orders = (Relation<?>) constant(compilation, "OrderRecord", "VIEW");
    assertThat(orders.columns())
        .extracting(it -> it.type().toString())
        .startsWith("pg_catalog.text");
  }

  @Test
  void aKeyOfOneConvertedColumn(TestInfo test) {
    var compilation =
        Shop.javac(catalog)
            .declaring(
                "Order",
                VIEW,
                "@Key(\"id\")",
                "public interface Order {",
                "  @Convert(OrderIds.class) OrderId id();",
                "}")
            .compiled();
    assertGolden(test, generated(compilation, "OrderRecord"));
  }

  @Test
  void optionalsInAWholePackage(TestInfo test) {
    var byManager =
        view("s", "by_manager")
            .column("mgr_id", "int4")
            .notNull("n", "int8")
            .column("hint", "numeric")
            .key(new Claim(Grade.PROVEN, "group by mgr_id"), "mgr_id");
    var compilation =
        Javac.on(catalog, byManager.build())
            .source(
                "acme/package-info.java",
                "@dev.veduta.annotation.Views(schema = \"s\", optional = true)",
                "package acme;")
            .compiled();
    assertGolden(test, generated(compilation, "ByManager"));
  }

  @Test
  void aPackageConvertsByTheTypeThatAnAccessorReturns() {
    String text =
        generated(
            ofPackage("@Convert(MoneyConverter.class)")
                .declaring(
                    "Order",
                    VIEW,
                    "interface Order {",
                    "  Money price();",
                    "  BigDecimal weight();",
                    "}")
                .compiled(),
            "OrderRecord");
    assertThat(Javac.onOneLine(text))
        .contains("Money price, BigDecimal weight)")
        .contains("SqlTypes.converted(SqlTypes.domain(\"shop\", \"amount\", SqlTypes.NUMERIC)")
        .contains("new ComparableColumn<>(\"weight\", SqlTypes.NUMERIC, OrderRecord::weight)");
  }

  @Test
  void aPackageConvertsBySqlTypeInRecordsOfAllColumns() {
    String text =
        generated(
            ofPackage(
                    "@Views(schema = \"shop\")",
                    "@Convert(value = MoneyConverter.class, type = {\"numeric\", \"shop.amount\"})",
                    "@Convert(value = Feeling.class, type = \"shop.mood\")")
                .compiled(),
            "Orders");
    assertThat(Javac.onOneLine(text))
        .contains(
            "Money price, Money weight, Feeling mood, @Nullable List<@Nullable Feeling> moods,")
        .contains(
            "new NullableArrayColumn<>(\"moods\", SqlTypes.array(SqlTypes.converted("
                + "SqlTypes.label(\"shop\", \"mood\"), Labels.of(Feeling.values())"
                + ".with(Feeling.SAD, \"sad\")");
  }

  @Test
  void aPrimitiveIsConvertedToo() {
    String text =
        generated(
            Shop.javac(catalog)
                .declaring(
                    "Lengths",
                    "class Lengths implements dev.veduta.type.Converter<String, Integer> {",
                    "  public static final Lengths INSTANCE = new Lengths();",
                    "  @Override public Integer fromColumn(String value) { return value.length();"
                        + " }",
                    "  @Override public String toColumn(Integer value) { return value.toString();"
                        + " }",
                    "}")
                .declaring(
                    "Order",
                    VIEW,
                    "interface Order { @Convert(Lengths.class) int id(); int line(); }")
                .compiled(),
            "OrderRecord");
    assertThat(Javac.onOneLine(text))
        .contains("row.get(1, Columns.ID)")
        .contains("SqlTypes.converted(SqlTypes.TEXT, Lengths.INSTANCE)");
  }

  @Test
  void aConverterMayBeOfAWholeArray() {
    String text =
        generated(
            Shop.javac(catalog)
                .declaring("Tags", "public record Tags(List<@Nullable String> all) {}")
                .declaring(
                    "TagsConverter",
                    "public class TagsConverter",
                    "    implements dev.veduta.type.Converter<List<@Nullable String>, Tags> {",
                    "  @Override public Tags fromColumn(List<@Nullable String> value) {",
                    "    return new Tags(value);",
                    "  }",
                    "  @Override public List<@Nullable String> toColumn(Tags value) {",
                    "    return value.all();",
                    "  }",
                    "}")
                .declaring(
                    "Order", VIEW, "interface Order { @Convert(TagsConverter.class) Tags tags(); }")
                .compiled(),
            "OrderRecord");
    assertThat(Javac.onOneLine(text))
        .contains("PlainColumn<OrderRecord, Tags> TAGS")
        .contains("SqlTypes.converted(SqlTypes.array(SqlTypes.TEXT), new TagsConverter())");
  }

  @Test
  void anEnumOfTheUsersMayHaveTheNameThatAGeneratedOneWouldHave() {
    String text =
        generated(
            Shop.javac(catalog)
                .declaring(
                    "Mood",
                    "public enum Mood {",
                    "  @Label(\"sad\") A, @Label(\"so-so\") B, @Label(\"a \\\"b\\\"\") C",
                    "}")
                .declaring("Order", VIEW, "interface Order { Mood mood(); }")
                .compiled(),
            "OrderRecord");
    assertThat(text).contains("Labels.of(Mood.values())");
  }

  @Test
  void anEnumThatTellsItsLabelsIsTakenAtItsWord() {
    String text =
        generated(
            Shop.javac(catalog)
                .declaring(
                    "Told",
                    "public enum Told implements dev.veduta.type.SqlEnum {",
                    "  SAD;",
                    "  @Override public String label() { return \"sad\"; }",
                    "}")
                .declaring("Order", VIEW, "interface Order { Told mood(); }")
                .compiled(),
            "OrderRecord");
    assertThat(text).contains("Labels.of(Told.values())");
  }

  @Test
  void anEnumIsItsLabelWhereAnAccessorReturnsAString() {
    String text =
        generated(
            Shop.javac(catalog)
                .declaring("Order", VIEW, "@Key(\"mood\") interface Order { String mood(); }")
                .compiled(),
            "OrderRecord");
    assertThat(text)
        .contains("ComparableColumn<OrderRecord, String> MOOD")
        .contains("SqlTypes.label(\"shop\", \"mood\")");
  }

  @Test
  void namesOfTheUsersMayBeThoseOfTheRuntime() {
    var labels = view("shop", "labels").notNull("optional", "text").build();
    var compilation =
        Javac.on(catalog, labels)
            .declaring("Optional", "public enum Optional { A, B }")
            .source(
                "acme/package-info.java",
                "@Views(schema = \"shop\", optional = true)",
                "@Convert(value = Optional.class, type = \"text\")",
                "package acme;",
                "import dev.veduta.annotation.*;")
            .compiled();
    List<? extends Column<?, ?>> columns =
        ((Relation<?>) constant(compilation, "Labels", "VIEW")).columns();
    assertThat(columns).hasSize(1);
  }

  @Test
  void whereNothingIsConvertedNothingIsWritten() {
    String text =
        generated(
            Shop.javac(catalog)
                .declaring("Order", VIEW, "interface Order { String id(); BigDecimal weight(); }")
                .compiled(),
            "OrderRecord");
    assertThat(text).doesNotContain("converted", "Labels", "Optional", "equalityKey");
  }

  private Javac ofPackage(String... annotations) {
    String[] lines = new String[annotations.length + 2];
    System.arraycopy(annotations, 0, lines, 0, annotations.length);
    lines[annotations.length] = "package acme;";
    lines[annotations.length + 1] = "import dev.veduta.annotation.*;";
    return Shop.javac(catalog).source("acme/package-info.java", lines);
  }
}
