package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.BusyException;
import dev.veduta.NotPermittedException;
import dev.veduta.QueryFailedException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pool;
import dev.veduta.fixture.RefusingProxy;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the server, or what stands before it, refuses COPY, all is read as if there were none. */
class CopyRefusedTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final int ROWS = 4000;
  private static final ComparableColumn<AnyRow, Integer> ID = AnyRow.key("id");
  private static final View<AnyRow, Integer> MANY = view("many");

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(
        "create view many as select id, id as a, id as b, id as c, id as d, id as e"
            + " from generate_series(1, %d) id".formatted(ROWS));
  }

  private static View<AnyRow, Integer> view(String name) {
    return AnyRow.keyed(
        "public",
        name,
        ID,
        Stream.of("a", "b", "c", "d", "e")
            .<Column<AnyRow, ?>>map(
                column -> AnyRow.column(column.charAt(0) - 'a' + 1, column, SqlTypes.INT4))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0A000", "42501", "42601", "08P01"})
  void listsAreReadAllTheSameAndItIsNotAskedAgain(String state) throws Exception {
    try (RefusingProxy proxy = RefusingProxy.before(DATABASE.port(), state);
        Pool pool = new Pool(() -> DATABASE.connect(proxy), true)) {
      for (int i = 0; i < 3; i++) {
        try (Session session = Veduta.of(pool.dataSource()).openSession()) {
          assertThat(session.list(MANY.query().orderBy(ID.asc()).limit(ROWS))).hasSize(ROWS);
          assertThat(session.count(TemplateFieldView.query())).isEqualTo(60);
        }
      }
      assertThat(pool.faults()).isEmpty();
      assertThat(proxy.refused()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0A000", "08P01"})
  void streamsAreReadAllTheSame(String state) throws Exception {
    try (RefusingProxy proxy = RefusingProxy.before(DATABASE.port(), state);
        Pool pool = new Pool(() -> DATABASE.connect(proxy), true)) {
      for (int i = 0; i < 3; i++) {
        try (Session session = Veduta.of(pool.dataSource()).openSession();
            Stream<AnyRow> stream = session.stream(MANY.query())) {
          assertThat(stream).hasSize(ROWS);
        }
      }
      assertThat(pool.faults()).isEmpty();
      assertThat(proxy.refused()).isEqualTo(1);
    }
  }

  @Test
  void theCallersTransactionGoesOn() throws Exception {
    try (RefusingProxy proxy = RefusingProxy.before(DATABASE.port(), "0A000");
        Connection connection = DATABASE.connect(proxy);
        Statement statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      connection.setAutoCommit(false);
      statement.execute("create view mine as select *, 1 as mine from many");
      assertThat(session.list(view("mine").query().orderBy(ID.asc()).limit(ROWS))).hasSize(ROWS);
      assertThat(proxy.refused()).isEqualTo(1);
      assertThat(connection.getAutoCommit()).isFalse();
      statement.execute("select 1 from mine");
      connection.rollback();
    }
  }

  @Test
  void aCopyThatWasCancelledIsNotReadAgain() throws Exception {
    try (RefusingProxy proxy = RefusingProxy.before(DATABASE.port(), "57014");
        Connection connection = DATABASE.connect(proxy)) {
      for (int i = 1; i <= 2; i++) {
        try (Session session = Veduta.session(connection)) {
          assertThatExceptionOfType(BusyException.class)
              .isThrownBy(() -> session.list(MANY.query().orderBy(ID.desc()).limit(ROWS)));
          assertThat(proxy.refused()).isEqualTo(i);
        }
      }
    }
  }

  @Test
  void aViewThatFailsAsARefusalWouldSaysNothingOfOthers() throws SQLException {
    DATABASE.run(
        "create function raise(id int) returns int language plpgsql as"
            + " 'begin raise exception using errcode = ''42501''; end'");
    DATABASE.run("create view raises as select raise(id) as id, a, b, c, d, e from many");
    DATABASE.run("create view told as select *, current_query() as told from many");
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(NotPermittedException.class)
          .isThrownBy(() -> session.list(view("raises").query().orderBy(ID.asc()).limit(ROWS)));
      var told = AnyRow.column(6, "told", SqlTypes.TEXT);
      List<Column<AnyRow, ?>> columns = new ArrayList<>(MANY.columns().subList(1, 6));
      columns.add(told);
      var view = AnyRow.keyed("public", "told", ID, columns);
      AnyRow row = session.list(view.query().orderBy(ID.asc()).limit(ROWS)).get(0);
      assertThat((String) row.values().get(6)).startsWith("copy (");
    }
  }

  @Test
  void whatNoStatementCanReadFailsAsEver() throws SQLException, IOException {
    DATABASE.run("create view fails as select 1 / (a - a) as id, a, b, c, d, e from many");
    try (RefusingProxy proxy = RefusingProxy.before(DATABASE.port(), "0A000");
        Connection connection = DATABASE.connect(proxy);
        Session session = Veduta.session(connection)) {
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> session.list(view("fails").query().orderBy(ID.asc()).limit(ROWS)))
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("22012"));
    }
  }

  @Test
  void aTableWithRowSecurityComesByCopyToo() throws SQLException {
    DATABASE.run("create table secured as select *, 'reader'::text as owner from many");
    DATABASE.run("update secured set owner = 'other' where id > 3500");
    DATABASE.run("alter table secured enable row level security");
    DATABASE.run("create policy own on secured using (owner = current_user)");
    DATABASE.run("create role reader login; grant select on secured to reader");
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      statement.execute("set role reader");
      assertThat(session.list(view("secured").query().orderBy(ID.asc()).limit(ROWS))).hasSize(3500);
    }
    DATABASE.run("drop table secured; drop role reader");
  }
}
