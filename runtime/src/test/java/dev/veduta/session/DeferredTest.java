package dev.veduta.session;

import static dev.veduta.fixture.shop.Item.BODY;
import static dev.veduta.fixture.shop.Item.DETAILS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.veduta.IdentityConflictException;
import dev.veduta.NotLoadedException;
import dev.veduta.RowNotFoundException;
import dev.veduta.StaleViewException;
import dev.veduta.WrongThreadException;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.shop.Item;
import dev.veduta.fixture.shop.Item.Columns;
import dev.veduta.fixture.shop.Review;
import dev.veduta.query.OrderedQuery;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DeferredTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final OrderedQuery<Item> ALL = Item.query().orderBy(Columns.ID.asc());

  private static final String IN_BODY =
      "[IdentityConflict] shop.item has two different rows under the identity key (id) = (1): they"
          + " differ in column \"body\". Correct the view, or give it a key that identifies its"
          + " rows.";

  private Session session;

  @BeforeAll
  static void create() throws Exception {
    DATABASE.runScript("shop/shop.sql");
  }

  /** With all that is read compared, which its first use in the process does. */
  @BeforeEach
  void open() {
    session = DATABASE.veduta().openSession();
    session.list(ALL.with(BODY, DETAILS));
    session.list(ALL.fresh().with(BODY));
    Item one = session.list(ALL.fresh()).get(0);
    one.body().get();
    one.weight().get();
    session.list(Review.VIEW.query()).get(0).text().get();
    session.expireAll();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void areNotSelectedUntilTheyAreAskedForAndThenForTheWholePageAtOnce() throws SQLException {
    List<Item> page = session.list(ALL.limit(50));
    assertThat(page).noneMatch(row -> row.body().isLoaded());
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              assertThat(page.get(7).body().get()).isEqualTo("body 8");
              assertThat(page).allMatch(row -> row.body().get().equals("body " + row.id()));
            });
    assertThat(statements)
        .containsExactly(
            "select \"id\", \"body\" from \"shop\".\"item\" where \"id\" = any ($1::\"pg_catalog\".\"int4\"[])");
    assertThat(page).noneMatch(row -> row.notes().isLoaded() || row.weight().isLoaded());
  }

  @Test
  void ofOneGroupComeTogether() throws SQLException {
    List<Item> page = session.list(ALL.limit(50));
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              assertThat(page.get(0).notes().get()).isEqualTo("notes 1");
              assertThat(page.get(3).notes().get()).isNull();
              assertThat(page).allMatch(row -> row.weight().get() == row.id() * 1000L);
            });
    assertThat(statements).hasSize(1);
  }

  @Test
  void comeInTheSameSelectWhereTheQueryAsks() throws SQLException {
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              List<Item> page = session.list(ALL.limit(50).with(DETAILS, BODY));
              assertThat(page).allMatch(row -> row.body().get().equals("body " + row.id()));
              assertThat(page).allMatch(row -> row.weight().get() == row.id() * 1000L);
              assertThat(page.get(3).notes().get()).isNull();
            });
    assertThat(statements)
        .singleElement()
        .asString()
        .contains("\"maker\", \"body\", \"notes\", \"weight\" from");
  }

  @Test
  void comeByCopyAsByAnyOtherWay() throws SQLException {
    DATABASE.run(
        "insert into shop.item select i, 'item', null, 'body ' || i, null, i"
            + " from generate_series(1001, 6000) i");
    try {
      List<Item> all = session.list(ALL.with(BODY, DETAILS));
      session.expireAll();
      List<String> statements =
          DATABASE.statementsOf(
              () -> assertThat(session.list(ALL.with(BODY, DETAILS))).hasSameSizeAs(all));
      assertThat(statements).anyMatch(it -> it.startsWith("copy "));
      List<Item> copied = session.list(ALL.with(BODY, DETAILS));
      assertThat(copied).allMatch(row -> row.body().get().equals("body " + row.id()));
      assertThat(copied.get(3000).notes().get()).isNull();
      assertThat(copied.get(3000).weight().get()).isEqualTo(copied.get(3000).id());
    } finally {
      DATABASE.run("delete from shop.item where id > 1000");
    }
  }

  @Test
  void areFoundByAKeyOfSeveralColumns() throws SQLException {
    List<Review> page = session.list(Review.VIEW.query());
    Review one = page.get(4);
    List<String> statements =
        DATABASE.statementsOf(() -> assertThat(one.text().get()).isEqualTo("text 5"));
    assertThat(statements).singleElement().asString().contains("in (select * from unnest(");
    assertThat(page).allMatch(row -> row.text().isLoaded());
    session.expireAll();
    assertThat(
            session
                .get(Review.VIEW, new Review.Key(new BigDecimal("5.500"), "reviewer 5"))
                .text()
                .get())
        .isEqualTo("text 5");
  }

  @Test
  void canBeAskedForInConditionsAndOrders() {
    OrderedQuery<Item> byBody =
        Item.query().where(Columns.BODY.like("body 1%")).orderBy(Columns.BODY.desc()).limit(3);
    List<Item> page = session.list(byBody);
    assertThat(page).extracting(Item::id).containsExactly(19, 18, 17);
    assertThat(page).noneMatch(row -> row.body().isLoaded());
    assertThat(session.list(byBody.after(page.get(2)))).extracting(Item::id).startsWith(16);
    assertThat(session.count(Item.query().where(Columns.NOTES.isNull()))).isEqualTo(1);
  }

  @Test
  void neitherEqualityNorTextLoadsThem() throws SQLException {
    Item one = session.get(Item.VIEW, 1);
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              assertThat(one.hashCode()).isEqualTo(1);
              assertThat(one.sameValuesAs(one)).isTrue();
              assertThat(one.toString()).contains("body=(not loaded)");
            });
    assertThat(statements).isEmpty();
    one.body().get();
    assertThat(one.toString()).contains("body=(loaded)").doesNotContain("body 1");
  }

  @Test
  void aRowThatIsHeldGetsWhatItIsReadAgainWith() throws SQLException {
    Item held = session.get(Item.VIEW, 5);
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              assertThat(session.list(ALL.with(BODY))).contains(held);
              assertThat(held.body().get()).isEqualTo("body 5");
            });
    assertThat(statements).hasSize(1);
  }

  @Test
  void aRowBelongsToThePageItWasReadWithLast() throws SQLException {
    Item held = session.get(Item.VIEW, 5);
    List<Item> page = session.list(ALL);
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              held.body().get();
              page.forEach(row -> row.body().get());
            });
    assertThat(statements).hasSize(1);
  }

  @Test
  void stayAsTheyWereReadUntilTheRowIsReadFresh() throws SQLException {
    Item before = session.get(Item.VIEW, 6);
    assertThat(before.body().get()).isEqualTo("body 6");
    DATABASE.run("update shop.item set body = 'later' where id = 6");
    try {
      assertThat(session.list(ALL.with(BODY)).get(5).body().get()).isEqualTo("body 6");
      assertThat(session.list(ALL.fresh()).get(5).body().get()).isEqualTo("later");
      assertThat(before.body().get()).isEqualTo("body 6");
    } finally {
      DATABASE.run("update shop.item set body = 'body 6' where id = 6");
    }
  }

  @Test
  void areLoadedForRowsThatTheSessionIsGiven() throws SQLException {
    List<Item> page = session.list(ALL);
    List<Item> few = page.subList(10, 13);
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              session.load(few, BODY);
              session.load(few, BODY);
              session.load(List.of(), BODY);
            });
    assertThat(statements).hasSize(1);
    assertThat(page).filteredOn(row -> row.body().isLoaded()).isEqualTo(few);
  }

  @Test
  void ofARowThatWasDeletedAreAnError() throws SQLException {
    DATABASE.run("insert into shop.item values (100, 'gone', null, 'body', null, 1)");
    List<Item> page = session.list(ALL);
    DATABASE.run("delete from shop.item where id = 100");
    assertThat(page.get(0).body().get()).isEqualTo("body 1");
    assertThatExceptionOfType(RowNotFoundException.class)
        .isThrownBy(() -> page.get(60).body().get())
        .withMessage(
            "[RowNotFound] body of shop.item (id) = (100) cannot be read: the row is not there any"
                + " more. Expire it, or read it fresh.");
  }

  @Test
  void ofRowsThatWereWrittenAreReadAsOfAnyOther() {
    Item written =
        session.insert(Item.VIEW, new Item.Values().id(200).name("new").body("a body").weight(1));
    assertThat(written.body().get()).isEqualTo("a body");
    assertThat(written.reviews().get()).isEmpty();
    Item updated = session.update(Item.VIEW, 200, new Item.Values().body("another"));
    assertThat(updated.body().get()).isEqualTo("another");
    assertThat(session.get(Item.VIEW, 200)).isSameAs(updated);
    Item deleted = session.delete(Item.VIEW, 200).orElseThrow();
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> deleted.body().get())
        .withMessage(
            "[NotLoaded] this value was not read with its row, which was deleted or made by hand");
  }

  @Test
  void afterTheSessionAreAnErrorUnlessTheyWereLoaded() {
    Item one = session.get(Item.VIEW, 1);
    one.body().get();
    session.close();
    assertThat(one.body().get()).isEqualTo("body 1");
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> one.notes().get())
        .withMessage(
            "[NotLoaded] notes of shop.item (id) = (1) was not loaded before its session was"
                + " closed; ask for it with query.with(...), or session.load(...), or get() it"
                + " before");
  }

  @Test
  void aRowThatIsKeptAfterTheSessionKeepsNoOther() throws InterruptedException {
    List<WeakReference<Item>> page =
        session.list(ALL.limit(2)).stream().map(WeakReference::new).toList();
    Item kept = page.get(0).get();
    session.close();
    for (int tries = 0; page.get(1).get() != null && tries < 100; tries++) {
      System.gc();
      Thread.sleep(20);
    }
    assertThat(page.get(1).get()).isNull();
    assertThat(kept.id()).isEqualTo(1);
  }

  @Test
  void areAnErrorWhereTheQuerySaysSoUnlessTheyAreLoadedByName() {
    List<Item> page = session.list(ALL.noLazyLoading().with(BODY));
    assertThat(page.get(0).body().get()).isEqualTo("body 1");
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> page.get(0).notes().get())
        .withMessage(
            "[NotLoaded] notes of shop.item (id) = (1) was not loaded, and noLazyLoading() was"
                + " said; ask for it with query.with(...), or session.load(...) before");
    session.load(page, DETAILS);
    assertThat(page.get(0).notes().get()).isEqualTo("notes 1");
  }

  @Test
  void areAnErrorWhereTheSessionSaysSo() {
    List<Item> page = session.list(ALL);
    session.noLazyLoading();
    assertThatExceptionOfType(NotLoadedException.class).isThrownBy(() -> page.get(0).notes().get());
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> session.get(Item.VIEW, 1).notes().get());
  }

  @Test
  void areAnErrorInAnotherThreadUnlessTheyAreLoaded() {
    Item one = session.get(Item.VIEW, 1);
    String body = one.body().get();
    Throwable failure =
        CompletableFuture.supplyAsync(
                () -> {
                  assertThat(one.body().get()).isSameAs(body);
                  return catchThrowable(() -> one.notes().get());
                })
            .join();
    assertThat(failure)
        .isInstanceOf(WrongThreadException.class)
        .hasMessageStartingWith(
            "[WrongThread] notes of shop.item (id) = (1) was not loaded, and its session belongs to"
                + " the thread \"main\" and was used from \"")
        .hasMessageEndingWith(
            "\"; ask for it with query.with(...), or session.load(...), or get() it there");
  }

  @Test
  void rowsOfAnotherSessionOrOfNoneCannotBeLoaded() {
    List<Item> page = session.list(ALL);
    Item made =
        new Item(7, row(), "made", null, row(), row(), Lazy.of(Optional.empty()), row(), row());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session.load(List.of(made), DETAILS))
        .withMessageStartingWith("[NotRead] ");
    try (Session other = DATABASE.veduta().openSession()) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.load(page, BODY))
          .withMessage(
              "[OtherSession] shop.item (id) = (1) was read by another session; read it in this"
                  + " one");
    }
    assertThat(made.stats().get()).isEmpty();
  }

  /** Of a kind that the user made. */
  private static <T> Lazy<T> row() {
    return new Lazy<>() {
      @Override
      public T get() {
        throw new UnsupportedOperationException();
      }

      @Override
      public boolean isLoaded() {
        return false;
      }
    };
  }

  @Test
  void aColumnThatIsGoneIsAStaleView() throws SQLException {
    Item one = session.get(Item.VIEW, 1);
    DATABASE.run("alter table shop.item rename body to words");
    try {
      assertThatExceptionOfType(StaleViewException.class)
          .isThrownBy(() -> one.body().get())
          .withMessageContaining("column \"body\" is gone");
      assertThatExceptionOfType(StaleViewException.class)
          .isThrownBy(() -> session.list(ALL.with(BODY)))
          .withMessageContaining("column \"body\" is gone");
    } finally {
      DATABASE.run("alter table shop.item rename words to body");
    }
    assertThat(one.body().get()).isEqualTo("body 1");
  }

  @Test
  void twoUnderOneKeyAreAConflict() throws SQLException {
    Item one = session.get(Item.VIEW, 1);
    DATABASE.run(
        "alter table shop.item drop constraint item_pkey cascade;"
            + " insert into shop.item"
            + " select id, name, maker, 'other body', notes, weight from shop.item where id = 1");
    try {
      assertThatExceptionOfType(IdentityConflictException.class)
          .isThrownBy(() -> one.body().get())
          .withMessage(IN_BODY);
      assertThatExceptionOfType(IdentityConflictException.class)
          .isThrownBy(() -> session.list(ALL.with(DETAILS, BODY)))
          .withMessage(IN_BODY);
      session.expireAll();
      assertThatExceptionOfType(IdentityConflictException.class)
          .isThrownBy(() -> session.list(ALL.with(BODY)))
          .withMessage(IN_BODY);
      Item unread = session.list(ALL.with(DETAILS)).get(0);
      assertThat(unread.weight().get()).isEqualTo(1000);
      assertThat(session.list(ALL)).filteredOn(row -> row == unread).hasSize(2);
    } finally {
      DATABASE.run(
          "delete from shop.item where body = 'other body';"
              + " alter table shop.item add primary key (id)");
    }
  }

  @Test
  void aPageOfAStreamIsWhatACursorHolds() throws SQLException {
    DATABASE.run(
        "insert into shop.item select i, 'item', null, 'body ' || i, null, i"
            + " from generate_series(1001, 2140) i");
    try {
      List<String> statements =
          DATABASE.statementsOf(
              () -> {
                try (Stream<Item> rows = session.stream(ALL)) {
                  assertThat(rows).allMatch(row -> row.body().get().equals("body " + row.id()));
                }
              });
      assertThat(statements).filteredOn(it -> it.contains("any (")).hasSize(3);
      try (Stream<Item> rows = session.stream(ALL.with(BODY))) {
        assertThat(rows).allMatch(row -> row.body().isLoaded());
      }
      try (Stream<Item> rows = session.bulk(Item.query().with(BODY)).stream()) {
        assertThat(rows).hasSize(1200).allMatch(row -> row.body().isLoaded());
      }
    } finally {
      DATABASE.run("delete from shop.item where id > 1000");
    }
  }
}
