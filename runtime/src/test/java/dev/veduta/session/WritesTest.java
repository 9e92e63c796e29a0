package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.veduta.BrokenReferenceException;
import dev.veduta.DuplicateRowException;
import dev.veduta.IdentityConflictException;
import dev.veduta.QueryFailedException;
import dev.veduta.RowNotFoundException;
import dev.veduta.UnreadableValueException;
import dev.veduta.Veduta;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Item;
import dev.veduta.query.Condition;
import dev.veduta.view.WritableView;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows written, what comes back, and what the identity map holds then. */
class WritesTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final WritableView<Item, Integer> VIEW = Item.VIEW;
  private static final Item.Values ROPE = new Item.Values().name("Rope");

  private Session session;

  @BeforeAll
  static void create() throws SQLException {
    DATABASE.run(Item.SCHEMA);
  }

  @BeforeEach
  void open() throws SQLException {
    DATABASE.run("truncate shop.item, shop.line restart identity");
    session = DATABASE.veduta().openSession();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void anInsertedRowComesBackWithItsDefaultsAndIsHeld() throws SQLException {
    Item rope = session.insert(VIEW, ROPE.note("10 m"));
    assertThat(rope.id()).isEqualTo(1);
    assertThat(rope.price()).isEqualTo(new BigDecimal("1.50"));
    assertThat(rope.note()).isEqualTo("10 m");
    assertThat(session.get(VIEW, 1)).isSameAs(rope);
    assertThat(text("select kind || twice from shop.item")).isEqualTo("thing3.00");
  }

  @Test
  void nullIsWrittenWhereItIsSaid() {
    Item rope = session.insert(VIEW, ROPE.price(null));
    assertThat(rope.price()).isNull();
    Item priced = session.update(VIEW, 1, new Item.Values().price(BigDecimal.TEN));
    assertThat(priced.price()).isEqualTo(new BigDecimal("10.00"));
    assertThat(session.update(VIEW, 1, new Item.Values().price(null)).price()).isNull();
    assertThatNullPointerException()
        .isThrownBy(() -> new Item.Values().name(null))
        .withMessage("null for the column \"name\", which is never null");
  }

  @Test
  void ofAColumnSaidTwiceTheLastValueCounts() {
    assertThat(session.insert(VIEW, ROPE.name("Tent").note("a").note(null)).name())
        .isEqualTo("Tent");
    assertThat(session.get(VIEW, 1).note()).isNull();
  }

  @Test
  void valuesAreImmutableAndDoNotShowInTheirText() {
    Item.Values more = ROPE.note("secret");
    assertThat(session.insert(VIEW, ROPE).note()).isNull();
    assertThat(more).hasToString("[name, note]");
  }

  @Test
  void anUpdatedRowReplacesTheOneHeldWhichStaysAsItWas() throws SQLException {
    Item before = session.insert(VIEW, ROPE);
    Item after = session.update(VIEW, 1, new Item.Values().note("new"));
    assertThat(before.note()).isNull();
    assertThat(after.note()).isEqualTo("new");
    assertThat(session.get(VIEW, 1)).isSameAs(after);
    assertThat(text("select name || price from shop.item")).isEqualTo("Rope1.50");
  }

  @Test
  void aChangedKeyMovesTheRow() {
    session.insert(VIEW, ROPE);
    Item moved = session.update(VIEW, 1, new Item.Values().id(7));
    assertThat(session.get(VIEW, 7)).isSameAs(moved);
    assertThat(session.find(VIEW, 1)).isEmpty();
  }

  @Test
  void aRowThatIsNotThereIsNotUpdatedAndForgotten() throws SQLException {
    session.insert(VIEW, ROPE);
    DATABASE.run("delete from shop.item");
    assertThatExceptionOfType(RowNotFoundException.class)
        .isThrownBy(() -> session.update(VIEW, 1, ROPE))
        .withMessageStartingWith(
            "[RowNotFound] shop.item has no row with the id asked for, or a trigger")
        .withMessageNotContaining("Rope");
    assertThat(session.find(VIEW, 1)).isEmpty();
  }

  @Test
  void aDeletedRowComesBackAndIsForgotten() {
    session.insert(VIEW, ROPE);
    Optional<Item> deleted = session.delete(VIEW, 1);
    assertThat(deleted).map(Item::name).contains("Rope");
    assertThat(session.find(VIEW, 1)).isEmpty();
    assertThat(session.delete(VIEW, 1)).isEmpty();
  }

  @Test
  void aFailedWriteChangesNothing() throws SQLException {
    Item rope = session.insert(VIEW, ROPE);
    session.insert(VIEW, new Item.Values().name("Tent"));
    DATABASE.run("insert into shop.line values (1, 1)");
    assertThatExceptionOfType(DuplicateRowException.class)
        .isThrownBy(() -> session.update(VIEW, 1, new Item.Values().name("Tent")));
    assertThatExceptionOfType(BrokenReferenceException.class)
        .isThrownBy(() -> session.delete(VIEW, 1));
    assertThat(session.get(VIEW, 1)).isSameAs(rope);
  }

  @Test
  void anUpdateOfNothingIsAMistake() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> session.update(VIEW, 1, new Item.Values()))
        .withMessageStartingWith("[NothingToUpdate] no value was said for shop.item");
  }

  @Test
  void aRowOfDefaultsAlone() throws SQLException {
    DATABASE.run(
        "create table shop.filled (like shop.item including all);"
            + " alter table shop.filled alter name set default 'none'");
    var filled = Item.of("filled");
    assertThat(session.insert(filled, new Item.Values()).name()).isEqualTo("none");
    DATABASE.run("alter table shop.filled drop constraint filled_name_key");
    assertThat(session.insertAll(filled, List.of(new Item.Values(), new Item.Values())))
        .extracting(Item::id)
        .containsExactly(2, 3);
  }

  @Test
  void manyRowsComeBackInTheirOrderAndAreHeld() {
    List<Item.Values> values =
        IntStream.range(0, 1234).mapToObj(i -> new Item.Values().name("Item " + i)).toList();
    List<Item> items = session.insertAll(VIEW, values);
    assertThat(items).extracting(Item::name).startsWith("Item 0", "Item 1").endsWith("Item 1233");
    assertThat(items).extracting(Item::id).containsExactlyElementsOf(ids(1234));
    assertThat(session.get(VIEW, 1000)).isSameAs(items.get(999));
    assertThat(session.insertAll(VIEW, List.of())).isEmpty();
  }

  @Test
  void whatOnlySomeOfManyRowsSayIsTheDefaultOfTheOthers() {
    var named = new Item.Values();
    List<Item> items =
        session.insertAll(
            VIEW,
            List.of(
                named.name("a").price(null),
                named.name("b"),
                named.note("n").name("c").price(BigDecimal.ONE)));
    assertThat(items)
        .extracting(Item::price)
        .containsExactly(null, new BigDecimal("1.50"), new BigDecimal("1.00"));
    assertThat(items).extracting(Item::note).containsExactly(null, null, "n");
  }

  @Test
  void ofManyRowsAllAreInsertedOrNone() throws SQLException {
    List<Item.Values> values =
        Stream.concat(
                IntStream.range(0, 1000).mapToObj(i -> new Item.Values().name("Item " + i)),
                Stream.of(new Item.Values().name("Item 3")))
            .toList();
    assertThatExceptionOfType(DuplicateRowException.class)
        .isThrownBy(() -> session.insertAll(VIEW, values))
        .withMessageStartingWith(
            "[DuplicateRow] inserting 1001 rows into shop.item failed: another row has what is"
                + " unique (item_name) (SQLSTATE 23505)\nSQL: insert into \"shop\".\"item\" (\"name\")"
                + " values (?::\"pg_catalog\".\"text\") returning ");
    assertThat(text("select count(*) from shop.item")).isEqualTo("0");
    assertThat(session.find(VIEW, 1)).isEmpty();
  }

  @Test
  void aRowThatATriggerLeavesOutIsNotInserted() throws SQLException {
    DATABASE.run(
        """
        create table shop.picky (like shop.item including all);
        create function shop.pick() returns trigger language plpgsql as
          $$ begin return case when new.name <> 'no' then new end; end $$;
        create trigger pick before insert on shop.picky for each row execute function shop.pick();
        """);
    var picky = Item.of("picky");
    assertThatExceptionOfType(QueryFailedException.class)
        .isThrownBy(() -> session.insert(picky, new Item.Values().name("no")))
        .withMessageStartingWith(
            "[QueryFailed] inserting into shop.picky failed: a trigger left the row out");
    var rows = List.of(new Item.Values().name("no"), new Item.Values().name("yes"));
    assertThat(session.insertAll(picky, rows)).extracting(Item::name).containsExactly("yes");
  }

  @Test
  void aRowThatTheViewDoesNotShowComesBackAllTheSame() {
    var cheap = Item.of("cheap");
    Item dear = session.insert(cheap, ROPE.price(new BigDecimal(200)));
    assertThat(session.get(cheap, 1)).isSameAs(dear);
    session.expire(cheap, 1);
    assertThat(session.find(cheap, 1)).isEmpty();
    assertThat(session.delete(cheap, 1)).isEmpty();
    assertThat(session.find(VIEW, 1)).isPresent();
  }

  @Test
  void aViewWithoutAKeyIsInsertedInto() {
    var keyless = Item.keyless("item");
    assertThat(session.insert(keyless, ROPE).id()).isEqualTo(1);
    assertThat(session.insertAll(keyless, List.of(new Item.Values().name("Tent")))).hasSize(1);
    assertThat(session.list(keyless.query())).hasSize(2);
  }

  @Test
  void inATransactionThatIsRolledBackTheSessionHoldsWhatItWrote() throws SQLException {
    try (Connection connection = DATABASE.connect()) {
      connection.setAutoCommit(false);
      try (Session joined = Veduta.session(connection)) {
        Item rope = joined.insert(VIEW, ROPE);
        joined.insertAll(
            VIEW, IntStream.range(0, 600).mapToObj(i -> ROPE.name("Item " + i)).toList());
        connection.rollback();
        assertThat(joined.get(VIEW, 1)).isSameAs(rope);
        joined.expireAll();
        assertThat(joined.find(VIEW, 1)).isEmpty();
        assertThat(joined.count(VIEW.query())).isZero();
      }
      connection.rollback();
    }
  }

  @Test
  void rowsAreWrittenWhileAStreamIsOpen() {
    session.insertAll(VIEW, IntStream.range(0, 5).mapToObj(i -> ROPE.name("I" + i)).toList());
    session.expireAll();
    try (Stream<Item> items = session.stream(VIEW.query())) {
      items.forEach(it -> session.update(VIEW, it.id(), new Item.Values().note("seen")));
    }
    assertThat(session.count(VIEW.query().where(Item.Columns.NOTE.eq("seen")))).isEqualTo(5);
  }

  @Test
  void whatFailsWhileAStreamIsOpenTakesNothingElseWithIt() throws SQLException {
    session.insertAll(VIEW, IntStream.range(0, 900).mapToObj(i -> ROPE.name("I" + i)).toList());
    session.expireAll();
    try (Stream<Item> items = session.stream(VIEW.query().orderBy(Item.Columns.ID.asc()))) {
      Iterator<Item> each = items.iterator();
      each.next();
      session.insert(VIEW, ROPE);
      assertThatExceptionOfType(DuplicateRowException.class)
          .isThrownBy(() -> session.insert(VIEW, ROPE));
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> session.list(VIEW.query().where(divisionByZero())));
      assertThat(each).toIterable().hasSize(899);
    }
    assertThat(text("select count(*) from shop.item where name = 'Rope'")).isEqualTo("1");
    assertThat(session.find(VIEW, 901)).isPresent();
  }

  @Test
  void aStreamThatFailsTakesWithItWhatWasWrittenMeanwhile() throws SQLException {
    session.insertAll(VIEW, IntStream.range(0, 900).mapToObj(i -> ROPE.name("I" + i)).toList());
    Condition<Item> failsLate = Condition.sql("1 / (700 - {0}) is not null", Item.Columns.ID);
    var query = VIEW.query().where(failsLate);
    try (Stream<Item> leftEarly = session.stream(query)) {
      // From now on it comes by a cursor.
      leftEarly.iterator().next();
    }
    try (Stream<Item> items = session.stream(query)) {
      Iterator<Item> each = items.iterator();
      each.next();
      Item rope = session.insert(VIEW, ROPE);
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> each.forEachRemaining(it -> {}));
      assertThat(session.find(VIEW, rope.id())).isEmpty();
    }
    assertThat(text("select count(*) from shop.item where name = 'Rope'")).isEqualTo("0");
  }

  @Test
  void aStreamByCopyThatFailsAsItMakesWayIsWhatFailed() throws SQLException {
    session.insertAll(VIEW, IntStream.range(0, 900).mapToObj(i -> ROPE.name("I" + i)).toList());
    // A statement that never ran is expected to have many rows.
    Condition<Item> failsLate = Condition.sql("1 / (701 - {0}) is not null", Item.Columns.ID);
    try (Stream<Item> items = session.stream(VIEW.query().where(failsLate))) {
      Iterator<Item> each = items.iterator();
      each.next();
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> session.insert(VIEW, ROPE))
          .withMessageContaining("reading shop.item failed")
          .withMessageContaining("SQL: select");
      assertThatExceptionOfType(QueryFailedException.class)
          .isThrownBy(() -> each.forEachRemaining(it -> {}));
    }
    assertThat(text("select count(*) from shop.item where name = 'Rope'")).isEqualTo("0");
  }

  @Test
  void whatADeferredConstraintForbidsAtTheEndOfAStreamIsNotHeld() throws SQLException {
    DATABASE.run(
        "create table shop.deferred (like shop.item including all);"
            + " alter table shop.deferred add foreign key (id) references shop.item"
            + " deferrable initially deferred");
    session.insert(VIEW, ROPE);
    var deferred = Item.of("deferred");
    Stream<Item> items = session.stream(VIEW.query());
    session.insert(deferred, ROPE.id(77));
    assertThatExceptionOfType(BrokenReferenceException.class)
        .isThrownBy(items::close)
        .withMessageStartingWith(
            "[BrokenReference] committing what was written while a stream was open failed: a"
                + " foreign key would refer to no row (deferred_id_fkey)");
    assertThat(session.find(deferred, 77)).isEmpty();
    DATABASE.run("drop table shop.deferred");
  }

  private static Condition<Item> divisionByZero() {
    return Condition.sql("1 / ({0} - {0}) = 1", Item.Columns.ID);
  }

  @Test
  void aKeyThatThisDatabaseDoesNotKeepUniqueIsAConflict() throws SQLException {
    DATABASE.run(
        "create table shop.twice as select 1 as id, n as name, 1.5 as price, null::varchar as note"
            + " from (values ('a'), ('b')) v (n)");
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.update(Item.of("twice"), 1, new Item.Values().note("x")));
    assertThat(text("select count(note) from shop.twice")).isEqualTo("0");
    var twoOfOne = List.of(new Item.Values().name("c"), new Item.Values().name("d"));
    DATABASE.run("alter table shop.twice alter id set default 2, alter price set default 1");
    assertThatExceptionOfType(IdentityConflictException.class)
        .isThrownBy(() -> session.insertAll(Item.of("twice"), twoOfOne));
    assertThat(text("select count(*) from shop.twice")).isEqualTo("2");
  }

  @Test
  void aWriteWhoseRowCannotBeReadIsNotDone() throws SQLException {
    DATABASE.run(
        "create table shop.endless (like shop.item including all excluding generated);"
            + " alter table shop.endless alter price type numeric, alter price set default 'NaN'");
    var endless = Item.of("endless");
    var two = List.of(ROPE, new Item.Values().name("Tent"));
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> session.insert(endless, ROPE));
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> session.insertAll(endless, two));
    assertThat(text("select count(*) from shop.endless")).isEqualTo("0");

    DATABASE.run("insert into shop.endless (id, name) values (1, 'Rope')");
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> session.update(endless, 1, new Item.Values().note("n")));
    assertThatExceptionOfType(UnreadableValueException.class)
        .isThrownBy(() -> session.delete(endless, 1));
    assertThat(text("select count(*) from shop.endless where note is null")).isEqualTo("1");
  }

  private static List<Integer> ids(int count) {
    return IntStream.rangeClosed(1, count).boxed().toList();
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
