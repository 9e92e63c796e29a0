package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How reflection treats the connection and the server. */
class ConnectionUseTest {
  private final TestServer server = TestServer.newest();

  @Test
  void theNumberOfStatementsDoesNotDependOnTheNumberOfViews() throws Exception {
    long one = statements(server.database(views(1)));
    long many = statements(server.database(views(200), Schemas.AWKWARD_TYPES));

    assertThat(many).isEqualTo(one).isEqualTo(21);
  }

  @Test
  void theFingerprintIsOneQuery() throws Exception {
    TestServer.Database database = server.database("CREATE EXTENSION pg_stat_statements", views(3));
    try (Connection connection = database.connect()) {
      long before = calls(connection);
      Introspector.fingerprint(connection, Selections.of("s.*"));
      // BEGIN, SET TRANSACTION, settings, the query, ROLLBACK; and the query that counted before.
      assertThat(calls(connection) - before).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theConnectionIsHandedBackAsFound(boolean autoCommit) throws Exception {
    TestServer.Database database = server.database(Schemas.QUICK_BITS);
    try (Connection connection = database.connect()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      connection.setReadOnly(false);
      TestServer.run(connection, "SET search_path = quick_bits", "SET TimeZone = 'Asia/Tokyo'");
      connection.setAutoCommit(autoCommit);
      List<String> before = state(connection);

      Introspector.reflect(connection, Selections.of("*.*"));
      Introspector.fingerprint(connection, Selections.of("*.*"));

      assertThat(state(connection)).isEqualTo(before).contains("quick_bits", "Asia/Tokyo", "off");
      TestServer.run(connection, "CREATE TABLE quick_bits.writable (a int)");
    }
  }

  @Test
  void aConnectionWithItsOwnTransactionOpenIsRefusedAndItsTransactionKept() throws Exception {
    TestServer.Database database = server.database();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      TestServer.run(connection, "CREATE TABLE public.mine (a int)");

      assertThatThrownBy(() -> Introspector.reflect(connection, Selections.of("*.*")))
          .isInstanceOf(SQLException.class)
          .hasMessageStartingWith("[TransactionOpen]");

      connection.commit();
    }
    assertThat(database.reflect("public.mine").views()).hasSize(1);
  }

  @Test
  void anOpenTransactionOfRepeatableReadIsReadFromWithinAndGoesOn() throws Exception {
    TestServer.Database database = server.database();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      TestServer.run(connection, "CREATE TABLE public.mine (a int)", "SET search_path = public");

      assertThat(Introspector.reflect(connection, Selections.of("public.mine")).views()).hasSize(1);
      assertThat(setting(connection, "search_path")).isEqualTo("public");
      TestServer.run(connection, "CREATE TABLE writable (a int)");

      TestServer.run(connection, "SET statement_timeout = 1");
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 200; i++) {
                  Introspector.reflect(connection, Selections.of("*.*", "pg_catalog.*"));
                }
              })
          .isInstanceOf(SQLException.class);
      TestServer.run(connection, "SET statement_timeout = 0");
      assertThat(Introspector.reflect(connection, Selections.of("public.*")).views()).hasSize(2);
      connection.rollback();
    }
    assertThat(database.reflect("public.*").views()).isEmpty();
  }

  @Test
  void aFailureHandsTheConnectionBackToo() throws Exception {
    TestServer.Database database = server.database(views(50));
    try (Connection connection = database.connect()) {
      TestServer.run(connection, "SET statement_timeout = 1");
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 200; i++) {
                  Introspector.reflect(connection, Selections.of("*.*", "pg_catalog.*"));
                }
              })
          .isInstanceOf(SQLException.class);

      assertThat(connection.getAutoCommit()).isTrue();
      TestServer.run(connection, "SET statement_timeout = 0");
      assertThat(Introspector.reflect(connection, Selections.of("s.*")).views()).hasSize(50);
    }
  }

  @Test
  void anotherDriversConnectionIsRefused() {
    Connection other =
        (Connection)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                    method.getName().equals("isWrapperFor") ? false : null);

    assertThatThrownBy(() -> Introspector.reflect(other, Selections.of("*.*")))
        .hasMessageStartingWith("[NotPostgreSQL]");
  }

  @Test
  void serversOutsideTheTestedRangeAreToldApart() throws Exception {
    assertThatThrownBy(() -> CatalogSnapshot.requireSupported(12))
        .isInstanceOf(SQLException.class)
        .hasMessageStartingWith("[ServerTooOld] The server is PostgreSQL 12");
    CatalogSnapshot.requireSupported(13);
    assertThat(Introspector.untested(18)).isEmpty();
    assertThat(Introspector.untested(19))
        .hasValueSatisfying(it -> assertThat(it.message()).startsWith("[ServerUntested]"));
  }

  @Test
  void theSnapshotIsReadOnlyAndOfOneMoment() throws Exception {
    TestServer.Database database = server.database();
    try (Connection connection = database.connect();
        CatalogSnapshot snapshot = CatalogSnapshot.begin(connection)) {
      int before = snapshot.rows(CatalogQuery.NAMES, row -> 1).size();
      database.run("CREATE TABLE public.later (a int)");

      assertThat(snapshot.rows(CatalogQuery.NAMES, row -> 1)).hasSize(before);
      assertThatThrownBy(() -> TestServer.run(connection, "CREATE TABLE public.x (a int)"))
          .isInstanceOf(SQLException.class)
          .extracting(it -> ((SQLException) it).getSQLState())
          .isEqualTo("25006");
    }
  }

  private static long statements(TestServer.Database database) throws Exception {
    database.run("CREATE EXTENSION pg_stat_statements");
    try (Connection connection = database.connect()) {
      long before = calls(connection);
      Introspector.reflect(connection, Selections.of("*.*"));
      return calls(connection) - before - 1;
    }
  }

  private static long calls(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT sum(calls) FROM pg_stat_statements WHERE dbid ="
                    + " (SELECT oid FROM pg_database WHERE datname = current_database())")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<String> state(Connection connection) throws SQLException {
    List<String> state =
        List.of(
            String.valueOf(connection.getAutoCommit()),
            String.valueOf(connection.isReadOnly()),
            String.valueOf(connection.getTransactionIsolation()),
            setting(connection, "search_path"),
            setting(connection, "TimeZone"),
            setting(connection, "quote_all_identifiers"),
            setting(connection, "jit"));
    if (!connection.getAutoCommit()) {
      connection.rollback();
    }
    return state;
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String views(int count) {
    StringBuilder sql = new StringBuilder("CREATE SCHEMA s;");
    for (int i = 0; i < count; i++) {
      sql.append("CREATE VIEW s.v%d AS SELECT %d AS a;".formatted(i, i));
    }
    return sql.toString();
  }
}
