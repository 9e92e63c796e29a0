package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veduta.BusyException;
import dev.veduta.IdentityConflictException;
import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.UnreachableException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.OrderedQuery;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Long lists, which come by COPY: a column tells by which statement its row was read. */
class CopyTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final int MANY = 100_000;
  private static final ComparableColumn<AnyRow, Integer> ID = AnyRow.key("id");
  private static final ComparableColumn<AnyRow, String> STATEMENT =
      AnyRow.column(1, "statement", SqlTypes.TEXT);
  private static final ComparableColumn<AnyRow, String> LABEL =
      AnyRow.column(2, "label", SqlTypes.TEXT);
  private static final View<AnyRow, Integer> ROWS = view("rows");

  @BeforeAll
  static void create() throws SQLException {
    createView("rows", "id");
    DATABASE.run("create table knob (n int)");
  }

  private static void turnKnob(int n) throws SQLException {
    DATABASE.run("delete from knob; insert into knob values (%d)".formatted(n));
  }

  private static void createView(String name, String id) throws SQLException {
    DATABASE.run(
        "create view %s as select %s as id, current_query() as statement, 'label ' || id as label"
                .formatted(name, id)
            + ", id as a, id as b, id as c from generate_series(1, 5000) id");
  }

  private static View<AnyRow, Integer> view(String name) {
    return AnyRow.keyed(
        "public",
        name,
        ID,
        List.of(
            STATEMENT,
            LABEL,
            AnyRow.column(3, "a", SqlTypes.INT4),
            AnyRow.column(4, "b", SqlTypes.INT4),
            AnyRow.column(5, "c", SqlTypes.INT4)));
  }

  private static OrderedQuery<AnyRow> all(View<AnyRow, Integer> view) {
    return view.query().orderBy(ID.asc()).limit(MANY);
  }

  private static String statement(List<AnyRow> rows) {
    return (String) rows.get(0).values().get(1);
  }

  @Test
  void aListWithAGreatLimitComesByCopy() {
    try (Session session = DATABASE.veduta().openSession()) {
      List<AnyRow> rows = session.list(all(ROWS));
      assertThat(rows).hasSize(5000);
      assertThat(statement(rows)).startsWith("copy (");
    }
  }

  @Test
  void aListWithASmallLimitDoesNot() {
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(statement(session.list(all(ROWS).limit(3_000)))).startsWith("copy (");
      assertThat(statement(session.list(all(ROWS).limit(2_999).fresh()))).startsWith("select ");
    }
  }

  @Test
  void aListOfFewColumnsDoesNot() {
    var three = AnyRow.keyed("public", "rows", ID, List.of(STATEMENT, LABEL));
    var two = AnyRow.keyed("public", "rows", ID, List.of(STATEMENT));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(statement(session.list(all(three)))).startsWith("copy (");
      assertThat(statement(session.list(all(two)))).startsWith("select ");
    }
  }

  @Test
  void textThatIsNotSentAsUtf8DoesNot() throws SQLException {
    DATABASE.run(
        "create view cafes as"
            + " select id, current_query() as statement, 'caf\u00e9' as label from rows");
    var cafes = AnyRow.keyed("public", "cafes", ID, List.of(STATEMENT, LABEL));
    try (Connection connection = DATABASE.connect("&allowEncodingChanges=true");
        Statement settings = connection.createStatement()) {
      for (String encoding : List.of("latin1", "utf8")) {
        settings.execute("set client_encoding = " + encoding);
        try (Session session = Veduta.session(connection)) {
          List<AnyRow> rows = session.list(all(cafes));
          assertThat(rows.get(0).values()).endsWith("caf\u00e9");
          assertThat(statement(rows)).startsWith(encoding.equals("utf8") ? "copy (" : "select ");
        }
      }
    }
  }

  @Test
  void withNoLimitItComesByCopyOnceItWasLong() {
    var query = ROWS.query().where(ID.gt(1).and(LABEL.ne("withNoLimit")));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(statement(session.list(query))).startsWith("select ");
      assertThat(statement(session.list(query.fresh()))).startsWith("copy (");
    }
  }

  @Test
  void onceItWasShortItDoesNot() {
    var query = ROWS.query().where(LABEL.eq("label 7")).orderBy(ID.asc()).limit(MANY);
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(statement(session.list(query))).startsWith("copy (");
      assertThat(statement(session.list(query.fresh()))).startsWith("select ");
    }
  }

  @Test
  void aConnectionThatIsNotUnwrappedReadsAsEver() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(refusing(connection))) {
      List<AnyRow> rows = session.list(all(ROWS));
      assertThat(rows).hasSize(5000);
      assertThat(statement(rows)).startsWith("select ");
    }
  }

  @Test
  void hostileValuesFindTheirRowsWhateverTheSettings() throws SQLException {
    DATABASE.run("create table hostile (id int, statement text, label text)");
    DATABASE.run(
        "create view hostile_view as select id, current_query() as statement, label, id as a,"
            + " id as b, id as c from hostile");
    List<String> values =
        List.of(
            "'",
            "\\'",
            "\\",
            "''",
            "');--",
            "?",
            "$1",
            "\\x41",
            "\\u0041",
            "E'",
            "\n\t",
            "é\ud83d\ude00",
            "");
    try (Connection connection = DATABASE.connect();
        Statement settings = connection.createStatement()) {
      for (int i = 0; i < values.size(); i++) {
        try (var insert = connection.prepareStatement("insert into hostile values (?, '', ?)")) {
          insert.setInt(1, i);
          insert.setString(2, values.get(i));
          insert.execute();
        }
      }
      for (String conforming : List.of("on", "off")) {
        settings.execute("set standard_conforming_strings = " + conforming);
        for (int i = 0; i < values.size(); i++) {
          String value = values.get(i);
          long limit = MANY + i + (conforming.equals("on") ? 0 : 100);
          var query =
              view("hostile_view").query().where(LABEL.eq(value)).orderBy(LABEL.asc()).limit(limit);
          try (Session session = Veduta.session(connection)) {
            List<AnyRow> rows = session.list(query);
            assertThat(rows).as(value).hasSize(1);
            assertThat(rows.get(0).values()).contains(i, value);
          }
        }
      }
    }
  }

  @Test
  void aValueThatIsNoTextFailsAsEver() throws SQLException {
    for (String value : List.of("\0", "'); drop view rows; --\0", "\ud800")) {
      var query = ROWS.query().where(LABEL.eq(value));
      try (Session session = DATABASE.veduta().openSession()) {
        Throwable few = failure(() -> session.list(query.orderBy(ID.asc()).limit(1)));
        Throwable many = failure(() -> session.list(query.orderBy(ID.asc()).limit(MANY)));
        assertThat(many)
            .hasSameClassAs(few)
            .hasMessage(few.getMessage().replace(" limit 1", " limit " + MANY));
      }
    }
  }

  @Test
  void inTheCallersTransactionItSeesWhatThatWroteAndLeavesItOpen() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "create view mine as select id, current_query() as statement, '' as label, id as a,"
              + " id as b, id as c"
              + " from generate_series(1, 5) id");
      try (Session session = Veduta.session(connection)) {
        List<AnyRow> rows = session.list(all(view("mine")));
        assertThat(statement(rows)).startsWith("copy (");
        assertThat(rows).hasSize(5);
      }
      assertThat(connection.getAutoCommit()).isFalse();
      statement.execute("select 1 from mine");
      connection.rollback();
    }
  }

  @Test
  void anUnexpectedNullOnTheWayLeavesTheTransactionUsable() throws SQLException {
    createView("hole", "nullif(id, (select n from knob))");
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      turnKnob(0);
      session.list(view("hole").query());
      connection.setAutoCommit(false);
      turnKnob(1500);
      assertThatExceptionOfType(UnexpectedNullException.class)
          .isThrownBy(() -> session.list(view("hole").query()));
      assertThat(session.count(ROWS.query())).isEqualTo(5000);
    }
  }

  @Test
  void aConflictOnTheWayLeavesTheTransactionAndTheMapUsable() throws SQLException {
    createView("repeated", "least(id, 4000)");
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      connection.setAutoCommit(false);
      assertThatExceptionOfType(IdentityConflictException.class)
          .isThrownBy(() -> session.list(all(view("repeated"))))
          .withMessageContaining("(id) = 4000");
      assertThat(session.list(all(ROWS))).hasSize(5000);
    }
  }

  @Test
  void aFailureOfTheServerOnTheWayIsAsEver() throws SQLException {
    createView("breaks", "id + 0 * (1 / ((select n from knob) - id))");
    var query = view("breaks").query().where(LABEL.ne("secret"));
    try (Session session = DATABASE.veduta().openSession()) {
      turnKnob(0);
      session.list(query);
      turnKnob(1500);
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> session.list(query))
          .satisfies(
              failure -> {
                assertThat(failure.sqlState()).isEqualTo("22012");
                assertThat(failure.sql()).startsWith("select").doesNotContain("secret");
              });
      assertThat(session.list(all(ROWS))).hasSize(5000);
    }
  }

  @Test
  void theServerCanCancelIt() throws SQLException {
    createView("slow", "id + (select 0 from pg_sleep(id - id + 0.002))");
    try (Connection connection = DATABASE.connect("&options=-c%20statement_timeout=400");
        Session session = Veduta.session(connection)) {
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(
              () -> session.list(view("slow").query().orderBy(STATEMENT.asc()).limit(MANY)));
      assertThat(session.count(ROWS.query())).isEqualTo(5000);
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void aConnectionLostOnTheWayIsUnreachable() throws SQLException {
    createView(
        "ends",
        "case when pg_terminate_backend(case when id = 2000 then pg_backend_pid() end) then 0 else id end");
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(UnreachableException.class)
          .isThrownBy(() -> session.list(all(view("ends"))));
    }
  }

  @Test
  void aTypeOfTheSameLengthIsNotTakenForAnother() throws SQLException {
    for (String change : List.of("id::float4", "date '2000-01-01' + id", "id::oid")) {
      createView("changes", "id");
      try (Session session = DATABASE.veduta().openSession()) {
        assertThat(session.list(all(view("changes")))).hasSize(5000);
        DATABASE.run("drop view changes");
        createView("changes", change);
        assertThatExceptionOfType(StaleViewException.class)
            .as(change)
            .isThrownBy(() -> session.list(all(view("changes"))))
            .withMessageContaining("\"id\" was pg_catalog.int4 and is");
      }
      DATABASE.run("drop view changes");
    }
  }

  @Test
  void aDomainMadeAgainOverAnotherTypeIsNotReadByItsBytes() throws SQLException {
    DATABASE.run("create domain amount as int");
    SqlType<Integer> amount = SqlTypes.domain("public", "amount", SqlTypes.INT4);
    View<AnyRow, Integer> amounts =
        AnyRow.keyed(
            "public", "amounts", ID, List.of(STATEMENT, AnyRow.column(2, "amount", amount)));
    String view =
        "create view amounts as select id, current_query() as statement, id::amount as amount"
            + " from generate_series(1, 5000) id";
    DATABASE.run(view);
    try (Session session = DATABASE.veduta().openSession()) {
      List<AnyRow> rows = session.list(all(amounts));
      assertThat(statement(rows)).startsWith("copy (");
      DATABASE.run("drop domain amount cascade; create domain amount as float4; " + view);
      assertThat(session.list(all(amounts).fresh()))
          .extracting(row -> row.values().get(2))
          .isEqualTo(rows.stream().map(row -> row.values().get(2)).toList());
    }
    DATABASE.run("drop domain amount cascade");
  }

  @Test
  void aSnapshotOfBeforeTheChangeDoesNotHideIt() throws SQLException {
    createView("later", "id");
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      assertThat(session.list(all(view("later")))).hasSize(5000);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertThat(session.count(ROWS.query())).isEqualTo(5000);
      DATABASE.run("drop view later");
      createView("later", "id::float4");
      for (int i = 0; i < 2; i++) {
        assertThatExceptionOfType(StaleViewException.class)
            .isThrownBy(() -> session.list(all(view("later"))));
      }
    }
  }

  @Test
  void itCanRunBesideAStream() {
    try (Session session = DATABASE.veduta().openSession();
        Stream<AnyRow> stream = session.stream(ROWS.query())) {
      Iterator<AnyRow> rows = stream.iterator();
      rows.next();
      assertThat(statement(session.list(all(ROWS).fresh()))).startsWith("copy (");
      int left = 0;
      for (; rows.hasNext(); rows.next()) {
        left++;
      }
      assertThat(left).isEqualTo(4999);
      assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
    }
  }

  @Test
  void theIdentityMapHoldsItsRows() {
    try (Session session = DATABASE.veduta().openSession()) {
      AnyRow held = session.get(ROWS, 7);
      List<AnyRow> rows = session.list(all(ROWS));
      assertThat(rows.get(6)).isSameAs(held);
      assertThat(session.get(ROWS, 8)).isSameAs(rows.get(7));
    }
  }

  private static Throwable failure(Runnable call) {
    return catchThrowableOfType(RuntimeException.class, call::run);
  }

  /** A pool's connection that hands nobody its own. */
  private static Connection refusing(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            CopyTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("unwrap") || method.getName().equals("isWrapperFor")) {
                throw new SQLException("not unwrapped");
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }
}
