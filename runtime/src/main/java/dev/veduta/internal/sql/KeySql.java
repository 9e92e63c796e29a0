package dev.veduta.internal.sql;

import dev.veduta.query.ArrayColumn;
import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that read rows by their identity keys. A null is compared apart from
 * values: with the constant alone PostgreSQL makes a test for null of {@code is not distinct from},
 * which an index serves.
 */
public final class KeySql {
  /** A view's statement for one row, once there is one: it takes a key to be written. */
  private static final Function<Relation<?>, AtomicReference<@Nullable RowSql>> ROW =
      KeySql::unwritten;

  /** The statement for several rows of a view whose keys are one array. */
  private static final Function<Relation<?>, RowsSql<?>> SEVERAL = KeySql::several;

  private KeySql() {}

  /** A statement whose one bind is an array of keys. */
  private record RowsSql<T>(String text, SqlType<List<T>> array, int place) {
    static <T> RowsSql<T> of(Relation<?> view, Column<?, T> key) {
      SqlType<List<T>> array = SqlTypes.array(key.type());
      Sql among = name(key).then(" = any (").then(Sql.bind(array, List.of())).then(")");
      Sql sql = SelectSql.rows(view, among);
      return new RowsSql<>(sql.text(), array, sql.binds().get(0).at());
    }

    @SuppressWarnings("unchecked") // the keys of such a view are values of its column
    Sql with(List<?> keys) {
      return new Sql(text, List.of(new Sql.Bind<>(array, (List<T>) keys, place)));
    }
  }

  /** A statement of which the values alone differ from key to key. */
  private record RowSql(String text, List<Integer> places) {
    static RowSql of(Sql sql) {
      return new RowSql(sql.text(), sql.binds().stream().<Integer>map(Sql.Bind::at).toList());
    }

    Sql with(List<? extends Column<?, ?>> columns, List<?> values) {
      List<Sql.Bind<?>> binds = new ArrayList<>(values.size());
      for (int i = 0; i < values.size(); i++) {
        binds.add(bound(columns.get(i), values.get(i), places.get(i)));
      }
      return new Sql(text, binds);
    }

    @SuppressWarnings("unchecked") // a key's parts have the types of its columns
    private static <T> Sql.Bind<T> bound(Column<?, T> column, Object value, int at) {
      return new Sql.Bind<>(column.type(), (T) value, at);
    }
  }

  private static AtomicReference<@Nullable RowSql> unwritten(Relation<?> view) {
    return new AtomicReference<>();
  }

  private static RowsSql<?> several(Relation<?> view) {
    return RowsSql.of(view, ((View<?, ?>) view).keyColumns().get(0));
  }

  /** The row of one key: {@code "a" = ? and "b" is not distinct from null}. */
  public static <R, K> Sql row(View<R, K> view, K key) {
    List<?> parts = view.parts(key);
    if (hasNull(parts)) {
      return row(view, view.keyColumns(), parts);
    }
    AtomicReference<@Nullable RowSql> written = view.made(ROW);
    RowSql row = written.get();
    if (row == null) {
      row = RowSql.of(row(view, view.keyColumns(), parts));
      written.set(row);
    }
    return row.with(view.keyColumns(), parts);
  }

  private static boolean hasNull(List<?> parts) {
    for (Object part : parts) {
      if (part == null) {
        return true;
      }
    }
    return false;
  }

  /** The row that has these values in these columns. */
  public static Sql row(View<?, ?> view, List<? extends Column<?, ?>> columns, List<?> values) {
    return SelectSql.rows(view, condition(columns, values));
  }

  /** That a row has this key. */
  static <R, K> Sql condition(View<R, K> view, K key) {
    return condition(view.keyColumns(), view.parts(key));
  }

  private static Sql condition(List<? extends Column<?, ?>> columns, List<?> values) {
    List<Sql> conditions =
        IntStream.range(0, values.size())
            .mapToObj(i -> isEqual(columns.get(i), values.get(i)))
            .toList();
    return joined(conditions, " and ");
  }

