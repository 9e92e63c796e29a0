package dev.veduta.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Provisional: the table of types. */
public final class SqlTypes {
  public static final SqlType<Integer> INT4 = simple("int4", Integer::valueOf);
  public static final SqlType<Long> INT8 = simple("int8", Long::valueOf);
  public static final SqlType<Boolean> BOOL = simple("bool", text -> text.startsWith("t"));
  public static final SqlType<java.math.BigDecimal> NUMERIC =
      simple("numeric", java.math.BigDecimal::new);
  public static final SqlType<String> TEXT = simple("text", text -> text);
  public static final SqlType<String> VARCHAR = simple("varchar", text -> text);
  public static final SqlType<String> JSONPATH = simple("jsonpath", text -> text);

  private SqlTypes() {}

  /** Arrays of an element type. */
  public static <E> SqlType<List<@Nullable E>> array(SqlType<E> element) {
    return new SqlType<>(element.schema(), element.name() + "[]") {
      @Override
      public String castName() {
        return element.castName() + "[]";
      }

      @Override
      public List<@Nullable E> parse(String text) {
        List<@Nullable E> all = new ArrayList<>();
        for (String one : text.substring(1, text.length() - 1).split(",", -1)) {
          all.add(element.parse(one));
        }
        return all;
      }

      @Override
      public String format(List<@Nullable E> value) {
        List<String> all = new ArrayList<>();
        for (E one : value) {
          all.add('"' + element.format(one) + '"');
        }
        return "{" + String.join(",", all) + "}";
      }
    };
  }

  private static <T> SqlType<T> simple(String name, Function<String, T> parser) {
    return new SqlType<>("pg_catalog", name) {
      @Override
      public String castName() {
        return "\"pg_catalog\".\"" + name + "\"";
      }

      @Override
      public T parse(String text) {
        return parser.apply(text);
      }

      @Override
      public String format(T value) {
        return value.toString();
      }
    };
  }
}
