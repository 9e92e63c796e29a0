package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.QueryFailedException;
import dev.veduta.SessionClosedException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.Veduta;
import dev.veduta.WrongThreadException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final View<AnyRow, Integer> BIG =
      AnyRow.keyed("public", "big", AnyRow.key("id"), List.of());

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run("create view big as select id from generate_series(1, 200000) id");
  }

  @Test
  void readsAllRowsThroughACursor() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection);
        Stream<AnyRow> stream = session.stream(BIG.query().orderBy(AnyRow.key("id").asc()))) {
      Iterator<AnyRow> rows = stream.iterator();
      WeakReference<AnyRow> first = new WeakReference<>(rows.next());
      assertThat(cursors(connection)).isEqualTo(1);
      int count = 1;
      for (; rows.hasNext(); rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(200_000);
      assertThat(isForgotten(first)).isTrue();
      assertThat(connection.getAutoCommit()).as("restored at the end").isTrue();
      assertThat(cursors(connection)).isZero();
    }
  }

  @Test
  void closingEarlyReleasesEverything() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      Stream<AnyRow> stream = session.stream(BIG.query());
      Iterator<AnyRow> rows = stream.iterator();
      for (int i = 0; i < 10; i++) {
        rows.next();
      }
      assertThat(cursors(connection)).isEqualTo(1);
      stream.close();
      assertThat(cursors(connection)).isZero();
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void closingTheSessionClosesAStreamThatWasForgotten() {
    Session session = DATABASE.veduta().openSession();
    Iterator<AnyRow> rows = session.stream(BIG.query()).iterator();
    rows.next();
    session.stream(BIG.query()).iterator().next();
    session.close();
    assertThatExceptionOfType(SessionClosedException.class)
        .isThrownBy(() -> rows.forEachRemaining(row -> {}));
  }

  @Test
  void streamsCanRunSideBySideAndBetweenOtherReads() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> one = session.stream(BIG.query());
        Stream<AnyRow> other = session.stream(BIG.query())) {
      Iterator<AnyRow> rows = one.iterator();
      rows.next();
      assertThat(other.count()).isEqualTo(200_000);
      assertThat(session.get(TemplateFieldView.VIEW, 54).id()).isEqualTo(54);
      int count = 1;
      for (; rows.hasNext(); rows.next()) {
        count++;
      }
      assertThat(count).isEqualTo(200_000);
    }
  }

  @Test
  void inTheCallersTransactionItLeavesTheTransactionOpen() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("create view mine as select 1 as id");
      View<AnyRow, Integer> mine = AnyRow.keyed("public", "mine", AnyRow.key("id"), List.of());
      try (Session session = Veduta.session(connection);
          Stream<AnyRow> stream = session.stream(mine.query())) {
        assertThat(stream).hasSize(1);
        assertThat(connection.getAutoCommit()).isFalse();
      }
      connection.rollback();
      assertThat(statement.executeQuery("select to_regclass('mine')"))
          .satisfies(
              rows -> {
                rows.next();
                assertThat(rows.getString(1)).isNull();
              });
    }
  }

  @Test
  void whatTheCallerWritesBesideAStreamInAutocommitIsKept() throws SQLException {
    DATABASE.run("create table kept (id int)");
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      try (Stream<AnyRow> stream = session.stream(BIG.query())) {
        stream.iterator().next();
        statement.execute("insert into kept values (1)");
      }
    }
    View<AnyRow, Integer> kept = AnyRow.keyed("public", "kept", AnyRow.key("id"), List.of());
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.count(kept.query())).isEqualTo(1);
    }
  }

  @Test
  void aFailureOnTheWayReleasesEverything() throws SQLException {
    DATABASE.run(
        "create view breaks as select 1 / (1500 - id) as id from generate_series(1, 2000) id");
    DATABASE.run(
        "create view hole as select nullif(id, 1500) as id from generate_series(1, 2000) id");
    assertFails("breaks", QueryFailedException.class);
    assertFails("hole", UnexpectedNullException.class);
  }

  private static void assertFails(String view, Class<? extends Throwable> failure)
      throws SQLException {
    var broken = AnyRow.keyless("public", view, List.of(AnyRow.column(0, "id", SqlTypes.INT4)));
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      Stream<AnyRow> stream = session.stream(broken.query());
      assertThatExceptionOfType(failure).isThrownBy(() -> stream.forEach(row -> {}));
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
      stream.close();
    }
  }

  @Test
  void anotherReadThatFailsMeanwhileEndsTheStreamButNotTheSession() throws SQLException {
    DATABASE.run("create view fails as select 1 / 0 as id");
    var fails = AnyRow.keyed("public", "fails", AnyRow.key("id"), List.of());
    try (Session session = DATABASE.veduta().openSession()) {
      Stream<AnyRow> stream = session.stream(BIG.query());
      Iterator<AnyRow> rows = stream.iterator();
      rows.next();
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> session.list(fails.query()))
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("22012"));
      stream.close();
      assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
    }
  }

  @Test
  void anotherThreadCannotReadAStream() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> stream = session.stream(BIG.query())) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(
              () -> CompletableFuture.runAsync(() -> stream.parallel().forEach(row -> {})).join())
          .withCauseInstanceOf(WrongThreadException.class);
    }
  }

  private static int cursors(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_cursors where statement like 'select \"id\" from%'")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static boolean isForgotten(WeakReference<?> row) {
    for (int tries = 0; row.get() != null && tries < 50; tries++) {
      System.gc();
    }
    return row.get() == null;
  }
}
