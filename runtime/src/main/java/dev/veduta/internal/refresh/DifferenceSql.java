package dev.veduta.internal.refresh;

import static java.util.stream.Collectors.joining;

import dev.veduta.internal.refresh.KeptColumns.Column;
import dev.veduta.query.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The statements that write a view's rows to the table that keeps them.
 *
 * <p>{@code compared} has a row for each of the view and for each of the table that the view has no
 * more, and only where something is to be written has it values: {@code n1}, {@code n2}, ... new
 * ones, {@code o1}, ... of the old key.
 */
final class DifferenceSql {
  private final String table;
  private final String view;
  private final List<Column> columns;
  private final List<Column> key;

  DifferenceSql(String table, String view, KeptColumns columns) {
    this.table = table;
    this.view = view;
    this.columns = columns.all();
    this.key = columns.key();
  }

  /** All rows of the view, for a table that is empty. */
  String filling() {
    String names = each(columns, ", ", DifferenceSql::quoted);
    return "insert into " + table + " (" + names + ")\nselect " + names + " from " + view;
  }

  /**
   * What differs. It answers how many rows it deleted, updated and inserted, how many the table had
   * before, how many the view has, and how many were to be deleted, updated and inserted.
   */
  String writing() {
    return String.join(
        "\n",
        "with compared as materialized (",
        "  select c.change, " + values(),
        "  from " + view + " as v",
        "  full join "
            + table
            + " as t on "
            + each(key, " and ", it -> same(it, "v." + quoted(it))),
        "  cross join lateral (",
        "    select case",
        "      when t." + quoted(key.get(0)) + " is null then 'i'",
        "      when v." + quoted(key.get(0)) + " is null then 'd'",
        "      when pg_catalog.record_image_ne(row("
            + of("t")
            + "), row("
            + of("v")
            + ")) then 'u'",
        "    end",
        "  ) as c(change)",
        "),",
        "deleted as (",
        "  delete from " + table + " as t using compared as d",
        "  where " + isOld("d"),
        "  returning 1",
        "),",
        "updated as (",
        "  update " + table + " as t set " + assignments(),
        "  from compared as d",
        "  where " + isOld("u"),
        "  returning 1",
        "),",
        "inserted as (",
        "  insert into " + table + " (" + each(columns, ", ", DifferenceSql::quoted) + ")",
        "  select " + numbered("d.n", columns) + " from compared as d",
        "  where d.change operator(pg_catalog.=) 'i'",
        "  returning 1",
        ")",
        "select (select pg_catalog.count(*) from deleted),",
        "  (select pg_catalog.count(*) from updated),",
        "  (select pg_catalog.count(*) from inserted),",
        "  (select pg_catalog.count(*) from " + table + "),",
        "  pg_catalog.count(*) filter (",
        "    where d.change is null or d.change operator(pg_catalog.<>) 'd'),",
        "  " + counted("d") + ", " + counted("u") + ", " + counted("i"),
        "from compared as d");
  }

  private static String counted(String change) {
    return "pg_catalog.count(*) filter (where d.change operator(pg_catalog.=) '" + change + "')";
  }

  private String values() {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(
          "case when c.change operator(pg_catalog.<>) 'd' then v."
              + quoted(columns.get(i))
              + " end as n"
              + (i + 1));
    }
    for (int i = 0; i < key.size(); i++) {
      values.add(
          "case when c.change operator(pg_catalog.<>) 'i' then t."
              + quoted(key.get(i))
              + " end as o"
              + (i + 1));
    }
    return String.join(",\n    ", values);
  }

  /** The planner expects few rows of one letter, and so looks them up by the key. */
  private String isOld(String change) {
    String keys =
        IntStream.range(0, key.size())
            .mapToObj(i -> same(key.get(i), "d.o" + (i + 1)))
            .collect(joining(" and "));
    return "d.change operator(pg_catalog.=) '" + change + "' and " + keys;
  }

  /** Of the key too: keys that are equal can differ in their bytes. */
  private String assignments() {
    return IntStream.range(0, columns.size())
        .mapToObj(i -> quoted(columns.get(i)) + " = d.n" + (i + 1))
        .collect(joining(", "));
  }

  private String of(String alias) {
    return each(columns, ", ", column -> alias + "." + quoted(column));
  }

  private static String same(Column column, String other) {
    return "t." + quoted(column) + " " + column.equal() + " " + other;
  }

  private static String numbered(String prefix, List<Column> some) {
    return IntStream.rangeClosed(1, some.size()).mapToObj(i -> prefix + i).collect(joining(", "));
  }

  private static String each(List<Column> some, String separator, Function<Column, String> sql) {
    return some.stream().map(sql).collect(joining(separator));
  }

  private static String quoted(Column column) {
    return Sql.quote(column.name());
  }
}
