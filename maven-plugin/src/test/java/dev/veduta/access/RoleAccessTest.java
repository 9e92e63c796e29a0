package dev.veduta.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.access.ViewAccess.Lack;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a role, beside what the server lets it do. */
class RoleAccessTest {
  private static final String SETUP =
      """
      create role "a Reader"; create role owner_of_views; create role refresher;
      create role member_of_owner in role owner_of_views;
      create schema s; create schema "hid\u202eden";
      grant usage on schema s to "a Reader", refresher, member_of_owner;
      grant usage, create on schema s to owner_of_views;
      create table s.t (id int, label text); create table s.secret (id int);
      grant select on s.t to owner_of_views;
      create view s.granted as select * from s.t;
      create view s.columns as select * from s.t;
      create view s.some_columns as select * from s.t;
      create view s.denied as select * from s.t;
      create view s.of_owner as select * from s.secret;
      create view s.over as select * from s.of_owner;
      create view "hid\u202eden".v as select 1 as x;
      create materialized view s.m as select id from s.t;
      create materialized view s.of_secret as select id from s.secret;
      alter view s.of_owner owner to owner_of_views;
      alter materialized view s.m owner to owner_of_views;
      alter materialized view s.of_secret owner to owner_of_views;
      grant select on s.granted, s.of_owner, s.over, "hid\u202eden".v, s.m to "a Reader";
      grant select (id, label) on s.columns to "a Reader";
      grant select (id) on s.some_columns to "a Reader";
      """;

