package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.veduta.BrokenReferenceException;
import dev.veduta.BusyException;
import dev.veduta.CheckFailedException;
import dev.veduta.ConstraintException;
import dev.veduta.DuplicateRowException;
import dev.veduta.MissingValueException;
import dev.veduta.NotInViewException;
import dev.veduta.NotPermittedException;
import dev.veduta.QueryFailedException;
import dev.veduta.ReadOnlyException;
import dev.veduta.StaleViewException;
import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Item;
import dev.veduta.view.WritableView;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What each refusal of the server is, none with a value in its message. */
class WriteFaultsTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final WritableView<Item, Integer> VIEW = Item.VIEW;
  private static final Item.Values SECRET = new Item.Values().name("secret");

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(Item.SCHEMA);
  }

  @BeforeEach
  void fill() throws SQLException {
    DATABASE.run(
        "truncate shop.item, shop.line restart identity;"
            + " insert into shop.item (name) values ('secret')");
  }

  private interface Write {
    void by(Session session);
  }

  private static <E extends VedutaException> E failure(Class<E> type, Write write) {
    try (Session session = DATABASE.veduta().openSession()) {
      return failure(type, session, write);
    }
  }

  private static <E extends VedutaException> E failure(
      Class<E> type, Session session, Write write) {
    E failure = catchThrowableOfType(type, () -> write.by(session));
    assertThat(failure).isNotNull();
    assertThat(failure.getMessage()).doesNotContain("secret", "4711");
    return failure;
  }

  private static void assertConstraint(
      ConstraintException failure, String state, String constraint, String message) {
    assertThat(failure.sqlState()).isEqualTo(state);
    assertThat(failure.constraint()).contains(constraint);
    assertThat(failure.column()).isEmpty();
    assertThat(failure).hasMessageStartingWith(message);
  }

  @Test
  void aDuplicate() {
    assertConstraint(
        failure(DuplicateRowException.class, it -> it.insert(VIEW, SECRET)),
        "23505",
        "item_name",
        "[DuplicateRow] inserting into shop.item failed: another row has what is unique (item_name)"
            + " (SQLSTATE 23505)");
  }

  @Test
  void aRowInConflict() throws SQLException {
    DATABASE.run(
        "create table shop.apart (like shop.item including all,"
            + " constraint no_two exclude (note with =))");
    var apart = Item.of("apart");
    var values = new Item.Values().note("4711");
    failure(
        DuplicateRowException.class,
        session -> {
          session.insert(apart, values.name("a"));
          session.insert(apart, values.name("b"));
        });
  }

  @Test
  void aReferenceToNoRow() throws SQLException {
    DATABASE.run("insert into shop.line values (1, 1)");
    assertConstraint(
        failure(BrokenReferenceException.class, it -> it.delete(VIEW, 1)),
        "23503",
        "line_item_fkey",
        "[BrokenReference] deleting from shop.item failed: a foreign key would refer to no row"
            + " (line_item_fkey)");
  }

  @Test
  void aReferenceThatRestricts() throws SQLException {
    DATABASE.run(
        "create table shop.kept (item int references shop.item on delete restrict);"
            + " insert into shop.kept values (1)");
    assertThat(failure(BrokenReferenceException.class, it -> it.delete(VIEW, 1)).constraint())
        .contains("kept_item_fkey");
    DATABASE.run("drop table shop.kept");
  }

  @Test
  void aMissingValue() {
    var failure =
        failure(MissingValueException.class, it -> it.insert(VIEW, new Item.Values().note("4711")));
    assertThat(failure.column()).contains("name");
    assertThat(failure.constraint()).isEmpty();
    assertThat(failure)
        .hasMessageStartingWith(
            "[MissingValue] inserting into shop.item failed: a value is missing (name)");
  }

  @Test
  void aMissingValueOfADomain() throws SQLException {
    DATABASE.run(
        "create domain shop.needed as text not null; alter table shop.item add needed shop.needed"
            + " default ''; alter table shop.item alter needed drop default");
    assertThat(
            failure(
                MissingValueException.class,
                it -> it.insert(VIEW, new Item.Values().name("a").note("4711"))))
        .hasMessageStartingWith(
            "[MissingValue] inserting into shop.item failed: a value is missing"
                + " (of the domain needed)");
    DATABASE.run("alter table shop.item drop needed; drop domain shop.needed");
  }

  @Test
  void aFailedCheck() {
    var negative = new Item.Values().price(new BigDecimal(-4711));
    assertConstraint(
        failure(CheckFailedException.class, it -> it.update(VIEW, 1, negative)),
        "23514",
        "item_price",
        "[CheckFailed] updating shop.item failed: a check does not allow its values (item_price)");
  }

  @Test
  void aRowThatAViewWithCheckOptionWouldNotShow() {
    var dear = new Item.Values().price(new BigDecimal(4711));
    var checked = Item.of("checked");
    for (Write write :
        new Write[] {
          it -> it.insert(checked, dear.name("x")), it -> it.update(checked, 1, dear),
        }) {
      var failure = failure(NotInViewException.class, write);
      assertThat(failure.sqlState()).isEqualTo("44000");
      assertThat(failure.id()).isEqualTo("NotInView");
      assertThat(failure)
          .hasMessageContaining(
              "failed: the view, WITH CHECK OPTION, would not show the row (SQLSTATE 44000)");
    }
  }

  @Test
  void aValueThatDoesNotFit() {
    var wide = new Item.Values().note("4711".repeat(6));
    assertThat(failure(QueryFailedException.class, it -> it.update(VIEW, 1, wide)))
        .hasMessageStartingWith(
            "[QueryFailed] updating shop.item failed: a value is not one that its column takes");
  }

  @Test
  void aTriggerThatRefuses() throws SQLException {
    DATABASE.run(
        """
        create table shop.closed (like shop.item including all);
        create function shop.refuse() returns trigger language plpgsql as
          $$ begin raise 'no %', new.name; end $$;
        create trigger refuse before insert on shop.closed
          for each row execute function shop.refuse();
        """);
    assertThat(failure(QueryFailedException.class, it -> it.insert(Item.of("closed"), SECRET)))
        .hasMessageContaining("failed: a trigger refuses it (SQLSTATE P0001)");
  }

  @Test
  void aReadOnlyTransaction() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      var failure =
          failure(ReadOnlyException.class, session, it -> it.insert(VIEW, SECRET.name("x")));
      assertThat(failure.sqlState()).isEqualTo("25006");
      connection.rollback();
    }
  }

  @Test
  void oneOfTwoThatCannotBeSerialized() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Session session = Veduta.session(connection)) {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      session.get(VIEW, 1);
      DATABASE.run("update shop.item set note = 'other'");
      var note = new Item.Values().note("4711");
      assertThat(failure(BusyException.class, session, it -> it.update(VIEW, 1, note)).sqlState())
          .isEqualTo("40001");
      connection.rollback();
    }
  }

  @Test
  void aRoleThatMayOnlyRead() throws SQLException {
    DATABASE.run(
        "create role looker login; grant usage on schema shop to looker;"
            + " grant select on shop.item to looker");
    try (Connection connection = DATABASE.connect("&user=looker");
        Session session = Veduta.session(connection)) {
      assertThat(failure(NotPermittedException.class, session, it -> it.delete(VIEW, 1)))
          .hasMessageContaining(
              "the role lacks a privilege, or row security does not allow the row");
    }
    DATABASE.run("drop owned by looker; drop role looker");
  }

  @Test
  void aRowThatNoPartitionTakes() throws SQLException {
    DATABASE.run(
        "create table shop.parts (like shop.item including defaults) partition by range (price)");
    var failure = failure(CheckFailedException.class, it -> it.insert(Item.of("parts"), SECRET));
    assertThat(failure.constraint()).isEmpty();
    assertThat(failure)
        .hasMessageContaining("a check does not allow its values, or no partition takes them");
  }

  @Test
  void aViewThatIsNoLongerUpdatable() throws SQLException {
    DATABASE.run("create view shop.was as select id, name, price, note from shop.item");
    var was = Item.of("was");
    try (Session session = DATABASE.veduta().openSession()) {
      session.update(was, 1, new Item.Values().note("fine"));
      DATABASE.run(
          "create or replace view shop.was as select distinct id, name, price, note from shop.item");
      assertStale(failure(StaleViewException.class, session, it -> it.delete(was, 1)), "55000");
    }
  }

  @Test
  void aColumnThatIsComputedNow() throws SQLException {
    DATABASE.run(
        """
        create table shop.computed (
          id int primary key, name text generated always as (note) stored,
          price numeric, note varchar);
        create view shop.over as select id, upper(name) as name, price, note from shop.item;
        """);
    assertStale(
        failure(
            StaleViewException.class,
            it -> it.insert(Item.of("computed"), new Item.Values().id(1).name("secret"))),
        "428C9");
    assertStale(
        failure(StaleViewException.class, it -> it.update(Item.of("over"), 1, SECRET)), "0A000");
  }

  private static void assertStale(StaleViewException failure, String state) {
    assertThat(failure.sqlState()).isEqualTo(state);
    assertThat(failure.differences())
        .containsExactly(
            "the server does not let its rows, or this column, be written; the cause says why");
  }

  @Test
  void inATransactionNothingElseIsDone() throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      connection.setAutoCommit(false);
      statement.execute("insert into shop.line values (1, 1)");
      failure(DuplicateRowException.class, session, it -> it.insert(VIEW, SECRET));
      assertThat(connection.getAutoCommit()).isFalse();
      assertThat(failure(QueryFailedException.class, session, it -> it.delete(VIEW, 1)).sqlState())
          .isEqualTo("25P02");
      connection.rollback();
    }
  }
}
