package dev.veduta.benchmark.refresh;

import dev.veduta.refresh.RefreshMode;
import dev.veduta.view.RelationName;
import java.sql.SQLException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A view of a million rows, kept in a table, in a materialized view refreshed concurrently, and in
 * one refreshed plainly: after a part of its rows changed, all three are refreshed in turn. An
 * invocation is one turn of all; a table is printed when a parameter's turns are over.
 */
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 0)
@Measurement(iterations = 6)
@Fork(1)
@State(Scope.Benchmark)
public class KeptTable {
  private static final String SCHEMA =
      """
      drop schema if exists kept cascade;
      create schema kept;
      create table kept.customer (id int primary key, name text not null);
      create table kept.sale (id int primary key, customer int not null, amount numeric(10, 2) not null);
      insert into kept.customer select i, 'Customer ' || i from generate_series(1, 1000000) i;
      insert into kept.sale select i, i, i %% 9973 from generate_series(1, 1000000) i;
      create view kept.totals as
        select c.id, c.name, count(s.id) as sales, coalesce(sum(s.amount), 0) as amount
        from kept.customer c left join kept.sale s on s.customer = c.id group by c.id;
      create table kept.totals_table (like kept.totals, primary key (id));
      comment on table kept.totals_table is '@materializes kept.totals';
      insert into kept.totals_table table kept.totals;
      create materialized view kept.concurrently as select * from kept.totals;
      create unique index on kept.concurrently (id);
      create materialized view kept.plainly as select * from kept.totals;
      create unique index on kept.plainly (id);
      """
          .formatted();

  /** How many of a thousand rows change between refreshes. */
  @Param({"1", "100"})
  public int permille;

  private final RefreshPlace place = new RefreshPlace();
  private final Turns turns = new Turns();

  @Setup(Level.Trial)
  public void open() throws SQLException {
    place.run(SCHEMA);
    place.run("vacuum analyze");
    contender("table, by the difference", "totals_table", RefreshMode.AUTO);
    contender("materialized view, concurrently", "concurrently", RefreshMode.CONCURRENTLY);
    contender("materialized view, plainly", "plainly", RefreshMode.PLAIN);
  }

  private void contender(String name, String view, RefreshMode mode) {
    turns.add(
        name,
        () ->
            place.measure(
                place.veduta().refreshing(List.of(new RelationName("kept", view))).mode(mode)));
  }

  @Benchmark
  public void turn() throws Exception {
    place.run("update kept.sale set amount = amount + 1 where id %% 1000 < %d".formatted(permille));
    place.run("vacuum kept.sale, kept.totals_table, kept.concurrently");
    place.run("checkpoint");
    turns.take();
  }

  @TearDown(Level.Trial)
  public void report() throws SQLException {
    System.out.printf(
        "%n| 1,000,000 rows, %s %% changed | ms | ratio | WAL, MB | rows written |%n",
        permille / 10.0);
    System.out.println("|---|---:|---:|---:|---|");
    System.out.println(turns.table());
    place.run("drop schema kept cascade");
  }
}
