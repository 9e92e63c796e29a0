package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.BusyException;
import dev.veduta.NotPermittedException;
import dev.veduta.NotPopulatedException;
import dev.veduta.UnexpectedNullException;
import dev.veduta.UnreadableValueException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.TemplateFieldView;
import dev.veduta.query.Column;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultsTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @Test
  void aMaterializedViewWithoutDataIsNotPopulated() throws SQLException {
    DATABASE.run(
        "create materialized view gear.empty as select item, reviews from gear.stats with no data;"
            + " create view gear.over as select * from gear.empty");
    try (Session session = DATABASE.veduta().openSession()) {
      for (String name : List.of("empty", "over")) {
        assertThatExceptionOfType(NotPopulatedException.class)
            .isThrownBy(() -> session.list(GearStats.of(name).query()))
            .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("55000"));
      }
    }
  }

  @Test
  void aRoleWithoutThePrivilegeIsNotPermitted() throws SQLException {
    DATABASE.run("create role reader login");
    try (Connection connection = DATABASE.connect("&user=reader");
        Session session = Veduta.session(connection)) {
      assertThatExceptionOfType(NotPermittedException.class)
          .isThrownBy(() -> session.get(TemplateFieldView.VIEW, 54))
          .withMessageStartingWith("[NotPermitted] reading quick_bits.template_field_view failed")
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("42501"));
    }
    DATABASE.run("drop role reader");
  }

  @Test
  void aStatementTimeoutIsBusy() throws SQLException {
    DATABASE.run("create view slow as select 1 as id from pg_sleep(10)");
    assertBusy("slow", "set statement_timeout = 50", "57014");
  }

  @Test
  void aLockTimeoutIsBusy() throws SQLException {
    DATABASE.run("create table locked as select 1 as id");
    try (Connection other = DATABASE.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table locked");
      assertBusy("locked", "set lock_timeout = 50", "55P03");
      other.rollback();
    }
  }

  private static void assertBusy(String view, String setting, String state) throws SQLException {
    var column = AnyRow.column(0, "id", SqlTypes.INT4);
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      statement.execute(setting);
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(() -> session.list(AnyRow.keyless("public", view, List.of(column)).query()))
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo(state));
    }
  }

  @Test
  void aNullWhereNoneCanBeNamesTheColumn() throws SQLException {
    DATABASE.run("create view nulls as select null::int8 as n, null::text as t, null::bool as b");
    var number = AnyRow.column(0, "n", SqlTypes.INT8);
    var text = AnyRow.column(0, "t", SqlTypes.TEXT);
    assertUnexpectedNull(number, row -> row.getLong(1));
    assertUnexpectedNull(number, row -> row.getInt(1));
    assertUnexpectedNull(number, row -> row.getShort(1));
    assertUnexpectedNull(number, row -> row.getFloat(1));
    assertUnexpectedNull(number, row -> row.getDouble(1));
    assertUnexpectedNull(AnyRow.column(0, "b", SqlTypes.BOOL), row -> row.getBoolean(1));
    assertUnexpectedNull(text, row -> row.get(1, text));
  }

  private static void assertUnexpectedNull(
      Column<AnyRow, ?> column, Function<RowReader, Object> read) {
    KeylessView<AnyRow> view = view("nulls", column, read);
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(UnexpectedNullException.class)
          .isThrownBy(() -> session.list(view.query()))
          .withMessageStartingWith("[UnexpectedNull] public.nulls: column \"" + column + "\"")
          .withMessageContaining("never to be. Run mvn veduta:reflect");
    }
  }

  @Test
  void aMaterializedViewThatKeptANullIsToBeRefreshed() throws SQLException {
    DATABASE.run(
        """
        create table base (id int primary key, n int);
        insert into base values (1, null), (2, 2);
        create materialized view kept as select id, n from base;
        update base set n = 1 where n is null;
        alter table base alter n set not null;
        """);
    var n = AnyRow.column(0, "n", SqlTypes.INT4);
    KeylessView<AnyRow> view =
        KeylessView.of(
            RelationInfo.of(RelationKind.MATERIALIZED_VIEW, "public", "kept"),
            List.of(n),
            row -> new AnyRow(List.of(row.getInt(1))));
    Veduta veduta = DATABASE.veduta();
    try (Session session = veduta.openSession()) {
      assertThatExceptionOfType(UnexpectedNullException.class)
          .isThrownBy(() -> session.list(view.query()))
          .withMessageContaining(
              "Refresh it first: what is known of a materialized view holds as of its last"
                  + " refresh. Run mvn veduta:reflect and compile again;");
      veduta.refresh(view);
      assertThat(session.list(view.query().where(n.eq(1)))).hasSize(1);
    }
  }

  @Test
  void aValueThatJavaCannotHoldNamesColumnAndType() throws SQLException {
    DATABASE.run("create view extremes as select 9e18::int8 as n");
    var tooLarge = view("extremes", AnyRow.column(0, "n", SqlTypes.INT8), row -> row.getInt(1));
    var column = AnyRow.column(0, "n", refusing());
    var refused = view("extremes", column, row -> row.get(1, column));
    try (Session session = DATABASE.veduta().openSession()) {
      for (var view : List.of(tooLarge, refused)) {
        assertThatExceptionOfType(UnreadableValueException.class)
            .isThrownBy(() -> session.list(view.query()))
            .withMessageStartingWith(
                "[UnreadableValue] public.extremes: column \"n\" of type pg_catalog.int8")
            .withMessageNotContaining("9000000000000000000");
      }
    }
  }

  private static SqlType<Long> refusing() {
    return new SqlType<>("pg_catalog", "int8") {
      @Override
      public String castName() {
        return "pg_catalog.int8";
      }

      @Override
      public Long parse(String text) {
        throw new IllegalArgumentException(text);
      }

      @Override
      public String format(Long value) {
        return value.toString();
      }
    };
  }

  private static KeylessView<AnyRow> view(
      String name, Column<AnyRow, ?> column, Function<RowReader, Object> read) {
    return KeylessView.of(
        RelationInfo.of(RelationKind.VIEW, "public", name),
        List.of(column),
        row -> new AnyRow(List.of(read.apply(row))));
  }
}