  /** From 15 and 17 on. */
  private static final String NEWER =
      """
      create view s.invoking with (security_invoker) as select * from s.t;
      create view s.over_invoking as select * from s.invoking;
      create materialized view s.m_over_invoking as select * from s.invoking;
      grant select on s.invoking, s.over_invoking to "a Reader";
      grant maintain on s.m to refresher;
      create role maintainer in role pg_maintain; grant usage on schema s to maintainer;
      """;

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void whatIsToldIsWhatTheServerLetsItDo(int major) throws Exception {
    try (Connection connection = TestServer.of(major).database()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      run(connection, SETUP);
      if (major >= 17) {
        run(connection, NEWER);
      }
      for (String role : roles(connection)) {
        for (ViewAccess access : ask(connection, role)) {
          String view = quoted(access.view());
          assertThat(does(connection, role, "select * from " + view))
              .as("%s %s", role, access)
              .isEqualTo(access.toRead().isEmpty());
          assertThat(
                  access.materialized()
                      && does(connection, role, "refresh materialized view " + view))
              .as("%s %s", role, access)
              .isEqualTo(access.materialized() && access.toRefresh().isEmpty());
        }
        Savepoint before = connection.setSavepoint();
        for (ViewAccess access : ask(connection, role)) {
          for (Lack lack : both(access)) {
            run(connection, lack.remedy());
          }
        }
        assertThat(ask(connection, role))
            .as("with all remedies")
            .allMatch(it -> both(it).isEmpty());
        connection.rollback(before);
      }
      assertThat(ask(connection, "a Reader"))
          .extracting(ViewAccess::toString)
          .contains(
              "s.granted: it may read",
              "s.denied: it may not read, for it has no SELECT on it (GRANT SELECT ON s.denied TO"
                  + " \"a Reader\")",
              "hid\\u202Eden.v: it may not read, for it has no USAGE on its schema (GRANT USAGE ON"
                  + " SCHEMA \"hid\\u202Eden\" TO \"a Reader\")",
              "s.over: it may not read, for it reads s.secret through it, and the owner"
                  + " owner_of_views has no SELECT on that (GRANT SELECT ON s.secret TO"
                  + " owner_of_views)",
              major >= 17
                  ? "s.m: it may read, it may not refresh, for it has no MAINTAIN on it (GRANT"
                      + " MAINTAIN ON s.m TO \"a Reader\")"
                  : "s.m: it may read, it may not refresh, for it is not its owner, nor a member of"
                      + " that role (GRANT owner_of_views TO \"a Reader\")");
      assertThat(RoleAccess.of(connection, "nobody", List.of())).isEmpty();
      connection.rollback();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void whereATableKeepsTheRowsItIsReadAndItsOwnerRefreshes(int major) throws Exception {
    try (Connection connection = TestServer.of(major).database()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      run(
          connection,
          """
          create role k_keeper; create role k_reader; create role k_super superuser;
          create schema s; grant usage on schema s to k_keeper, k_reader;
          create view s.plain as select 1 as id; create view s."o dd" as select 1 as id;
          create table s.plain_table (id int); create table s."o dd_table" (id int);
          create table s.plain_tables (id int);
          comment on table s.plain_table is 'Rows. @materializes s.plain.';
          comment on table s."o dd_table" is '@materializes "s"."o dd"';
          comment on table s.plain_tables is '@materializes s.plains';
          alter table s.plain_table owner to k_keeper; alter table s."o dd_table" owner to k_keeper;
          grant select on s.plain to k_keeper;
          grant select on s.plain_table to k_reader;
          """);
      List<QualifiedName> views =
          List.of(new QualifiedName("s", "o dd"), new QualifiedName("s", "plain"));
      assertThat(RoleAccess.of(connection, "k_keeper", views).orElseThrow())
          .extracting(ViewAccess::toString)
          .containsExactly(
              "s.o dd: it may read, it may not refresh, for it has no SELECT on it (GRANT SELECT ON"
                  + " s.\"o dd\" TO k_keeper)",
              "s.plain: it may read, it may refresh");
      assertThat(RoleAccess.of(connection, "k_reader", views.subList(1, 2)).orElseThrow())
          .extracting(ViewAccess::toString)
          .containsExactly(
              "s.plain: it may read, it may not refresh, for it has no SELECT on it (GRANT SELECT ON"
                  + " s.plain TO k_reader), and is neither the owner of s.plain_table, which keeps"
                  + " its rows, nor a member of that role that is no superuser (GRANT k_keeper TO"
                  + " k_reader)");
      assertThat(RoleAccess.of(connection, "k_reader", views.subList(0, 1)).orElseThrow())
          .extracting(access -> access.toRead().toString())
          .containsExactly(
              "[has no SELECT on s.\"o dd_table\", which keeps its rows (GRANT SELECT ON s.\"o"
                  + " dd_table\" TO k_reader)]");
      assertThat(RoleAccess.of(connection, "k_super", views).orElseThrow())
          .allSatisfy(
              access -> {
                assertThat(access.toRead()).isEmpty();
                assertThat(access.toRefresh()).hasSize(1);
              });
      connection.rollback();
    }
  }

  private static List<String> roles(Connection connection) throws SQLException {
    return texts(
        connection,
        "select rolname from pg_roles where not rolname ~ '^pg_' and (oid > 16384 or rolsuper)");
  }

  private static List<ViewAccess> ask(Connection connection, String role) throws SQLException {
    List<QualifiedName> views =
        texts(
                connection,
                "select nspname || '.' || relname from pg_class c join pg_namespace n"
                    + " on n.oid = relnamespace where relkind in ('v', 'm') and c.oid > 16384")
            .stream()
            .map(it -> it.split("\\."))
            .map(it -> new QualifiedName(it[0], it[1]))
            .toList();
    assertThat(views).isNotEmpty();
    return RoleAccess.of(connection, role, views).orElseThrow();
  }

  private static boolean does(Connection connection, String role, String sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      run(connection, "set role \"" + role + "\"; " + sql);
      return true;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isEqualTo("42501");
      return false;
    } finally {
      connection.rollback(before);
    }
  }

  private static List<Lack> both(ViewAccess access) {
    return Stream.concat(access.toRead().stream(), access.toRefresh().stream()).toList();
  }

  private static String quoted(QualifiedName name) {
    return "\"" + name.schema() + "\".\"" + name.name() + "\"";
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var row = statement.executeQuery("select array(" + sql + ")::text[]");
      row.next();
      return List.of((String[]) row.getArray(1).getArray());
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
