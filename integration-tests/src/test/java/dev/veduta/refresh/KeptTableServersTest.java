package dev.veduta.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.refresh.ViewRefresh.Rows;
import dev.veduta.server.Server;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A view kept in a table on servers of several versions, and what they counted of it. */
@ParameterizedClass
@ValueSource(ints = {13, 15, 18})
class KeptTableServersTest {
  private static final View<Sums, Integer> KEPT = Sums.kept("sums");

  private final DataSource database;
  private final Veduta veduta;

  KeptTableServersTest(int major) throws SQLException {
    database = Server.of(major).newDatabase("kept");
    veduta = Veduta.of(database);
    run(
        """
        create schema f;
        create table f.sales as select i % 1000 as item, i::bigint as amount
          from generate_series(1, 5000) i;
        """);
    veduta.ddl().create(KEPT);
  }

  @Test
  void theServerCountsOnlyWhatDiffers() throws Exception {
    assertThat(veduta.refreshAfter("f.sales").of(KEPT).rows()).contains(new Rows(0, 0, 0));
    run(
        """
        update f.sales set amount = amount + 1 where item in (7, 8);
        delete from f.sales where item = 9;
        insert into f.sales values (2000, 1), (2001, 1), (2002, 1);
        """);
    assertThat(veduta.refresh(KEPT).of(KEPT).rows()).contains(new Rows(3, 2, 1));
    assertThat(differences()).isZero();
    String expected = "1003 2 1";
    for (int tries = 0; tries < 100 && !counts().equals(expected); tries++) {
      Thread.sleep(50);
    }
    assertThat(counts()).isEqualTo(expected);
  }

  @Test
  void replacedAndDropped() throws SQLException {
    View<Sums, Integer> other =
        Sums.kept(
            "select item, max(amount) as total, 1 as more from f.sales group by item", "sums");
    veduta.ddl().replace(other);
    assertThat(differences()).isZero();
    veduta.ddl().drop(other);
    assertThat(number("select count(*) from pg_class where relname like 'sums%'")).isZero();
  }

  /** Rows inserted, updated and deleted, as far as the server has noted them. */
  private String counts() throws SQLException {
    return text(
        "select concat_ws(' ', n_tup_ins, n_tup_upd, n_tup_del) from pg_stat_user_tables"
            + " where relname = 'sums_table'");
  }

  private long differences() throws SQLException {
    return number(
        """
        select count(*) from (
          (select to_jsonb(s) from f.sums s except select to_jsonb(t) from f.sums_table t)
          union all
          (select to_jsonb(t) from f.sums_table t except select to_jsonb(s) from f.sums s)) d
        """);
  }

  private long number(String sql) throws SQLException {
    return Long.parseLong(text(sql));
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
