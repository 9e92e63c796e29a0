package dev.veduta.internal.session;

import static java.util.stream.Collectors.joining;

import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.view.RelationName;
import dev.veduta.view.Row;
import dev.veduta.view.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row as another record of the same relation would have it: the values of that one's key. */
final class SameRow {
  private SameRow() {}

  /**
   * The values of a row's key, in the order of a view's key columns.
   *
   * @throws IllegalArgumentException {@code [AnotherRelation]} or {@code [AnotherKey]} if what
   *     identifies the row identifies none of the view's
   */
  static <K> List<?> parts(View<?, ?> view, Row<K> row) {
    View<?, ? extends K> from = row.identityView();
    if (!RelationName.of(view).equals(RelationName.of(from))) {
      throw new IllegalArgumentException(
          "[AnotherRelation] a row of "
              + from
              + " is none of "
              + view
              + "; take a record of the same relation, or ask by key");
    }
    return ordered(view, from, partsOf(from, row.identityKey()));
  }

  @SuppressWarnings("unchecked") // a row's key is one of its view's
  private static <K> List<?> partsOf(View<?, K> view, Object key) {
    return view.parts(view.identity((K) key));
  }

  private static List<?> ordered(View<?, ?> view, View<?, ?> from, List<?> parts) {
    List<? extends Column<?, ?>> theirs = from.keyColumns();
    List<@Nullable Object> ordered = new ArrayList<>();
    for (Column<?, ?> column : view.keyColumns()) {
      int place = theirs.stream().map(Column::name).toList().indexOf(column.name());
      if (place < 0 || theirs.size() != view.keyColumns().size()) {
        throw anotherKey(view, from);
      }
      ordered.add(as(column.type(), theirs.get(place).type(), parts.get(place)));
    }
    return Collections.unmodifiableList(ordered);
  }

  private static IllegalArgumentException anotherKey(View<?, ?> view, View<?, ?> from) {
    return new IllegalArgumentException(
        "[AnotherKey] rows of "
            + view
            + " are told apart by ("
            + columns(view)
            + ") here, and this one by ("
            + columns(from)
            + "); give both records the same @Key, or ask by key");
  }

  private static String columns(View<?, ?> view) {
    return view.keyColumns().stream().map(Column::name).collect(joining(", "));
  }

  /** Two records may read one column as different Java types; its text is common to them. */
  private static <T> @Nullable Object as(SqlType<T> to, SqlType<?> from, @Nullable Object value) {
    return value == null || Objects.equals(to, from) ? value : to.identity(to.parse(text(from, value)));
  }

  @SuppressWarnings("unchecked") // a part of a key is a value of its column
  private static <T> String text(SqlType<T> type, Object value) {
    return type.format((T) value);
  }
}
