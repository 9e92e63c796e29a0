package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.BusyException;
import dev.veduta.NotPermittedException;
import dev.veduta.QueryFailedException;
import dev.veduta.SessionClosedException;
import dev.veduta.UnreachableException;
import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.WrongThreadException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pool;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.type.SqlTypes;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;

class ConnectionsTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @Test
  void aConnectionThatCameWithoutAutocommitGoesBackSo() throws SQLException {
    try (Pool pool = DATABASE.pool(false)) {
      Veduta veduta = Veduta.of(pool.dataSource());
      try (Session session = veduta.openSession()) {
        session.list(TemplateFieldView.query());
        session.stream(TemplateFieldView.query()).iterator().next();
      }
      assertThat(pool.faults()).isEmpty();
    }
  }

  @Test
  void aConnectionGoesBackAfterAFailure() throws SQLException {
    DATABASE.run("create view fails as select 1 / 0 as id");
    var fails = AnyRow.keyless("public", "fails", List.of(AnyRow.column(0, "id", SqlTypes.INT4)));
    for (boolean autoCommit : new boolean[] {true, false}) {
      try (Pool pool = DATABASE.pool(autoCommit)) {
        try (Session session = Veduta.of(pool.dataSource()).openSession()) {
          assertThatExceptionOfType(QueryFailedException.class)
              .isThrownBy(() -> session.list(fails.query()));
          assertThatExceptionOfType(QueryFailedException.class)
              .isThrownBy(() -> session.stream(fails.query()).iterator().next());
          assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
        }
        assertThat(pool.faults()).isEmpty();
      }
    }
  }

  @Test
  void aConnectionThatCannotBePreparedGoesBack() throws SQLException {
    try (Pool pool = new Pool(ConnectionsTest::withoutAutoCommit, true)) {
      Veduta veduta = Veduta.of(pool.dataSource());
      assertThatExceptionOfType(UnreachableException.class).isThrownBy(veduta::openSession);
      assertThat(pool.faults()).isEmpty();
    }
  }

  @Test
  void aConnectionMayTellNoUrl() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(withoutUrl(connection))) {
      assertThat(session.list(TemplateFieldView.query())).hasSize(60);
      assertThat(session.stream(TemplateFieldView.query())).hasSize(60);
    }
  }

  private static Connection withoutUrl(Connection real) throws SQLException {
    DatabaseMetaData metadata =
        answering(DatabaseMetaData.class, real.getMetaData(), "getURL", null);
    return answering(Connection.class, real, "getMetaData", metadata);
  }

  /** The same but for what one method answers. */
  private static <T> T answering(Class<T> type, T real, String name, Object answer) {
    Object answering =
        Proxy.newProxyInstance(
            ConnectionsTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                method.getName().equals(name) ? answer : method.invoke(real, arguments));
    return type.cast(answering);
  }

  /** The second call of getAutoCommit, the session's, fails as on a connection that died idle. */
  private static Connection withoutAutoCommit() throws SQLException {
    Connection real = DATABASE.connect();
    return (Connection)
        Proxy.newProxyInstance(
            ConnectionsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("getAutoCommit")) {
                real.close();
                throw new SQLException("died", "08006");
              }
              return method.invoke(real, arguments);
            });
  }

  @Test
  void noServerIsUnreachable() {
    Veduta veduta =
        Veduta.of(
            new Pool(() -> DriverManager.getConnection("jdbc:postgresql://localhost:1/none"), true)
                .dataSource());
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(veduta::openSession)
        .withMessageStartingWith("[Unreachable] opening a session failed")
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("08001"));
  }

  @Test
  void aPoolThatIsExhaustedIsUnreachableToo() {
    Veduta veduta =
        Veduta.of(
            new Pool(
                    () -> {
                      throw new SQLException("no connection within 30 s");
                    },
                    true)
                .dataSource());
    assertThatExceptionOfType(UnreachableException.class)
        .isThrownBy(veduta::openSession)
        .satisfies(failure -> assertThat(failure.sqlState()).isNull());
  }

  @Test
  void anUnknownRoleIsNotPermitted() {
    Veduta veduta = Veduta.of(new Pool(() -> DATABASE.connect("&user=nobody"), true).dataSource());
    assertThatExceptionOfType(NotPermittedException.class)
        .isThrownBy(veduta::openSession)
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("28000"));
  }

  @Test
  void tooManyConnectionsAreBusy() throws SQLException {
    DATABASE.run("create role few login connection limit 0");
    Veduta veduta = Veduta.of(new Pool(() -> DATABASE.connect("&user=few"), true).dataSource());
    assertThatExceptionOfType(BusyException.class)
        .isThrownBy(veduta::openSession)
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("53300"));
    DATABASE.run("drop role few");
  }

  @Test
  void anotherThreadIsTurnedAwayBeforeAnythingIsTouched() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<TemplateFieldView> stream = session.stream(TemplateFieldView.query())) {
      TemplateFieldView held = session.get(TemplateFieldView.VIEW, 54);
      List<Consumer<Session>> uses =
          List.of(
              s -> s.find(TemplateFieldView.VIEW, 54),
              s -> s.get(TemplateFieldView.VIEW, 54),
              s -> s.findAll(TemplateFieldView.VIEW, List.of()),
              s -> s.list(TemplateFieldView.query()),
              s -> s.first(TemplateFieldView.query()),
              s -> s.one(TemplateFieldView.query()),
              s -> s.count(TemplateFieldView.query()),
              s -> s.exists(TemplateFieldView.query()),
              s -> s.stream(TemplateFieldView.query()),
              s -> s.expire(TemplateFieldView.VIEW, 54),
              Session::expireAll,
              Session::close,
              s -> stream.close());
      for (Consumer<Session> use : uses) {
        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(() -> CompletableFuture.runAsync(() -> use.accept(session)).join())
            .withCauseInstanceOf(WrongThreadException.class);
      }
      assertThat(session.get(TemplateFieldView.VIEW, 54)).isSameAs(held);
    }
  }

  @Test
  void aClosedSessionSaysSo() {
    Session session = DATABASE.veduta().openSession();
    session.close();
    session.close();
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> session.find(TemplateFieldView.VIEW, 54))
        .withMessageStartingWith("[SessionClosed]");
    assertThatExceptionOfType(SessionClosedException.class).isThrownBy(session::expireAll);
  }

  @Test
  void aTerminatedBackendIsUnreachable() throws SQLException {
    try (Pool pool = DATABASE.pool(false)) {
      try (Session session = Veduta.of(pool.dataSource()).openSession()) {
        session.get(TemplateFieldView.VIEW, 54);
        terminateOthers();
        assertThatExceptionOfType(UnreachableException.class)
            .isThrownBy(() -> session.list(TemplateFieldView.query()))
            .withCauseInstanceOf(PSQLException.class);
        assertThat(session.get(TemplateFieldView.VIEW, 54).id()).isEqualTo(54);
      }
      assertThat(pool.faults()).isEmpty();
    }
  }

  @Test
  void aBackendTerminatedUnderAStreamIsUnreachable() throws SQLException {
    DATABASE.run("create view big as select id from generate_series(1, 200000) id");
    var big = AnyRow.keyed("public", "big", AnyRow.key("id"), List.of());
    try (Pool pool = DATABASE.pool(true)) {
      try (Session session = Veduta.of(pool.dataSource()).openSession();
          Stream<AnyRow> stream = session.stream(big.query())) {
        var rows = stream.iterator();
        rows.next();
        terminateOthers();
        assertThatExceptionOfType(UnreachableException.class)
            .isThrownBy(() -> rows.forEachRemaining(row -> {}));
      }
      assertThat(pool.faults()).isEmpty();
    }
  }

  @Test
  void everyFailureCarriesIdStateAndSqlButNoValue() throws SQLException {
    DATABASE.run("create view guarded as select 1 / (id - id) as id from generate_series(1, 3) id");
    var id = AnyRow.key("id");
    var guarded = AnyRow.keyed("public", "guarded", id, List.of());
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(VedutaException.class)
          .isThrownBy(() -> session.list(guarded.query().where(id.eq(987654))))
          .withMessageContaining("[QueryFailed] reading public.guarded failed")
          .withMessageContaining("SQLSTATE 22012")
          .withMessageContaining("select \"id\" from \"public\".\"guarded\" where \"id\" = ?")
          .withMessageNotContaining("987654")
          .satisfies(
              failure -> {
                assertThat(failure.id()).isEqualTo("QueryFailed");
                assertThat(failure.sqlState()).isEqualTo("22012");
                assertThat(failure.sql()).startsWith("select \"id\"");
              });
    }
  }

  private static void terminateOthers() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }
}
