package dev.veduta.benchmark;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Views as applications have them: each joins two tables and has twelve columns of many types; one
 * in four aggregates. There are half as many tables as views, in a schema of their own.
 *
 * @param views how many; even
 */
record SampleSchema(int views) {
  /** The schema of the views. */
  static final String VIEWS = "app";

  private static final String TABLE =
      """
      create table base.t%1$d (
        id int primary key, parent int references base.t%2$d, name text not null, code varchar(40),
        price numeric(10, 2), born date, changed timestamptz, active boolean not null,
        quantity bigint, extra jsonb, tags text[], ref uuid);
      comment on column base.t%1$d.code is 'What customers call it';
      """;

  private static final String JOIN =
      """
      create view app.v%1$d as
      select x.id, x.name, x.code, coalesce(x.price, 0) as price, x.born, x.changed, x.active,
        y.id as parent_id, upper(y.name) as parent_name, y.quantity, y.extra, y.tags
      from base.t%2$d x left join base.t%3$d y on y.id = x.parent
      where x.active or x.born > '2020-01-01';
      comment on view app.v%1$d is 'Things and what they belong to. @key id';
      """;

  private static final String AGGREGATE =
      """
      create view app.v%1$d as
      select x.id, x.name, x.code, x.active, x.ref, count(y.id) as children,
        sum(y.price) as total, avg(y.price) as mean, max(y.changed) as last_change,
        min(y.born) as first_born, bool_or(y.active) as any_active, array_agg(y.name) as names
      from base.t%2$d x left join base.t%3$d y on y.parent = x.id
      group by x.id;
      comment on view app.v%1$d is 'Things and what belongs to them. @key id';
      """;

  /** Creates it all. */
  String sql() {
    int tables = views / 2;
    return "create schema base; create schema app;\n"
        + IntStream.range(0, tables)
            .mapToObj(i -> TABLE.formatted(i, Math.max(0, i - 1)))
            .collect(Collectors.joining())
        + IntStream.range(0, views)
            .mapToObj(i -> view(i).formatted(i, i / 2, (i / 2 + 1) % tables))
            .collect(Collectors.joining());
  }

  private static String view(int number) {
    return number % 4 == 0 ? AGGREGATE : JOIN;
  }
}
