package dev.veduta.internal.session;

import dev.veduta.query.Column;
import dev.veduta.view.RelationName;
import dev.veduta.view.Row;
import dev.veduta.view.View;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that another record of the same relation has: the columns of its key, in the order that a
 * view has them, and their values. That record may read them as other Java types than the view's.
 *
 * @param columns the other record's
 * @param values the values, as that record has them; null for SQL's null
 * @param parts what stands for them where keys are compared
 */
record SameRow(List<? extends Column<?, ?>> columns, List<?> values, List<?> parts) {
  /**
   * A row as a view is asked for it.
   *
   * @throws IllegalArgumentException {@code [AnotherRelation]} or {@code [AnotherKey]} if what
   *     identifies the row identifies none of the view's
   */
  static <K> SameRow of(View<?, ?> view, Row<K> row) {
    View<?, ? extends K> from = row.identityView();
    if (!RelationName.of(view).equals(RelationName.of(from))) {
      throw new IllegalArgumentException(
          "[AnotherRelation] a row of "
              + from
              + " is none of "
              + view
              + "; take a record of the same relation, or ask by key");
    }
    return ordered(view, from, parts(from, row.identityKey()));
  }

  @SuppressWarnings("unchecked") // a row's key is one of its view's
  private static <K> List<?> parts(View<?, K> view, Object key) {
    return view.parts(view.identity((K) key));
  }

  private static SameRow ordered(View<?, ?> view, View<?, ?> from, List<?> parts) {
    List<String> names = names(from);
    List<String> wanted = names(view);
    if (names.size() != wanted.size() || !names.containsAll(wanted)) {
      throw new IllegalArgumentException(
          "[AnotherKey] rows of "
              + view
              + " are told apart by ("
              + String.join(", ", wanted)
              + ") here, and this one by ("
              + String.join(", ", names)
              + "); give both records the same @Key, or ask by key");
    }
    List<Column<?, ?>> columns = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    List<@Nullable Object> keys = new ArrayList<>();
    for (String name : wanted) {
      Column<?, ?> column = from.keyColumns().get(names.indexOf(name));
      Object value = parts.get(names.indexOf(name));
      columns.add(column);
      values.add(value);
      keys.add(equalityKey(column, value));
    }
    return new SameRow(columns, values, keys);
  }

  @SuppressWarnings("unchecked") // a key's parts have the types of its columns
  private static <T> @Nullable Object equalityKey(Column<?, T> column, @Nullable Object part) {
    return part == null ? null : column.type().equalityKey((T) part);
  }

  private static List<String> names(View<?, ?> view) {
    return view.keyColumns().stream().map(Column::name).toList();
  }
}
