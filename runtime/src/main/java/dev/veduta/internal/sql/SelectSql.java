package dev.veduta.internal.sql;

import dev.veduta.query.Column;
import dev.veduta.query.Condition;
import dev.veduta.query.Deferred;
import dev.veduta.query.Loadable;
import dev.veduta.query.Order;
import dev.veduta.query.Selection;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the statements that read: {@code select "id", "label" from "quick_bits"."field"}. */
public final class SelectSql {
  /** How a relation's rows are selected. */
  private static final Function<Relation<?>, Sql> SELECT = SelectSql::written;

  private static final Sql NOTHING = Sql.of("");

  private SelectSql() {}

  /** The rows of a selection. */
  public static Sql rows(Selection<?> selection) {
    return rows(selection, selection.limit());
  }

  /**
   * The rows of a selection, each column in its binary form or, where that is not known, as text.
   */
  public static Sql binaryRows(Selection<?> selection) {
    Sql select = select(selection.selected(), SqlType::binaryExpression);
    return rows(selection, select, selection.limit());
  }

  /**
   * One row of one array: the oids of the types of a relation's columns, of which no row is read. A
   * function asks, since a snapshot can show catalogs of before a change, and statements never do.
   */
  public static String oids(Relation<?> relation) {
    String columns =
        relation.columns().stream()
            .map(column -> column.toSql().text())
            .collect(Collectors.joining(", "));
    List<String> names =
        IntStream.rangeClosed(1, relation.columns().size()).mapToObj(i -> "c" + i).toList();
    String oids =
        names.stream()
            .map(name -> "pg_catalog.pg_typeof(" + name + ")::pg_catalog.oid")
            .collect(Collectors.joining(", "));
    return "select array["
        + oids
        + "]::pg_catalog.text from (select) as one left join (select "
        + columns
        + from(relation)
        + " limit 0) as nothing ("
        + String.join(", ", names)
        + ") on true";
  }

  /** The first rows of a selection, at most so many. */
  public static Sql rows(Selection<?> selection, long most) {
    long limit = Math.min(most, selection.limit().orElse(most));
    return rows(selection, OptionalLong.of(limit));
  }

  /** The rows that satisfy a condition. */
  public static Sql rows(Relation<?> relation, Sql condition) {
    return select(relation).then(" where ").then(condition);
  }

  /** How many rows a selection has, its limit and offset included. */
  public static Sql count(Selection<?> selection) {
    return Sql.of("select pg_catalog.count(*) from (").then(bare(selection)).then(") as counted");
  }

  /** Whether a selection has a row. */
  public static Sql exists(Selection<?> selection) {
    return Sql.of("select exists (").then(bare(selection)).then(")");
  }

  /** One row: the least and the greatest value that a column has in a selection. */
  public static Sql extremes(Selection<?> selection, Column<?, ?> column) {
    String name = column.toSql().text();
    return Sql.of("select pg_catalog.min(" + name + "), pg_catalog.max(" + name + ")")
        .then(from(selection.relation()))
        .then(where(selection));
  }

  /**
   * One row: how many rows a selection has, and the values that cut a column of theirs into so many
   * parts of about as many rows, found from a hundredth of them.
   */
  public static Sql cuts(Selection<?> selection, Column<?, ?> column, int parts) {
    String fractions =
        IntStream.range(1, parts)
            .mapToObj(i -> String.valueOf((double) i / parts))
            .collect(Collectors.joining(", "));
    String cuts =
        "pg_catalog.percentile_disc(array["
            + fractions
            + "]::pg_catalog.float8[]) within group (order by "
            + column.toSql().text()
            + ") filter (where pg_catalog.random() operator(pg_catalog.<) 0.01)";
    return Sql.of("select pg_catalog.count(*), ")
        .then(SqlTypes.array(column.type()).selectExpression(cuts))
        .then(from(selection.relation()))
        .then(where(selection));
  }

