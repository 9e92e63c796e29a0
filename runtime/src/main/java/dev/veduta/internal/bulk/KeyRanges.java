package dev.veduta.internal.bulk;

import dev.veduta.internal.jdbc.Reader;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.query.ArrayColumn;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Condition;
import dev.veduta.query.NullableColumn;
import dev.veduta.query.Query;
import dev.veduta.query.Selection;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A query cut into ranges of one column of its view's key: those below a value, those from it to
 * the next, and so on. SQL compares, in the column's own order, so that whatever the values are
 * each row is in one range.
 */
final class KeyRanges<R, T> {
  /** Ranges in order are small, so that those ahead can lie ready. */
  private static final int ROWS_IN_ORDER = 10_000;

  private static final int MOST_IN_ORDER = 256;

  private static final Set<SqlType<?>> WHOLE_NUMBERS =
      Set.of(SqlTypes.INT2, SqlTypes.INT4, SqlTypes.INT8);

  private final Query<R> query;
  private final ComparableColumn<R, T> key;
  private final boolean isOrdered;

  private KeyRanges(Query<R> query, ComparableColumn<R, T> key, boolean isOrdered) {
    this.query = query;
    this.key = key;
    this.isOrdered = isOrdered;
  }

  /**
   * Ranges by the first column of the key that can be cut.
   *
   * @throws IllegalStateException if there is none
   */
  static <R> KeyRanges<R, ?> of(Query<R> query, boolean isOrdered) {
    Relation<R> relation = query.relation();
    if (!(relation instanceof View<R, ?> view)) {
      throw new IllegalStateException(
          "[KeyMissing] "
              + relation
              + " has no identity key to cut ranges by; give the view a key, or use stream");
    }
    return view.keyColumns().stream()
        .filter(column -> column instanceof ComparableColumn && !(column instanceof ArrayColumn))
        .map(column -> (ComparableColumn<R, ?>) column)
        .findFirst()
        .map(column -> of(query, column, isOrdered))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "[KeyNotOrdered] the identity key of "
                        + relation
                        + " has no column that ranges can be cut by, only arrays or types without"
                        + " an order; use stream"));
  }

  private static <R, T> KeyRanges<R, T> of(
      Query<R> query, ComparableColumn<R, T> key, boolean isOrdered) {
    return new KeyRanges<>(query, key, isOrdered);
  }

  /** All of the query as one range. */
  Selection<R> whole() {
    return inOrder(query);
  }

  /** About as many rows in each range; one range where there are few rows or none. */
  List<Selection<R>> read(Reader reader, int connections) {
    if (connections == 1) {
      return List.of(whole());
    }
    return !isOrdered && WHOLE_NUMBERS.contains(key.type())
        ? even(reader, connections)
        : sampled(reader, connections);
  }

  /** Whole numbers mostly are numbered through, and an index has the least and the greatest. */
  private List<Selection<R>> even(Reader reader, int parts) {
    return reader.result(
        query.relation(),
        SelectSql.extremes(query, key),
        rows -> {
          rows.next();
          BigDecimal least = rows.getBigDecimal(1);
          return between(
              least == null
                  ? List.of()
                  : even(least.toBigInteger(), rows.getBigDecimal(2).toBigInteger(), parts));
        });
  }

  private List<T> even(BigInteger least, BigInteger greatest, int parts) {
    BigInteger width = greatest.subtract(least);
    return IntStream.range(1, parts)
        .mapToObj(i -> width.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(parts)))
        .map(offset -> key.type().parse(least.add(offset).toString()))
        .toList();
  }

  private List<Selection<R>> sampled(Reader reader, int connections) {
    Sql sample = SelectSql.cuts(query, key, isOrdered ? MOST_IN_ORDER : connections);
    return reader.result(
        query.relation(),
        sample,
        rows -> {
          rows.next();
          long count = rows.getLong(1);
          List<T> cuts = SqlTypes.array(key.type()).read(rows, 2);
          return between(
              cuts == null ? List.of() : isOrdered ? some(cuts, count, connections) : cuts);
        });
  }

  private List<T> some(List<T> cuts, long count, int connections) {
    int parts = cuts.size() + 1;
    int ranges = (int) Math.max(connections, Math.min(parts, count / ROWS_IN_ORDER));
    List<T> some = new ArrayList<>();
    for (int i = 1; i < ranges; i++) {
      some.add(cuts.get(i * parts / ranges - 1));
    }
    return some;
  }

  private List<Selection<R>> between(List<T> cuts) {
    if (cuts.isEmpty()) {
      return List.of(whole());
    }
    List<Selection<R>> ranges = new ArrayList<>();
    ranges.add(range(key.lt(cuts.get(0))));
    for (int i = 1; i < cuts.size(); i++) {
      ranges.add(range(key.ge(cuts.get(i - 1)).and(key.lt(cuts.get(i)))));
    }
    ranges.add(range(orNull(key.ge(cuts.get(cuts.size() - 1)))));
    return ranges;
  }

  @SuppressWarnings("unchecked") // a column is of one record, whatever it is seen as
  private Condition<R> orNull(Condition<R> last) {
    return key instanceof NullableColumn<?, ?> nullable
        ? last.or(((NullableColumn<R, ?>) nullable).isNull())
        : last;
  }

  private Selection<R> range(Condition<R> condition) {
    return inOrder(query.where(condition));
  }

  private Selection<R> inOrder(Query<R> range) {
    return isOrdered ? range.orderBy(key.asc()) : range;
  }
}
