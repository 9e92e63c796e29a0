package dev.veduta.jooq;

import static java.util.stream.Collectors.joining;

import dev.veduta.query.Column;
import dev.veduta.view.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Field;

/** Where a relation's columns are in a result, by name. */
final class ResultColumns {
  private ResultColumns() {}

  /**
   * The place of each column, from 0, in the relation's order.
   *
   * @throws IllegalArgumentException {@code [JooqColumn]} if the result has not just one of that
   *     name
   */
  static List<Integer> of(Relation<?> relation, Field<?>[] result) {
    List<Integer> places = new ArrayList<>();
    for (Column<?, ?> column : relation.columns()) {
      List<Integer> found =
          IntStream.range(0, result.length)
              .filter(i -> result[i].getName().equals(column.name()))
              .boxed()
              .toList();
      if (found.size() != 1) {
        throw notOne(relation, column, found.size(), result);
      }
      places.add(found.get(0));
    }
    return places;
  }

  private static IllegalArgumentException notOne(
      Relation<?> relation, Column<?, ?> column, int count, Field<?>[] result) {
    return new IllegalArgumentException(
        "[JooqColumn] the record of "
            + relation
            + " reads the column \""
            + column.name()
            + "\", "
            + (count == 0
                ? "and the query does not select it; it selects "
                    + Stream.of(result).map(Field::getName).collect(joining(", "))
                : "which the query selects " + count + " times")
            + ". Select VedutaJooq.fields(...) of the record's VIEW.");
  }
}