  private static Sql rows(Selection<?> selection, OptionalLong limit) {
    return rows(selection, select(selection.selected()), limit);
  }

  private static Sql rows(Selection<?> selection, Sql select, OptionalLong limit) {
    return select
        .then(where(selection))
        .then(orderBy(selection))
        .then(page(limit, selection.offset()));
  }

  /** As many rows as the selection has, with nothing in them. */
  private static Sql bare(Selection<?> selection) {
    return Sql.of("select")
        .then(from(selection.relation()))
        .then(where(selection))
        .then(page(selection.limit(), selection.offset()));
  }

  private static Sql select(Relation<?> relation) {
    return relation.made(SELECT);
  }

  private static Sql written(Relation<?> relation) {
    return select(relation, SqlType::selectExpression);
  }

  private static Sql select(
      Relation<?> relation, BiFunction<SqlType<?>, String, String> expression) {
    return Sql.of("select " + columns(relation, expression) + from(relation));
  }

  /** The select list. */
  static String columns(Relation<?> relation) {
    return columns(relation, SqlType::selectExpression);
  }

  /**
   * An expression takes a name that no column has: otherwise {@code order by "column"} would mean
   * the expression (PostgreSQL manual, SELECT, ORDER BY clause).
   */
  private static String columns(
      Relation<?> relation, BiFunction<SqlType<?>, String, String> expression) {
    Set<String> names = names(relation);
    StringBuilder free = new StringBuilder("_");
    while (names.contains(free.toString())) {
      free.append('_');
    }
    return String.join(
        ", ",
        relation.columns().stream()
            .map(column -> output(column, expression, free.toString()))
            .toList());
  }

  /** Of all columns that an order can have, be they selected or not. */
  private static Set<String> names(Relation<?> relation) {
    Set<String> names = new HashSet<>();
    relation.columns().forEach(column -> names.add(column.name()));
    if (relation instanceof View<?, ?> view) {
      for (Loadable<?> each : view.loadables()) {
        if (each instanceof Deferred<?> deferred) {
          deferred.columns().forEach(column -> names.add(column.name()));
        }
      }
    }
    return names;
  }

  private static String output(
      Column<?, ?> column, BiFunction<SqlType<?>, String, String> expression, String free) {
    String name = column.toSql().text();
    String output = expression.apply(column.type(), name);
    return output.equals(name) && !column.isExpression() ? name : output + " as " + Sql.quote(free);
  }

  /** A table that keeps a view's rows goes by the view's name, by which expressions can call it. */
  private static String from(Relation<?> relation) {
    String from = " from " + qualified(relation);
    return relation.isKeptInTable() ? from + " as " + Sql.quote(relation.name()) : from;
  }

  /** {@code "schema"."name"} of what its rows are read from. */
  public static String qualified(Relation<?> relation) {
    return relation.readFrom().quoted();
  }

  private static Sql where(Selection<?> selection) {
    Condition<?> condition = selection.condition();
    return condition == null ? NOTHING : Sql.of(" where ").then(condition.toSql());
  }

  private static Sql orderBy(Selection<?> selection) {
    if (selection.order().isEmpty()) {
      return NOTHING;
    }
    List<Sql> order = selection.order().stream().<Sql>map(Order::toSql).toList();
    return Sql.of(" order by ").then(commaSeparated(order));
  }

  /**
   * The limit is no bind: with one, a page took nearly twice as long. Perhaps since a plan for any
   * limit is made for a tenth of the rows and so not kept; that was not looked into.
   */
  private static Sql page(OptionalLong limit, long offset) {
    Sql page = NOTHING;
    if (limit.isPresent()) {
      page = page.then(" limit " + limit.getAsLong());
    }
    return offset == 0 ? page : page.then(" offset ").then(Sql.bind(SqlTypes.INT8, offset));
  }

  static Sql commaSeparated(List<Sql> parts) {
    return Sql.joined(parts, ", ");
  }
}
