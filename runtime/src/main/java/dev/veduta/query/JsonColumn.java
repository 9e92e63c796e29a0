package dev.veduta.query;

import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A column of {@code jsonb}. */
public sealed class JsonColumn<R> extends ComparableColumn<R, String> permits NullableJsonColumn {
  public JsonColumn(String name, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(name, type, accessor);
  }

  public JsonColumn(
      Expression expression, SqlType<String> type, Function<R, @Nullable String> accessor) {
    super(expression, type, accessor);
  }

  /** {@code column @> json}: the column has all that the given document has. */
  public final Condition<R> contains(String json) {
    return compare(" @> ", json);
  }

  /** {@code jsonb_path_exists(column, path)}: the SQL/JSON path finds something. */
  public final Condition<R> pathExists(String path) {
    return new Condition<>(
        Sql.of("pg_catalog.jsonb_path_exists(")
            .then(toSql())
            .then(", ")
            .then(Sql.bind(SqlTypes.JSONPATH, path))
            .then(")"));
  }
}
