package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableTextColumn;
import dev.veduta.type.Range;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StaleViewTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final String AS_GENERATED =
      "create view changing as select 1 as id, 2 as amount, 'three'::text as label";

  private static final String RETYPED =
      "column \"label\" was pg_catalog.text and is pg_catalog.int4";

  private final ComparableColumn<AnyRow, Integer> id = AnyRow.key("id");
  private final ComparableColumn<AnyRow, Integer> amount =
      AnyRow.column(1, "amount", SqlTypes.INT4);
  private final NullableTextColumn<AnyRow> label = AnyRow.text(2, "label");

  /** A view of its own for each test, as in a process that has not used it yet. */
  private final View<AnyRow, Integer> view =
      AnyRow.keyed("public", "changing", id, List.of(amount, label));

  @BeforeEach
  void create() throws SQLException {
    replace(AS_GENERATED);
  }

  private static void replace(String sql) throws SQLException {
    DATABASE.run("drop view if exists changing cascade; " + sql);
  }

  private static ThrowableAssertAlternative<StaleViewException> assertStale(ThrowingCallable use) {
    return assertThatExceptionOfType(StaleViewException.class).isThrownBy(use);
  }

  @Test
  void allDifferencesAreListedOnFirstUse() throws SQLException {
    replace("create view changing as select 1::bigint as id, 2 as amount, 'x'::text as labels");
    try (Session session = DATABASE.veduta().openSession()) {
      assertStale(() -> session.find(view, 1))
          .withMessageStartingWith("[StaleView] public.changing")
          .withMessageContaining("mvn veduta:reflect")
          .satisfies(
              stale ->
                  assertThat(stale.differences())
                      .containsExactly(
                          "column \"id\" was pg_catalog.int4 and is pg_catalog.int8",
                          "column \"label\" is gone; did you mean \"labels\""));
    }
  }

  @Test
  void everyWayOfReadingChecksFirst() throws SQLException {
    replace("create view changing as select 1 as id, 2 as amount");
    try (Session session = DATABASE.veduta().openSession()) {
      for (ThrowingCallable use :
          List.<ThrowingCallable>of(
              () -> session.get(view, 1),
              () -> session.findAll(view, List.of(1)),
              () -> session.list(view.query()),
              () -> session.first(view.query()),
              () -> session.one(view.query()),
              () -> session.count(view.query()),
              () -> session.exists(view.query()),
              () -> session.stream(view.query()))) {
        assertStale(use).withMessageContaining("column \"label\" is gone");
      }
    }
  }

  @Test
  void aViewThatIsGoneIsStale() throws SQLException {
    DATABASE.run("drop view changing");
    try (Session session = DATABASE.veduta().openSession()) {
      assertStale(() -> session.get(view, 1)).withMessageContaining("no such relation");
    }
  }

  @Test
  void theCallersTransactionSurvivesAFirstUseOfAStaleView() throws SQLException {
    DATABASE.run("drop view changing");
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      try (Session session = Veduta.session(connection)) {
        assertStale(() -> session.get(view, 1));
        connection.createStatement().execute("select 1");
      }
      connection.rollback();
    }
  }

  @Test
  void moreColumnsAnotherOrderAndTheSameViewAnewAreFine() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.get(view, 1);
      replace(
          "create view changing as select 'three'::text as label, 0 as more, 2 as amount, 1 as id");
      assertThat(session.list(view.query().fresh()))
          .containsExactly(new AnyRow(List.of(1, 2, "three")));
      replace(AS_GENERATED);
      assertThat(session.list(view.query().fresh()))
          .containsExactly(new AnyRow(List.of(1, 2, "three")));
    }
  }

  @Test
  void arraysAndDomainsAreTheirOwnTypes() throws SQLException {
    DATABASE.run("create domain positive as int check (value > 0)");
    replace(
        "create view changing as select 1 as id, array[1, 2] as many, 5::positive as some,"
            + " array[5]::positive[] as somes, array[[1], [2]] as grid");
    SqlType<Integer> positive =
        new SqlType<>("public", "positive") {
          @Override
          public String castName() {
            return "\"public\".\"positive\"";
          }

          @Override
          public Integer parse(String text) {
            return Integer.valueOf(text);
          }

          @Override
          public String format(Integer value) {
            return value.toString();
          }
        };
    View<AnyRow, Integer> good =
        AnyRow.keyed(
            "public",
            "changing",
            id,
            List.of(
                AnyRow.column(1, "many", SqlTypes.array(SqlTypes.INT4)),
                AnyRow.column(2, "some", positive),
                AnyRow.column(3, "somes", SqlTypes.array(positive))));
    View<AnyRow, Integer> bad =
        AnyRow.keyed(
            "public",
            "changing",
            id,
            List.of(
                AnyRow.column(1, "many", SqlTypes.array(SqlTypes.INT8)),
                AnyRow.column(2, "some", SqlTypes.INT4),
                AnyRow.column(3, "somes", SqlTypes.array(SqlTypes.INT4)),
                AnyRow.column(4, "grid", SqlTypes.array(SqlTypes.TEXT))));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.get(good, 1).values()).containsExactly(1, List.of(1, 2), 5, List.of(5));
      assertStale(() -> session.get(bad, 1))
          .satisfies(
              stale ->
                  assertThat(stale.differences())
                      .containsExactly(
                          "column \"many\" was pg_catalog.int8[] and is pg_catalog.int4[]",
                          "column \"some\" was pg_catalog.int4 and is public.positive",
                          "column \"somes\" was pg_catalog.int4[] and is public.positive[]",
                          "column \"grid\" was pg_catalog.text[] and is pg_catalog.int4[]"));
    }
  }

  @Test
  void aTypeThatOnlyHasElementsIsNoArray() throws SQLException {
    DATABASE.run("create domain pair as int[]");
    replace(
        "create view changing as"
            + " select '1'::int2vector as id, '(1, 2)'::point as amount, '{1}'::pair as label");
    try (Session session = DATABASE.veduta().openSession()) {
      assertStale(() -> session.get(view, 1))
          .satisfies(
              stale ->
                  assertThat(stale.differences())
                      .containsExactly(
                          "column \"id\" was pg_catalog.int4 and is pg_catalog.int2vector",
                          "column \"amount\" was pg_catalog.int4 and is pg_catalog.point",
                          "column \"label\" was pg_catalog.text and is public.pair"));
    }
  }

  @Test
  void aColumnRenamedUnderARunningApplicationIsStale() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.get(view, 1);
      DATABASE.run("alter view changing rename column label to title");
      assertStale(() -> session.list(view.query()))
          .withMessageContaining("column \"label\" is gone")
          .satisfies(stale -> assertThat(stale.sqlState()).isEqualTo("42703"));
      assertStale(() -> session.count(view.query())).withMessageContaining("is gone");
    }
  }

  @Test
  void aViewDroppedUnderARunningApplicationIsStale() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.get(view, 1);
      DATABASE.run("drop view changing");
      assertStale(() -> session.list(view.query()))
          .withMessageContaining("no such relation")
          .satisfies(stale -> assertThat(stale.sqlState()).isEqualTo("42P01"));
    }
  }

  @Test
  void onceTheViewIsBackItIsReadAgain() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.get(view, 1);
      DATABASE.run("drop view changing");
      assertStale(() -> session.list(view.query()));
      replace(AS_GENERATED);
      assertThat(session.list(view.query())).hasSize(1);
    }
  }

  @Test
  void aColumnRetypedUnderAConditionIsStale() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.get(view, 1);
      retypeLabel();
      assertStale(() -> session.count(view.query().where(label.eq("three"))))
          .withMessageContaining(RETYPED);
    }
  }

  @Test
  void aColumnRetypedUnderAPreparedStatementIsStaleInAutocommit() throws SQLException {
    try (Connection connection = DATABASE.connect("&prepareThreshold=1");
        Session session = Veduta.session(connection)) {
      for (int i = 0; i < 3; i++) {
        session.list(view.query());
      }
      retypeLabel();
      assertStale(() -> session.list(view.query())).withMessageContaining(RETYPED);
      assertStale(() -> session.stream(view.query())).withMessageContaining(RETYPED);
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void aColumnRetypedUnderAPreparedStatementIsStaleInATransaction() throws SQLException {
    try (Connection connection = DATABASE.connect("&prepareThreshold=1")) {
      connection.setAutoCommit(false);
      try (Session session = Veduta.session(connection)) {
        for (int i = 0; i < 3; i++) {
          session.list(view.query());
        }
        connection.commit();
        retypeLabel();
        assertStale(() -> session.list(view.query()))
            .withMessageContaining("the types of its columns changed")
            .satisfies(stale -> assertThat(stale.sqlState()).isEqualTo("0A000"));
        assertThatExceptionOfType(QueryFailedException.class)
            .isThrownBy(() -> session.list(view.query()))
            .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("25P02"));
        connection.rollback();
        assertStale(() -> session.list(view.query())).withMessageContaining(RETYPED);
      }
      connection.rollback();
    }
  }

  @Test
  void inATransactionWhatIsKnownIsSaid() throws SQLException {
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      try (Session session = Veduta.session(connection)) {
        session.list(view.query());
        connection.commit();
        DATABASE.run("alter view changing rename column label to title");
        assertStale(() -> session.list(view.query()))
            .withMessageContaining("a column that is read does not exist")
            .withMessageContaining("roll it back");
        connection.rollback();
        DATABASE.run("drop view changing");
        assertStale(() -> session.count(view.query())).withMessageContaining("no such relation");
      }
      connection.rollback();
    }
  }

  @Test
  void aColumnRetypedUnderPlainStatementsIsStale() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.list(view.query());
      retypeLabel();
      assertStale(() -> session.list(view.query())).withMessageContaining(RETYPED);
    }
  }

  @Test
  void aColumnRetypedToOneThatJdbcTakesForTheSameIsStale() throws SQLException {
    DATABASE.run("drop type if exists mood cascade; create type mood as enum ('three')");
    try (Session session = DATABASE.veduta().openSession()) {
      for (String type : List.of("varchar", "mood", "xml")) {
        create();
        session.list(view.query());
        replace(
            "create view changing as select 1 as id, 2 as amount, 'three'::" + type + " as label");
        assertStale(() -> session.list(view.query())).withMessageContaining(type);
      }
    }
  }

  @Test
  void aChangeBeforeTheFirstResultIsSeenWhateverTheTypesName() throws SQLException {
    DATABASE.run("create type unseen as enum ('three')");
    var labels = AnyRow.keyless("public", "changing", List.of(AnyRow.text(0, "label")));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.count(labels.query())).isEqualTo(1);
      replace("create view changing as select 'three'::unseen as label");
      assertStale(() -> session.list(labels.query())).withMessageContaining("public.unseen");
    }
  }

  @Test
  void whatChangedWhileItWasReadIsComparedAgainByTheNextRead() throws SQLException {
    String changing = "create view changing as select 'three'::phrase as phrase";
    DATABASE.run("create domain phrase as text");
    replace(changing);
    var type = SqlTypes.domain("public", "phrase", SqlTypes.TEXT);
    var phrases = AnyRow.keyless("public", "changing", List.of(AnyRow.column(0, "phrase", type)));
    try (Session session = DATABASE.veduta().openSession()) {
      session.list(phrases.query());
      DATABASE.run("drop domain phrase cascade; create domain phrase as varchar");
      replace(changing);
      assertStale(() -> session.list(phrases.query()))
          .withMessageContaining("changed while it was read");
      assertThat(session.list(phrases.query())).containsExactly(new AnyRow(List.of("three")));
    }
  }

  @Test
  void aTypeOnTheSearchPathOfOneConnectionAloneIsTheSameType() throws SQLException {
    DATABASE.run("create schema aside; create type aside.span as range (subtype = int4)");
    replace("create view changing as select 1 as id, '[1,2)'::aside.span as span");
    SqlType<Range<Integer>> span = SqlTypes.range("aside", "span", SqlTypes.INT4);
    View<AnyRow, Integer> spans =
        AnyRow.keyed("public", "changing", id, List.of(AnyRow.column(1, "span", span)));
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      session.list(spans.query());
    }
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      statement.execute("set search_path = aside");
      assertThat(session.list(spans.query())).hasSize(1);
    }
  }

  @Test
  void aTypeOfTheSameNameInAnotherSchemaIsAnotherType() throws SQLException {
    DATABASE.run(
        """
        create schema here; create type here.place as (street text, city text);
        create schema there; create type there.place as (city text, street text);
        """);
    replace("create view changing as select 1 as id, row('Main St', 'Rome')::here.place as place");
    SqlType<List<String>> type =
        SqlTypes.composite(
            "here",
            "place",
            fields -> List.of(fields.get(1, SqlTypes.TEXT), fields.get(2, SqlTypes.TEXT)),
            value -> value,
            SqlTypes.TEXT,
            SqlTypes.TEXT);
    Column<AnyRow, List<String>> place = AnyRow.column(1, "place", type);
    View<AnyRow, Integer> view =
        AnyRow.keyed("public", "changing", AnyRow.key("id"), List.of(place));
    try (Connection connection = DATABASE.connect()) {
      try (Session session = Veduta.session(connection)) {
        assertThat(session.get(view, 1).values()).contains(List.of("Main St", "Rome"));
      }
      replace(
          "create view changing as select 1 as id, row('Rome', 'Main St')::there.place as place");
      try (Session session = Veduta.session(connection)) {
        assertThatExceptionOfType(StaleViewException.class)
            .isThrownBy(() -> session.get(view, 1))
            .withMessageContaining("column \"place\" was here.place and is there.place");
      }
    }
    DATABASE.run("drop schema here, there cascade");
    create();
  }

  @Test
  void whatOneSessionCheckedHoldsForAllOfTheDatabase() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.list(view.query());
    }
    retypeLabel();
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      assertStale(() -> session.list(view.query())).withMessageContaining(RETYPED);
    }
  }

  @Test
  void anArrayThatCannotBeReadAnyMoreIsStale() throws SQLException {
    replace("create view changing as select 1 as id, array[1] as many");
    View<AnyRow, Integer> arrays =
        AnyRow.keyed(
            "public",
            "changing",
            id,
            List.of(AnyRow.column(1, "many", SqlTypes.array(SqlTypes.INT4))));
    try (Session session = DATABASE.veduta().openSession()) {
      session.get(arrays, 1);
      replace("create view changing as select 1 as id, array['x'] as many");
      assertStale(() -> session.list(arrays.query()))
          .withMessageContaining("was pg_catalog.int4[] and is pg_catalog.text[]");
    }
  }

  @Test
  void anErrorInsideTheViewIsNotTakenForAChange() throws SQLException {
    replace(
        """
        create or replace function broken() returns int language plpgsql
          as 'begin return (select x from no_such_table); end';
        create view changing as select broken() as id, 2 as amount, 'three'::text as label
        """);
    try (Session session = DATABASE.veduta().openSession()) {
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> session.list(view.query()))
          .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("42P01"));
    }
  }

  @Test
  void aStreamUnderAChangeEndsTheSameWay() throws SQLException {
    try (Session session = DATABASE.veduta().openSession()) {
      session.get(view, 1);
      DATABASE.run("alter view changing rename column label to title");
      assertStale(
              () -> {
                try (Stream<AnyRow> stream = session.stream(view.query())) {
                  stream.toList();
                }
              })
          .withMessageContaining("column \"label\" is gone");
    }
  }

  /** To a type whose values would pass for the record's. */
  private static void retypeLabel() throws SQLException {
    replace("create view changing as select 1 as id, 2 as amount, 3 as label");
  }
}
