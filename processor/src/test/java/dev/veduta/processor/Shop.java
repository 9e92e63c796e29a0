package dev.veduta.processor;

import static dev.veduta.processor.Views.view;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.nio.file.Path;
import java.util.List;

/** A view of orders, and a user's classes to read it as. */
final class Shop {
  static final PgType MOOD =
      new PgType.Enumeration(new QualifiedName("shop", "mood"), List.of("sad", "so-so", "a \"b\""));
  static final PgType AMOUNT =
      new PgType.Domain(new QualifiedName("shop", "amount"), PgType.builtin("numeric"));

  private Shop() {}

  static CatalogView orders() {
    return view("shop", "orders")
        .notNull("id", "text")
        .notNull("line", "int4")
        .column("price", AMOUNT, true)
        .notNull("weight", "numeric")
        .column("mood", MOOD, true)
        .column("moods", new PgType.Array(MOOD, 1), false)
        .column("status", "text")
        .column("doc", "jsonb")
        .column("tags", new PgType.Array(PgType.builtin("text"), 1), true)
        .column("label", "text")
        .notNull("pad", "bpchar")
        .key("id", "line")
        .build();
  }

  /** A compiler that knows the orders, the classes and a Jackson. */
  static Javac javac(Path catalog) {
    return javacWithoutJackson(catalog)
        .source(
            "tools/jackson/databind/ObjectMapper.java",
            "package tools.jackson.databind;",
            "public class ObjectMapper {}");
  }

  static Javac javacWithoutJackson(Path catalog) {
    return Javac.on(catalog, orders())
        .declaring("Money", "public record Money(BigDecimal amount) {}")
        .declaring(
            "MoneyConverter",
            "public class MoneyConverter implements dev.veduta.type.Converter<BigDecimal, Money> {",
            "  @Override public Money fromColumn(BigDecimal value) { return new Money(value); }",
            "  @Override public BigDecimal toColumn(Money value) { return value.amount(); }",
            "}")
        .declaring("OrderId", "public final class OrderId {}")
        .declaring(
            "OrderIds",
            "enum OrderIds implements dev.veduta.type.Converter<String, OrderId> {",
            "  INSTANCE;",
            "  @Override public OrderId fromColumn(String value) { return new OrderId(); }",
            "  @Override public String toColumn(OrderId value) { return \"\"; }",
            "}")
        .declaring(
            "Feeling",
            "public enum Feeling {",
            "  @Label(\"sad\") SAD, @Label(\"so-so\") SO_SO, @Label(\"a \\\"b\\\"\") OTHER",
            "}")
        .declaring("Status", "public enum Status { OPEN, @Label(\"shut\") CLOSED }")
        .declaring("Line", "public record Line(String item, int count) {}");
  }
}