  /** The rows of several keys, by the places in which they have values. */
  public static <R, K> Sql rows(View<R, K> view, List<K> keys) {
    if (isOneArray(view)) {
      return view.made(SEVERAL)
          .with(keys.stream().<Object>map(key -> view.parts(key).get(0)).toList());
    }
    Map<List<Integer>, List<List<?>>> byPlaces = new LinkedHashMap<>();
    for (K key : keys) {
      List<?> parts = view.parts(key);
      byPlaces.computeIfAbsent(places(parts), none -> new ArrayList<>()).add(parts);
    }
    List<Sql> conditions = new ArrayList<>();
    byPlaces.forEach((places, some) -> conditions.add(among(view.keyColumns(), places, some)));
    return SelectSql.rows(view, joined(conditions, " or "));
  }

  /** Nulls are compared apart; and SQL has no arrays of arrays. */
  private static boolean isOneArray(View<?, ?> view) {
    List<? extends Column<?, ?>> key = view.keyColumns();
    return key.size() == 1 && !key.get(0).isNullable() && !(key.get(0) instanceof ArrayColumn);
  }

  private static List<Integer> places(List<?> parts) {
    return IntStream.range(0, parts.size()).filter(i -> parts.get(i) != null).boxed().toList();
  }

  /** Of keys with values in these places, and nulls in all others. */
  private static <R> Sql among(
      List<Column<R, ?>> columns, List<Integer> places, List<List<?>> keys) {
    List<Sql> conditions = new ArrayList<>();
    if (!places.isEmpty()) {
      List<Column<R, ?>> present = places.stream().<Column<R, ?>>map(columns::get).toList();
      List<List<?>> values = new ArrayList<>();
      keys.forEach(key -> values.add(places.stream().<Object>map(key::get).toList()));
      conditions.add(among(present, values));
    }
    IntStream.range(0, columns.size())
        .filter(i -> !places.contains(i))
        .forEach(i -> conditions.add(isNull(columns.get(i))));
    return joined(conditions, " and ");
  }

  /** That columns have the values of one of several keys: one array for each, however many keys. */
  public static <R> Sql among(List<? extends Column<R, ?>> columns, List<? extends List<?>> keys) {
    if (columns.stream().anyMatch(ArrayColumn.class::isInstance)) {
      return oneByOne(columns, keys);
    }
    List<Sql> arrays =
        IntStream.range(0, columns.size())
            .mapToObj(i -> array(columns.get(i), keys.stream().<Object>map(k -> k.get(i)).toList()))
            .toList();
    return columns.size() == 1
        ? name(columns.get(0)).then(" = any (").then(arrays.get(0)).then(")")
        : names(columns)
            .then(" in (select * from unnest(")
            .then(SelectSql.commaSeparated(arrays))
            .then("))");
  }

  /** An array of arrays has no rows of arrays, only of their elements: a bind for each value. */
  private static <R> Sql oneByOne(
      List<? extends Column<R, ?>> columns, List<? extends List<?>> keys) {
    List<Sql> tuples = keys.stream().map(key -> tuple(binds(columns, key))).toList();
    return names(columns).then(" in ").then(tuple(tuples));
  }

  private static Sql joined(List<Sql> conditions, String by) {
    return conditions.stream().reduce((one, next) -> one.then(by).then(next)).orElseThrow();
  }

  private static Sql isEqual(Column<?, ?> column, @Nullable Object value) {
    return value == null ? isNull(column) : name(column).then(" = ").then(bind(column, value));
  }

  private static Sql isNull(Column<?, ?> column) {
    return name(column).then(" is not distinct from null");
  }

  private static <R> Sql names(List<? extends Column<R, ?>> columns) {
    return tuple(columns.stream().map(KeySql::name).toList());
  }

  private static Sql name(Column<?, ?> column) {
    return column.toSql();
  }

  private static Sql tuple(List<Sql> parts) {
    return Sql.of("(").then(SelectSql.commaSeparated(parts)).then(")");
  }

  private static <R> List<Sql> binds(List<? extends Column<R, ?>> columns, List<?> key) {
    return IntStream.range(0, columns.size())
        .<Sql>mapToObj(i -> bind(columns.get(i), key.get(i)))
        .toList();
  }

  /** A key's parts have the types of its columns, by the contract of {@link View#parts}. */
  @SuppressWarnings("unchecked")
  private static <T> Sql bind(Column<?, T> column, Object value) {
    return Sql.bind(column.type(), (T) value);
  }

  @SuppressWarnings("unchecked")
  private static <T> Sql array(Column<?, T> column, List<Object> values) {
    return Sql.bind(SqlTypes.array(column.type()), (List<T>) values);
  }
}
