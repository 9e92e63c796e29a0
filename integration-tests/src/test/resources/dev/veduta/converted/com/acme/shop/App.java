package com.acme.shop;

import static com.acme.shop.OrderRecord.Columns.ADDRESS;
import static com.acme.shop.OrderRecord.Columns.DISCOUNT;
import static com.acme.shop.OrderRecord.Columns.ID;
import static com.acme.shop.OrderRecord.Columns.LABEL;
import static com.acme.shop.OrderRecord.Columns.MOOD;
import static com.acme.shop.OrderRecord.Columns.MOODS;
import static com.acme.shop.OrderRecord.Columns.PRICE;
import static com.acme.shop.OrderRecord.Columns.STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.query.Condition;
import dev.veduta.query.OrderedQuery;
import dev.veduta.session.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an application does with converted columns, on a real database. */
public final class App {
  private static final int ROWS = 600;

  private App() {}

  public static void run(Supplier<Session> sessions) {
    try (Session session = sessions.get()) {
      values(session);
      keys(session);
      conditions(session);
      pages(session);
      compositeKeys(session);
      writes(session);
    }
    copiedAsRead(sessions);
  }

  private static void values(Session session) {
    OrderRecord row = session.get(OrderRecord.VIEW, new OrderId("o4"));
    assertThat(row.id().text()).isEqualTo("o4");
    assertThat(row.price().amount()).isEqualByComparingTo("4.10");
    assertThat(row.discount().amount()).isEqualByComparingTo("1");
    assertThat(row.status()).isEqualTo(Status.OPEN);
    assertThat(row.mood()).isEqualTo(Mood.SO_SO);
    assertThat(row.moods()).isEqualTo(Arrays.asList(Mood.SO_SO, null));
    assertThat(row.address()).contains(new Address("S \"4", List.of("x", "4")));
    assertThat(row.lines()).containsExactly(new Line("rope", 4));
    assertThat(row.label()).contains("label 4");
    OrderRecord other = session.get(OrderRecord.VIEW, new OrderId("o5"));
    assertThat(other.mood()).isEqualTo(Mood.OTHER);
    assertThat(other.status()).isEqualTo(Status.CLOSED);
    assertThat(other.moods()).isNull();
    assertThat(other.address()).isEmpty();
    assertThat(other.label()).isEmpty();
    assertThat(session.get(OrderRecord.VIEW, new OrderId("o3")).discount()).isNull();
  }

  /** {@code OrderId} holds all of its instances equal, and Veduta does not. */
  private static void keys(Session session) {
    OrderRecord one = session.get(OrderRecord.VIEW, new OrderId("o1"));
    OrderRecord two = session.get(OrderRecord.VIEW, new OrderId("o2"));
    assertThat(two.id().text()).isEqualTo("o2");
    assertThat(one).isNotEqualTo(two);
    assertThat(session.get(OrderRecord.VIEW, new OrderId("o1"))).isSameAs(one);
    assertThat(session.find(OrderRecord.VIEW, new OrderId("none"))).isEmpty();
    assertThat(
            session.findAll(
                OrderRecord.VIEW, List.of(new OrderId("o9"), new OrderId("o8"), new OrderId("o1"))))
        .extracting(row -> row.id().text())
        .containsExactly("o9", "o8", "o1");
    session.expireAll();
    OrderRecord again = session.get(OrderRecord.VIEW, new OrderId("o1"));
    assertThat(again).isNotSameAs(one).isEqualTo(one).hasSameHashCodeAs(one);
    assertThat(again.sameValuesAs(one)).as("though Money has no equals").isTrue();
    assertThat(again.sameValuesAs(two)).isFalse();
    Set<OrderRecord> all = new HashSet<>(session.list(OrderRecord.query()));
    assertThat(all).hasSize(ROWS);
  }

  private static void conditions(Session session) {
    assertThat(count(session, PRICE.eq(Money.of("4.1")))).isEqualTo(12);
    assertThat(count(session, PRICE.in(List.of(Money.of("4.10"), Money.of("5.100"))))).isEqualTo(24);
    assertThat(count(session, PRICE.between(Money.of("4"), Money.of("6")))).isEqualTo(24);
    assertThat(count(session, DISCOUNT.isNull())).isEqualTo(200);
    assertThat(count(session, STATUS.eq(Status.CLOSED))).isEqualTo(300);
    assertThat(count(session, MOOD.notIn(List.of(Mood.OTHER, Mood.SAD)))).isEqualTo(200);
    assertThat(count(session, MOOD.lt(Mood.OTHER))).as("in the type's order").isEqualTo(400);
    assertThat(count(session, MOODS.contains(List.of(Mood.OTHER)))).isEqualTo(100);
    assertThat(count(session, ADDRESS.eq(new Address("S \"8", List.of("x", "8"))))).isEqualTo(1);
    assertThat(count(session, LABEL.startsWith("label"))).as("an Optional's column").isEqualTo(480);
    assertThat(count(session, ID.in(List.of(new OrderId("o1"), new OrderId("o2"))))).isEqualTo(2);
  }

