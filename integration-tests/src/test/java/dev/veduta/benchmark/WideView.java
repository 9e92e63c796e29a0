package dev.veduta.benchmark;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One view of 200 columns over 12 joins, with as many keys as there are ways to choose one of two
 * from each of its tables.
 */
final class WideView {
  /** What stands for it where there would be a number of views. */
  static final String NAME = "wide";

  private static final int TABLES = 13;
  private static final int COLUMNS = 200;

  private static final String TABLE =
      """
      create table base.t%1$d (
        id int primary key, code text not null unique, parent int not null, other int,
        a text not null, b text, c numeric, d date, e timestamptz, f boolean, g bigint, h jsonb,
        i uuid, j text[], k int, l int);
      """;

  private WideView() {}

  static String sql() {
    return "create schema base; create schema app;\n"
        + IntStream.range(0, TABLES).mapToObj(TABLE::formatted).collect(Collectors.joining())
        + "create view app.wide as select "
        + IntStream.range(0, COLUMNS).mapToObj(WideView::column).collect(Collectors.joining(", "))
        + " from base.t0"
        + IntStream.range(1, TABLES).mapToObj(WideView::join).collect(Collectors.joining());
  }

  private static String column(int number) {
    String[] columns = "id code a b c d e f g h i j k l parent other".split(" ");
    int table = number % TABLES;
    String column = columns[number / TABLES];
    return "t%1$d.%2$s as %2$s%1$d".formatted(table, column);
  }

  /** To one, one to one, to many. */
  private static String join(int table) {
    return switch (table % 3) {
      case 0 -> " left join base.t%1$d on t%1$d.id = t0.other".formatted(table);
      case 1 -> " join base.t%1$d on t%1$d.id = t0.id".formatted(table);
      default -> " join base.t%1$d on t%1$d.parent = t0.id".formatted(table);
    };
  }
}
