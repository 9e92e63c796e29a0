package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.UnreachableException;
import dev.veduta.Veduta;
import dev.veduta.WrongThreadException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pool;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.ArrayColumn;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Condition;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class BulkTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final int ROWS = 60_000;
  private static final ComparableColumn<AnyRow, Integer> ID = AnyRow.key("id");
  private static final View<AnyRow, Integer> ROW = view("row_view");

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(
        "create table row (id int primary key, label text); insert into row select id, 'label '"
            + " || id from generate_series(1, %d) id;".formatted(ROWS)
            + "create view row_view as select id, current_query() as label from row;"
            + "create view endless as select id::int, current_query() as label"
            + " from (select generate_series(1, 2147483647) as id) as one_by_one;");
  }

  @AfterEach
  void noThreadIsLeft() {
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("veduta-bulk") && thread.isAlive());
  }

  private static View<AnyRow, Integer> view(String name) {
    return AnyRow.keyed("public", name, ID, List.of(AnyRow.column(1, "label", SqlTypes.TEXT)));
  }

  private static int id(AnyRow row) {
    return (Integer) row.values().get(0);
  }

  @Test
  void readsEveryRowOnceByCopyOfRanges() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> stream = session.bulk(ROW.query()).connections(3).stream()) {
      List<AnyRow> rows = stream.toList();
      assertThat(rows).hasSize(ROWS);
      assertThat(rows.stream().mapToInt(BulkTest::id).distinct().count()).isEqualTo(ROWS);
      assertThat(rows.stream().map(row -> row.values().get(1)).distinct())
          .hasSize(3)
          .allMatch(statement -> ((String) statement).startsWith("copy ("));
    }
  }

  @Test
  void inKeyOrderTheRowsComeInOrder() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> stream =
            session.bulk(ROW.query().where(ID.gt(10))).connections(3).inKeyOrder().stream()) {
      AtomicInteger last = new AtomicInteger(10);
      stream.forEach(row -> assertThat(id(row)).isEqualTo(last.incrementAndGet()));
      assertThat(last).hasValue(ROWS);
    }
  }

  @Test
  void theSessionCanBeUsedMeanwhileAndItsRowsAreTheInstancesHeld() {
    try (Session session = DATABASE.veduta().openSession()) {
      AnyRow held = session.get(ROW, 7);
      try (Stream<AnyRow> stream = session.bulk(ROW.query()).stream()) {
        Iterator<AnyRow> rows = stream.iterator();
        int same = 0;
        while (rows.hasNext()) {
          AnyRow row = rows.next();
          if (id(row) % 20_000 == 1) {
            assertThat(session.get(TemplateFieldView.VIEW, 54).id()).isEqualTo(54);
          }
          same += row == held ? 1 : 0;
        }
        assertThat(same).isEqualTo(1);
      }
    }
  }

  @Test
  void allConnectionsSeeOneSnapshotThoughOthersWriteBeforeEachOfTheirStatements()
      throws SQLException {
    DATABASE.run(
        "create table version (id int primary key, version int);"
            + "insert into version select id, 0 from generate_series(1, 4000) id");
    View<AnyRow, Integer> view =
        AnyRow.keyed("public", "version", ID, List.of(AnyRow.column(1, "version", SqlTypes.INT4)));
    try (Pool pool = new Pool(() -> afterWrites(DATABASE.connect()), true);
        Session session = Veduta.of(pool.dataSource()).openSession()) {
      for (int connections = 2; connections <= 4; connections++) {
        Bulk<AnyRow> bulk = session.bulk(view.query()).connections(connections);
        try (Stream<AnyRow> stream = bulk.stream()) {
          List<AnyRow> rows = stream.toList();
          assertThat(rows).hasSize(4000);
          assertThat(rows.stream().map(row -> row.values().get(1)).distinct()).hasSize(1);
          assertThat(rows.stream().map(row -> id(row) > 0).distinct()).hasSize(1);
          assertThat((Integer) rows.get(0).values().get(1)).isPositive();
        }
      }
    }
  }

  /** All rows are written before a statement can be made. */
  private static Connection afterWrites(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            BulkTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createStatement")) {
                DATABASE.run("update version set version = version + 1, id = -id");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  @Test
  void closedEarlyItStopsAndGivesItsConnectionsBack() {
    try (Session session = DATABASE.veduta().openSession()) {
      for (boolean ordered : List.of(false, true)) {
        // Two billion rows are not sampled: one connection, whose rows nobody takes.
        Bulk<AnyRow> bulk = session.bulk(view("endless").query()).connections(1);
        try (Stream<AnyRow> stream = bulk.stream()) {
          assertThat(stream.iterator().next()).isNotNull();
        }
        Bulk<AnyRow> several = session.bulk(ROW.query()).connections(3);
        try (Stream<AnyRow> stream = (ordered ? several.inKeyOrder() : several).stream()) {
          assertThat(stream.iterator().next()).isNotNull();
        }
        session.bulk(ROW.query()).connections(2).stream().close();
      }
    }
  }

  @Test
  void aSessionClosedBeforeItStopsItToo() {
    Session session = DATABASE.veduta().openSession();
    Stream<AnyRow> stream = session.bulk(ROW.query()).stream();
    stream.iterator().next();
    session.close();
    stream.close();
  }

  @Test
  void whoIsAheadWaits() throws Exception {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> stream = session.bulk(view("endless").query()).connections(1).stream()) {
      Iterator<AnyRow> rows = stream.iterator();
      rows.next();
      Thread worker =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("veduta-bulk"))
              .findFirst()
              .orElseThrow();
      for (int i = 0; worker.getState() != Thread.State.WAITING; i++) {
        assertThat(i).isLessThan(1000);
        Thread.sleep(10);
      }
      for (int i = 0; i < 100_000; i++) {
        rows.next();
      }
    }
  }

  @Test
  void theFailureOfOneCancelsTheOthers() throws SQLException {
    DATABASE.run(
        "create function sleep(id int) returns text immutable language plpgsql as"
            + " 'begin perform pg_sleep(1000); return id; end';"
            + "create view breaks as select id, case when id < 5000 then sleep(id)"
            + " else (1 / ((id - 12000) * (id - 59000)::bigint))::text end as label from row");
    try (Session session = DATABASE.veduta().openSession()) {
      for (boolean ordered : List.of(false, true)) {
        Bulk<AnyRow> bulk = session.bulk(view("breaks").query());
        assertThatExceptionOfType(QueryFailedException.class)
            .isThrownBy(() -> (ordered ? bulk.inKeyOrder() : bulk).stream().toList())
            .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("22012"));
      }
      assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
    }
  }

  @Test
  void aWrongConditionIsNoChangeOfTheView() throws SQLException {
    DATABASE.run("create view gone as select id, label from row");
    View<AnyRow, Integer> gone = view("gone");
    Condition<AnyRow> wrong = Condition.sql("no_such_column = {0}", ID);
    try (Session session = DATABASE.veduta().openSession()) {
      session.find(gone, 1);
      for (int connections : List.of(1, 2)) {
        Bulk<AnyRow> bulk = session.bulk(ROW.query().where(wrong)).connections(connections);
        assertThatExceptionOfType(QueryFailedException.class)
            .isThrownBy(() -> bulk.stream().toList())
            .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("42703"));
      }
      DATABASE.run("drop view gone; create view gone as select id from row");
      for (int connections : List.of(1, 2)) {
        Bulk<AnyRow> bulk = session.bulk(gone.query()).connections(connections);
        assertThatExceptionOfType(StaleViewException.class)
            .isThrownBy(() -> bulk.stream().toList())
            .withMessageContaining("column \"label\" is gone");
      }
    }
  }

  @Test
  void tooFewConnectionsAreAllGivenBack() throws SQLException {
    AtomicInteger left = new AtomicInteger(3);
    try (Pool pool =
            new Pool(
                () -> {
                  if (left.decrementAndGet() < 0) {
                    throw new SQLException("none left");
                  }
                  return DATABASE.connect();
                },
                true);
        Session session = Veduta.of(pool.dataSource()).openSession()) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> session.bulk(ROW.query()).connections(3).stream())
          .withMessageContaining("reading public.row_view over 3 connections");
      assertThat(pool.faults()).hasSize(1);
      try (Stream<AnyRow> stream = session.bulk(ROW.query()).connections(2).stream()) {
        assertThat(stream).hasSize(ROWS);
      }
    }
  }

  @Test
  void aJoinedSessionHasOneConnectionAndReadsInTheCallersTransaction() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      connection.setAutoCommit(false);
      statement.execute("insert into row values (-1, '')");
      assertThatIllegalStateException()
          .isThrownBy(() -> session.bulk(ROW.query()).connections(2).stream())
          .withMessageContaining("[ConnectionsMissing]");
      Bulk<AnyRow> bulk = session.bulk(ROW.query()).connections(1);
      try (Stream<AnyRow> stream = bulk.inKeyOrder().stream()) {
        AnyRow first = stream.iterator().next();
        assertThat(id(first)).isEqualTo(-1);
        assertThat((String) first.values().get(1)).startsWith("copy (");
      }
      statement.execute("insert into row values (-2, '')");
      try (Stream<AnyRow> stream = bulk.stream()) {
        assertThat(stream).hasSize(ROWS + 2);
      }
      connection.rollback();
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void aViewWithNothingToCutByIsRefused() throws SQLException {
    DATABASE.run("create view lists as select array[id] as id from row");
    var list =
        new ArrayColumn<AnyRow, Integer>(
            "id", SqlTypes.array(SqlTypes.INT4), row -> (List<Integer>) row.values().get(0));
    var keyless = AnyRow.keyless("public", "row_view", List.of(ID));
    var lists = AnyRow.keyed("public", "lists", list, List.of());
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> session.bulk(keyless.query()).stream())
          .withMessageContaining("[KeyMissing] public.row_view");
      assertThatIllegalStateException()
          .isThrownBy(() -> session.bulk(lists.query()).stream())
          .withMessageContaining("[KeyNotOrdered]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> session.bulk(ROW.query()).connections(0));
    }
  }

  @Test
  void anotherThreadCannotReadIt() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> stream = session.bulk(ROW.query()).stream()) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> CompletableFuture.runAsync(() -> stream.forEach(row -> {})).join())
          .withCauseInstanceOf(WrongThreadException.class);
    }
  }
}
