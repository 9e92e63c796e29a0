package dev.veduta.session;

import static dev.veduta.fixture.shop.Item.MADE_BY;
import static dev.veduta.fixture.shop.Item.REVIEWS;
import static dev.veduta.fixture.shop.Item.STATS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.IdentityConflictException;
import dev.veduta.NotLoadedException;
import dev.veduta.NotOneRowException;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.GearStats;
import dev.veduta.fixture.shop.Item;
import dev.veduta.fixture.shop.Item.Columns;
import dev.veduta.fixture.shop.Maker;
import dev.veduta.fixture.shop.Reply;
import dev.veduta.fixture.shop.Review;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.OrderedQuery;
import dev.veduta.query.Relationship;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RelationshipTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final OrderedQuery<Item> PAGE = Item.query().orderBy(Columns.ID.asc()).limit(50);

  private Session session;

  @BeforeAll
  static void create() throws Exception {
    DATABASE.runScript("shop/shop.sql");
  }

  /** With all relations compared, which their first use in the process does. */
  @BeforeEach
  void open() {
    session = DATABASE.veduta().openSession();
    session.list(PAGE.with(STATS, REVIEWS.then(Review.REPLIES), MADE_BY));
    session.list(PAGE.with(REVIEWS.then(Review.TEXT)));
    session.expireAll();
  }

  @AfterEach
  void close() {
    session.close();
  }

  @Test
  void aPageOfFiftyWithStatsAndReviewsIsThreeStatements() throws SQLException {
    List<Item> page = new ArrayList<>();
    List<String> statements =
        DATABASE.statementsOf(() -> page.addAll(session.list(PAGE.with(STATS, REVIEWS))));
    assertThat(statements)
        .containsExactlyInAnyOrder(
            "select \"id\", \"name\", \"maker\" from \"shop\".\"item\" order by \"id\" limit $1",
            "select \"item\", \"reviews\" from \"shop\".\"stats\""
                + " where \"item\" = any ($1::\"pg_catalog\".\"int4\"[]) order by \"item\"",
            "select \"no\", \"reviewer\", \"item\" from \"shop\".\"review\""
                + " where \"item\" = any ($1::\"pg_catalog\".\"int4\"[])"
                + " order by \"no\", \"reviewer\"");
    List<String> after =
        DATABASE.statementsOf(
            () -> {
              assertThat(page.get(0).stats().get()).map(GearStats::reviews).contains(3L);
              assertThat(page.get(0).reviews().get())
                  .extracting(Review::reviewer)
                  .containsExactly("reviewer 30", "reviewer 60", "reviewer 90");
              assertThat(page.get(40).stats().get()).isEmpty();
              assertThat(page.get(40).reviews().get()).isEmpty();
            });
    assertThat(after).isEmpty();
  }

  @Test
  void aPlainPageIsOneStatement() throws SQLException {
    List<String> statements = DATABASE.statementsOf(() -> session.list(PAGE));
    assertThat(statements).hasSize(1);
  }

  @Test
  void whatIsAskedForLaterIsOneStatementForThePage() throws SQLException {
    List<Item> page = session.list(PAGE);
    List<String> statements =
        DATABASE.statementsOf(
            () -> {
              page.forEach(row -> row.stats().get());
              page.forEach(row -> row.reviews().get());
              page.forEach(row -> row.reviews().get().forEach(review -> review.replies().get()));
              session.load(page, REVIEWS.then(Review.TEXT));
            });
    assertThat(statements).hasSize(4);
  }

  @Test
  void rowsGoThroughTheIdentityMap() {
    Review held = session.list(Review.VIEW.query()).get(0);
    Maker maker = session.get(Maker.VIEW, 1);
    List<Item> page = session.list(PAGE.with(REVIEWS, MADE_BY));
    assertThat(page)
        .flatExtracting(row -> row.reviews().get())
        .filteredOn(held::equals)
        .singleElement()
        .isSameAs(held);
    assertThat(page.get(0).madeBy().get().orElseThrow()).isSameAs(maker);
    assertThat(page.get(3).madeBy().get().orElseThrow()).isSameAs(maker);
    assertThat(maker.items().get()).contains(page.get(0)).anyMatch(row -> row == page.get(0));
  }

  @Test
  void aNullLeadsNowhereAndIsNotAskedFor() throws SQLException {
    List<Item> nobodys = session.list(Item.query().where(Columns.MAKER.isNull()));
    List<String> statements =
        DATABASE.statementsOf(
            () -> assertThat(nobodys).hasSize(20).allMatch(row -> row.madeBy().get().isEmpty()));
    assertThat(statements).isEmpty();
  }

  @Test
  void severalColumnsLeadThereTogether() throws SQLException {
    List<Reply> replies =
        session.list(Reply.VIEW.query().orderBy(Reply.Columns.ID.asc()).with(Reply.TO));
    assertThat(replies.get(1).to().get()).map(Review::reviewer).contains("reviewer 2");
    assertThat(replies)
        .filteredOn(row -> row.no() == null || row.reviewer() == null)
        .isNotEmpty()
        .allMatch(row -> row.to().get().isEmpty());
    Review two = replies.get(1).to().get().orElseThrow();
    List<String> statements =
        DATABASE.statementsOf(
            () -> assertThat(two.replies().get()).containsExactly(replies.get(1)));
    assertThat(statements).singleElement().asString().contains("in (select * from unnest(");
  }

  @Test
  void aListIsInTheOrderThatItsRelationshipHas() {
    Maker one = session.get(Maker.VIEW, 1);
    assertThat(one.items().get()).extracting(Item::name).startsWith("item 7", "item 58", "item 55");
    assertThat(one.items().get()).isUnmodifiable();
  }

  /** The rows of the page are asked for, whatever its query would give by now. */
  @Test
  void aPageIsWhatWasReadNotItsQuery() throws SQLException {
    OrderedQuery<Item> last = Item.query().orderBy(Columns.ID.desc()).limit(3);
    List<Item> page = session.list(last);
    DATABASE.run(
        "insert into shop.item select 100 + i, 'new', 2, '', '', 0 from generate_series(1, 9) i");
    try {
      assertThat(page).extracting(Item::id).containsExactly(60, 59, 58);
      assertThat(page.get(1).madeBy().get()).map(Maker::id).contains(2);
      assertThat(page).allMatch(row -> row.madeBy().isLoaded());
    } finally {
      DATABASE.run("delete from shop.item where id > 100");
    }
  }

  @Test
  void aRowThatMovedIsFoundWhereItIsNow() throws SQLException {
    List<Review> held = session.list(Review.VIEW.query());
    DATABASE.run("update shop.review set item = 45 where reviewer = 'reviewer 7'");
    try {
      List<Item> page = session.list(PAGE.with(REVIEWS));
      assertThat(page.get(44).reviews().get()).containsExactly(held.get(6));
      assertThat(page.get(44).reviews().get().get(0)).isSameAs(held.get(6));
      Item fresh = session.list(PAGE.fresh().with(REVIEWS)).get(44);
      assertThat(fresh.reviews().get().get(0).item()).isEqualTo(45);
    } finally {
      DATABASE.run("update shop.review set item = 8 where reviewer = 'reviewer 7'");
    }
  }

  @Test
  void whatWasSaidOfLoadingHoldsOfTheRowsThatAreLoadedToo() {
    List<Item> page = session.list(PAGE.noLazyLoading().with(REVIEWS));
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> page.get(0).stats().get())
        .withMessageStartingWith("[NotLoaded] stats of shop.item (id) = (1) was not loaded, and");
    assertThatExceptionOfType(NotLoadedException.class)
        .isThrownBy(() -> page.get(0).reviews().get().get(0).replies().get())
        .withMessageStartingWith(
            "[NotLoaded] replies of shop.review (no, reviewer) = (30.5, reviewer 30) was");
  }

  @Test
  void twoRowsUnderTheKeyThereAreAConflict() throws SQLException {
    DATABASE.run(
        "create table shop.stats_twice as select * from shop.stats where item = 1;"
            + " insert into shop.stats_twice select item, 77 from shop.stats_twice;"
            + " alter materialized view shop.stats rename to stats_once;"
            + " alter table shop.stats_twice rename to stats");
    try {
      Item one = session.get(Item.VIEW, 1);
      assertThatExceptionOfType(IdentityConflictException.class)
          .isThrownBy(() -> one.stats().get());
      assertThat(one.stats().isLoaded()).isFalse();
    } finally {
      DATABASE.run(
          "drop table shop.stats; alter materialized view shop.stats_once rename to stats");
    }
  }

  /** A row of {@code shop.item} that promises one review of it. */
  private record Shelf(int id, Lazy<Optional<Review>> review) {
    static final ComparableColumn<Shelf, Integer> ID =
        new ComparableColumn<>("id", SqlTypes.INT4, Shelf::id);
    static final View<Shelf, Integer> VIEW =
        View.of(
                RelationInfo.of(RelationKind.TABLE, "shop", "item"),
                List.of(ID),
                ID,
                row -> new Shelf(row.getInt(1), row.later()))
            .loading(
                List.of(
                    Relationship.toOne(
                        "review",
                        Shelf::review,
                        List.of(ID),
                        List.of(Review.Columns.ITEM),
                        () -> Review.VIEW)));
  }

  @Test
  void severalRowsWhereOneWasPromisedAreAnError() {
    List<Shelf> page = session.list(Shelf.VIEW.query().where(Shelf.ID.eq(1)));
    assertThatExceptionOfType(NotOneRowException.class)
        .isThrownBy(() -> page.get(0).review().get())
        .withMessage(
            "[NotOneRow] review of shop.item (id) = (1) is several rows, and at most one was"
                + " promised; return a List, or correct the key that was asserted");
  }

  @Test
  void aStreamLoadsThemPageByPage() throws SQLException {
    DATABASE.run(
        "insert into shop.item select i, 'item', 1, '', null, i from generate_series(1001, 2140) i");
    try {
      List<String> statements =
          DATABASE.statementsOf(
              () -> {
                try (Stream<Item> rows = session.stream(Item.query().with(REVIEWS, MADE_BY))) {
                  assertThat(rows).hasSize(1200).allMatch(row -> row.reviews().isLoaded());
                }
              });
      assertThat(statements).filteredOn(it -> it.contains("\"review\"")).hasSize(3);
      assertThat(statements).filteredOn(it -> it.contains("\"maker\" where")).hasSize(3);
    } finally {
      DATABASE.run("delete from shop.item where id > 1000");
    }
  }

  @Test
  void oneRowReadByAQueryIsAPageToo() throws SQLException {
    List<String> statements =
        DATABASE.statementsOf(
            () ->
                assertThat(
                        session
                            .one(Item.query().where(Columns.ID.eq(1)).with(STATS, REVIEWS))
                            .reviews()
                            .get())
                    .hasSize(3));
    assertThat(statements).hasSize(3);
  }
}
