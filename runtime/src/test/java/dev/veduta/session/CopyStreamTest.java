package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Query;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.io.File;
import java.lang.ref.WeakReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Streams of many rows, which come by COPY: a column tells by which statement its row was read. */
class CopyStreamTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final int ROWS = 20_000;
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ComparableColumn<AnyRow, Integer> ID = AnyRow.key("id");
  private static final ComparableColumn<AnyRow, String> STATEMENT =
      AnyRow.column(1, "statement", SqlTypes.TEXT);
  private static final View<AnyRow, Integer> BIG = view("big");

  @BeforeAll
  static void create() throws SQLException {
    createView("big", "id", ROWS);
  }

  private static void createView(String name, String id, long rows) throws SQLException {
    DATABASE.run(
        "create view %s as select %s as id, current_query() as statement, id as a, id as b,"
                .formatted(name, id)
            + " id as c, id as d from (select generate_series(1, %d) as id) as one_by_one"
                .formatted(rows));
  }

  private static View<AnyRow, Integer> view(String name) {
    return AnyRow.keyed(
        "public",
        name,
        ID,
        List.of(
            STATEMENT,
            AnyRow.column(2, "a", SqlTypes.INT4),
            AnyRow.column(3, "b", SqlTypes.INT4),
            AnyRow.column(4, "c", SqlTypes.INT4),
            AnyRow.column(5, "d", SqlTypes.INT4)));
  }

  /** Another statement each time, since what was seen of one counts for the next time. */
  private static Query<AnyRow> unseen(View<AnyRow, Integer> view) {
    Query<AnyRow> query = view.query();
    for (int i = COUNT.incrementAndGet(); i > 0; i--) {
      query = query.where(ID.gt(0));
    }
    return query;
  }

  private static String statement(AnyRow row) {
    return (String) row.values().get(1);
  }

  private static int id(AnyRow row) {
    return (Integer) row.values().get(0);
  }

  @Test
  void holdsNoRowsThatWereRead() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> stream = session.stream(unseen(BIG).orderBy(ID.asc()))) {
      Iterator<AnyRow> rows = stream.iterator();
      WeakReference<AnyRow> first = new WeakReference<>(rows.next());
      assertThat(statement(first.get())).startsWith("copy (");
      for (int id = 2; id <= ROWS; id++) {
        assertThat(id(rows.next())).isEqualTo(id);
      }
      assertThat(rows.hasNext()).isFalse();
      assertThat(isForgotten(first)).isTrue();
      assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
    }
  }

  @Test
  void closedEarlyItHasTheServerStop() throws SQLException {
    createView("endless", "id::int", Integer.MAX_VALUE);
    try (Session session = DATABASE.veduta().openSession()) {
      for (boolean read : List.of(false, true)) {
        try (Stream<AnyRow> stream = session.stream(unseen(view("endless")))) {
          if (read) {
            assertThat(statement(stream.iterator().next())).startsWith("copy (");
          }
        }
        assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
      }
    }
  }

  @Test
  void aStreamThatWasShortOrClosedEarlyIsReadByACursorFromThenOn() {
    var query = unseen(BIG);
    try (Session session = DATABASE.veduta().openSession()) {
      for (String how : List.of("copy (", "select ")) {
        try (Stream<AnyRow> stream = session.stream(query)) {
          assertThat(statement(stream.iterator().next())).startsWith(how);
        }
      }
    }
  }

  @Test
  void aStreamThatWasLongComesByCopyAgain() {
    var query = unseen(BIG);
    try (Session session = DATABASE.veduta().openSession()) {
      for (int i = 0; i < 3; i++) {
        try (Stream<AnyRow> stream = session.stream(query)) {
          assertThat(stream.filter(row -> statement(row).startsWith("copy ("))).hasSize(ROWS);
        }
      }
    }
  }

  @Test
  void betweenItsRowsTheSessionCanBeUsedAndFromThenOnItIsReadByACursor() {
    var query = unseen(BIG).orderBy(ID.asc(), STATEMENT.asc());
    try (Session session = DATABASE.veduta().openSession()) {
      for (String how : List.of("copy (", "select ")) {
        try (Stream<AnyRow> stream = session.stream(query)) {
          Iterator<AnyRow> rows = stream.iterator();
          for (int id = 1; id <= ROWS; id++) {
            AnyRow row = rows.next();
            assertThat(id(row)).isEqualTo(id);
            assertThat(statement(row)).startsWith(how);
            if (id % 5000 == 1) {
              assertThat(session.get(TemplateFieldView.VIEW, 54).id()).isEqualTo(54);
              assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
            }
          }
          assertThat(rows.hasNext()).isFalse();
        }
      }
    }
    assertThat(spools()).isEmpty();
  }

  @Test
  void twoStreamsCanBeReadInTurn() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> one = session.stream(unseen(BIG).orderBy(ID.asc()));
        Stream<AnyRow> other = session.stream(unseen(BIG).orderBy(ID.asc()))) {
      Iterator<AnyRow> ones = one.iterator();
      Iterator<AnyRow> others = other.iterator();
      ones.next();
      for (int id = 1; id < ROWS; id++) {
        assertThat(id(ones.next())).isEqualTo(id + 1);
        assertThat(id(others.next())).isEqualTo(id);
      }
      assertThat(ones.hasNext()).isFalse();
      assertThat(id(others.next())).isEqualTo(ROWS);
      assertThat(others.hasNext()).isFalse();
    }
  }

  @Test
  void closedEarlyBesideAnotherItLeavesThatAlone() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> one = session.stream(unseen(BIG))) {
      Iterator<AnyRow> ones = one.iterator();
      ones.next();
      for (boolean read : List.of(true, false)) {
        try (Stream<AnyRow> other = session.stream(unseen(BIG))) {
          if (read) {
            other.iterator().next();
          }
        }
      }
      int left = 0;
      for (; ones.hasNext(); ones.next()) {
        left++;
      }
      assertThat(left).isEqualTo(ROWS - 1);
    }
    assertThat(spools()).isEmpty();
  }

  @Test
  void aSessionClosedBeforeItsStreamLeavesNothing() {
    Session session = DATABASE.veduta().openSession();
    Stream<AnyRow> aside = session.stream(unseen(BIG));
    Stream<AnyRow> running = session.stream(unseen(BIG));
    running.iterator().next();
    session.close();
    aside.close();
    running.close();
    assertThat(spools()).isEmpty();
  }

  @Test
  void onTheCallersConnectionItIsReadByACursorSinceTheCallerMayUseThat() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection);
        Stream<AnyRow> stream = session.stream(unseen(BIG))) {
      assertThat(statement(stream.iterator().next())).startsWith("select ");
      try (var statement = connection.createStatement()) {
        statement.execute("select 1");
      }
    }
  }

  @Test
  void aFailureOnTheWayReleasesEverything() throws SQLException {
    createView("breaks", "1 / (1500 - id)", ROWS);
    createView("hole", "nullif(id, 1500)", ROWS);
    assertFails("breaks", QueryFailedException.class);
    assertFails("hole", UnexpectedNullException.class);
  }

  private static void assertFails(String view, Class<? extends Throwable> failure) {
    try (Session session = DATABASE.veduta().openSession()) {
      Stream<AnyRow> stream = session.stream(view(view).query());
      assertThatExceptionOfType(failure).isThrownBy(() -> stream.forEach(row -> {}));
      assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
      stream.close();
    }
  }

  @Test
  void aTypeOfTheSameLengthIsNotTakenForAnother() throws SQLException {
    createView("changes", "id", ROWS);
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.stream(view("changes").query())).hasSize(ROWS);
      DATABASE.run("drop view changes");
      createView("changes", "id::float4", ROWS);
      assertThatExceptionOfType(StaleViewException.class)
          .isThrownBy(() -> session.stream(view("changes").query()));
      assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
    }
  }

  private static String[] spools() {
    return new File(System.getProperty("java.io.tmpdir"))
        .list((directory, name) -> name.startsWith("veduta") && name.endsWith(".rows"));
  }

  private static boolean isForgotten(WeakReference<?> row) {
    for (int tries = 0; row.get() != null && tries < 50; tries++) {
      System.gc();
    }
    return row.get() == null;
  }
}
