package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.Order;
import dev.veduta.query.OrderedQuery;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.View;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeysetPagesTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final ComparableColumn<AnyRow, Integer> ID = AnyRow.key("id");
  private static final ComparableColumn<AnyRow, Integer> A = AnyRow.nullable(1, "a", SqlTypes.INT4);
  private static final ComparableColumn<AnyRow, String> B = AnyRow.text(2, "b");
  private static final View<AnyRow, Integer> VIEW =
      AnyRow.keyed("public", "pages", ID, List.of(A, B));

  @Test
  void pagesAfterARowAreThePagesByOffset() throws SQLException {
    DATABASE.run(
        "create table pages (id int primary key, a int, b text);"
            + "select setseed(0.25);"
            + "insert into pages select i, nullif((random() * 4)::int, 0),"
            + " nullif(chr(96 + (random() * 4)::int), '`') from generate_series(1, 97) i");
    Random random = new Random(7);
    try (Session session = DATABASE.veduta().openSession()) {
      for (int round = 0; round < 60; round++) {
        OrderedQuery<AnyRow> query = query(random);
        int size = 1 + random.nextInt(30);
        assertThat(byKeyset(session, query, size))
            .as("order %s, pages of %s", query.order().stream().map(o -> o.toSql().text()), size)
            .isEqualTo(byOffset(session, query, size));
      }
    }
  }

  private static OrderedQuery<AnyRow> query(Random random) {
    List<Order<AnyRow>> order = new ArrayList<>();
    List<ComparableColumn<AnyRow, ?>> columns = new ArrayList<>(List.of(A, B, ID));
    int wanted = 1 + random.nextInt(3);
    while (order.size() < wanted) {
      ComparableColumn<AnyRow, ?> column = columns.remove(random.nextInt(columns.size()));
      Order<AnyRow> one = random.nextBoolean() ? column.asc() : column.desc();
      order.add(
          switch (random.nextInt(3)) {
            case 0 -> one.nullsFirst();
            case 1 -> one.nullsLast();
            default -> one;
          });
    }
    return switch (wanted) {
      case 1 -> VIEW.query().orderBy(order.get(0));
      case 2 -> VIEW.query().orderBy(order.get(0), order.get(1));
      default -> VIEW.query().orderBy(order.get(0), order.get(1), order.get(2));
    };
  }

  private static List<List<AnyRow>> byKeyset(
      Session session, OrderedQuery<AnyRow> query, int size) {
    List<List<AnyRow>> pages = new ArrayList<>();
    List<AnyRow> page = session.list(query.limit(size));
    while (!page.isEmpty()) {
      pages.add(page);
      page = session.list(query.after(page.get(page.size() - 1)).limit(size));
    }
    return pages;
  }

  private static List<List<AnyRow>> byOffset(
      Session session, OrderedQuery<AnyRow> query, int size) {
    List<List<AnyRow>> pages = new ArrayList<>();
    for (int offset = 0; offset < 97; offset += size) {
      pages.add(session.list(query.limit(size).offset(offset)));
    }
    return pages;
  }
}