  private static long count(Session session, Condition<OrderRecord> condition) {
    return session.count(OrderRecord.query().where(condition));
  }

  private static void pages(Session session) {
    OrderedQuery<OrderRecord> query =
        OrderRecord.query().orderBy(DISCOUNT.desc(), LABEL.asc().nullsFirst(), PRICE.asc());
    List<OrderRecord> paged = new ArrayList<>();
    List<OrderRecord> page = session.list(query.limit(70));
    while (!page.isEmpty()) {
      paged.addAll(page);
      page = session.list(query.after(page.get(page.size() - 1)).limit(70));
    }
    assertThat(paged).containsExactlyElementsOf(session.list(query));
  }

  /** A record of all columns: converted by SQL type, its key of two converted columns. */
  private static void compositeKeys(Session session) {
    PriceList row =
        session.get(PriceList.VIEW, new PriceList.Key(Money.of("4.1"), Mood.SO_SO));
    assertThat(row.price().amount()).isEqualByComparingTo("4.1");
    assertThat(row.mood()).isEqualTo(Mood.SO_SO);
    PriceList.Key same = new PriceList.Key(Money.of("4.100"), Mood.SO_SO);
    assertThat(session.get(PriceList.VIEW, same)).isSameAs(row);
    assertThat(row.identityKey()).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(row.identityKey()).isNotEqualTo(new PriceList.Key(Money.of("4.2"), Mood.SO_SO));
    assertThat(session.list(PriceList.query())).hasSize(150).contains(row);
    assertThat(
            session.findAll(
                PriceList.VIEW,
                List.of(same, new PriceList.Key(Money.of(BigDecimal.ONE), Mood.SAD))))
        .containsExactly(row);
  }

  private static void writes(Session session) {
    OrderId id = new OrderId("new");
    OrderRecord made =
        session.insert(
            OrderRecord.VIEW,
            new OrderRecord.Values()
                .id(id)
                .price(Money.of("9.50"))
                .status(Status.CLOSED)
                .mood(Mood.OTHER)
                .moods(Arrays.asList(Mood.SAD, null))
                .address(new Address("A \"1\"", List.of()))
                .lines(List.of(new Line("axe", 1)))
                .label("mine"));
    assertThat(made.id().text()).isEqualTo("new");
    assertThat(made.status()).isEqualTo(Status.CLOSED);
    assertThat(made.moods()).isEqualTo(Arrays.asList(Mood.SAD, null));
    assertThat(made.address()).contains(new Address("A \"1\"", List.of()));
    assertThat(made.lines()).containsExactly(new Line("axe", 1));
    assertThat(made.label()).contains("mine");
    OrderRecord changed =
        session.update(
            OrderRecord.VIEW, id, new OrderRecord.Values().price(Money.of("1")).label(null));
    assertThat(changed.price().amount()).isEqualByComparingTo("1");
    assertThat(changed.label()).isEmpty();
    assertThat(session.get(OrderRecord.VIEW, id)).isSameAs(changed);
    assertThat(session.delete(OrderRecord.VIEW, id)).isPresent();
    assertThat(session.find(OrderRecord.VIEW, id)).isEmpty();
  }

  private static void copiedAsRead(Supplier<Session> sessions) {
    try (Session session = sessions.get();
        Session other = sessions.get();
        Stream<OrderRecord> copied = other.stream(OrderRecord.query())) {
      List<OrderRecord> read =
          session.list(OrderRecord.query().orderBy(ID.asc()).limit(ROWS - 1));
      List<OrderRecord> rows = copied.toList();
      assertThat(read).hasSize(ROWS - 1);
      read.forEach(
          row -> {
            Optional<OrderRecord> same = rows.stream().filter(row::equals).findFirst();
            assertThat(same).hasValueSatisfying(it -> assertThat(it.sameValuesAs(row)).isTrue());
          });
    }
  }
}
