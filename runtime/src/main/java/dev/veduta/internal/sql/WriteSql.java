package dev.veduta.internal.sql;

import dev.veduta.query.Column;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import dev.veduta.view.RowValues;
import dev.veduta.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the statements that write, each answering the mapped columns of the rows it wrote: {@code
 * insert into "gear"."item" ("name") values (?) returning "id", "name"}.
 */
public final class WriteSql {
  /** More in one statement gain little, and what fails is parsed and planned for nothing. */
  private static final int MOST_ROWS = 500;

  /** The protocol counts them in 16 bits, which drivers before 42.4.0 take as signed. */
  private static final int MOST_BINDS = 32_767;

  private static final Sql DEFAULT = Sql.of("default");

  private WriteSql() {}

  /** Inserts a row. */
  public static <R> Sql insert(Relation<R> relation, RowValues<R> row) {
    Map<Column<R, ?>, Sql> values = row.toSql();
    return insert(relation, values.keySet(), List.of(values));
  }

  /**
   * Inserts rows, in as few statements as hold them, which differ in text only where nulls and
   * defaults stand. A column that only some rows say has its default in the others.
   */
  public static <R> List<Sql> inserts(
      Relation<R> relation, Collection<? extends RowValues<R>> rows) {
    List<Map<Column<R, ?>, Sql>> values = new ArrayList<>();
    rows.forEach(row -> values.add(row.toSql()));
    Set<Column<R, ?>> columns = new LinkedHashSet<>();
    values.forEach(row -> columns.addAll(row.keySet()));
    int most = columns.isEmpty() ? 1 : Math.min(MOST_ROWS, MOST_BINDS / columns.size());
    List<Sql> statements = new ArrayList<>();
    for (int from = 0; from < values.size(); from += most) {
      List<Map<Column<R, ?>, Sql>> some =
          values.subList(from, Math.min(values.size(), from + most));
      statements.add(insert(relation, columns, some));
    }
    return statements;
  }

  private static <R> Sql insert(
      Relation<R> relation, Set<Column<R, ?>> columns, List<Map<Column<R, ?>, Sql>> rows) {
    Sql into = Sql.of("insert into " + SelectSql.qualified(relation));
    if (columns.isEmpty()) {
      return returning(relation, into.then(" default values"));
    }
    List<Sql> names = columns.stream().map(WriteSql::name).toList();
    List<Sql> tuples = rows.stream().map(row -> tuple(columns, row)).toList();
    return returning(
        relation,
        into.then(" (")
            .then(SelectSql.commaSeparated(names))
            .then(") values ")
            .then(SelectSql.commaSeparated(tuples)));
  }

  /** Updates the row of a key; there is at least one value. */
  public static <R, K> Sql update(View<R, K> view, K key, RowValues<R> values) {
    List<Sql> assignments = new ArrayList<>();
    values
        .toSql()
        .forEach((column, value) -> assignments.add(name(column).then(" = ").then(value)));
    return returning(
        view,
        Sql.of("update " + SelectSql.qualified(view) + " set ")
            .then(SelectSql.commaSeparated(assignments))
            .then(" where ")
            .then(KeySql.condition(view, key)));
  }

  /** Deletes the row of a key. */
  public static <R, K> Sql delete(View<R, K> view, K key) {
    return returning(
        view,
        Sql.of("delete from " + SelectSql.qualified(view) + " where ")
            .then(KeySql.condition(view, key)));
  }

  private static <R> Sql tuple(Set<Column<R, ?>> columns, Map<Column<R, ?>, Sql> values) {
    List<Sql> parts =
        columns.stream().<Sql>map(column -> values.getOrDefault(column, DEFAULT)).toList();
    return Sql.of("(").then(SelectSql.commaSeparated(parts)).then(")");
  }

  private static Sql name(Column<?, ?> column) {
    return Sql.identifier(column.name());
  }

  private static Sql returning(Relation<?> relation, Sql statement) {
    return statement.then(" returning " + SelectSql.columns(relation));
  }
}
