package dev.veduta.query;

import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of text. */
public sealed class TextColumn<R> extends ComparableColumn<R, String> permits NullableTextColumn {
  public TextColumn(String name, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(name, type, accessor);
  }

  public TextColumn(
      Expression expression, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(expression, type, accessor);
  }

  /**
   * {@code column like pattern}: {@code %} any text, {@code _} any character, backslash escapes
   * them.
   */
  public final Condition<R> like(String pattern) {
    return condition(Sql.of(" like ").then(Sql.bind(SqlTypes.TEXT, pattern)));
  }

  /** {@code column ilike pattern}: {@link #like} whatever the case. */
  public final Condition<R> ilike(String pattern) {
    return condition(Sql.of(" ilike ").then(Sql.bind(SqlTypes.TEXT, pattern)));
  }

  /** Begins with the text; {@code %}, {@code _} and backslash in it stand for themselves. */
  public final Condition<R> startsWith(String text) {
    return like(escaped(text) + "%");
  }

  /** Ends with the text, taken literally. */
  public final Condition<R> endsWith(String text) {
    return like("%" + escaped(text));
  }

  /** Contains the text, taken literally. */
  public final Condition<R> contains(String text) {
    return like("%" + escaped(text) + "%");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
