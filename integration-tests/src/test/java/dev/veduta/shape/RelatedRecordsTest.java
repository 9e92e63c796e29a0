package dev.veduta.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.Veduta;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deferred columns and relationships, from declarations to the statements that the server ran. */
class RelatedRecordsTest {
  private static final String SQL =
      """
      create extension pg_stat_statements;
      create schema gear;
      create type gear.state as enum ('new', 'used');
      create table gear.item (
        id int primary key, name text not null, "the ""manual" text not null,
        state gear.state not null, notes text);
      create table gear.review (
        id int primary key, item int references gear.item, rating int not null);
      create materialized view gear.stats as
        select i.id, count(r.id) as reviews
        from gear.item i left join gear.review r on r.item = i.id group by i.id;
      insert into gear.item
        select i, 'item ' || i, 'manual ' || i, 'new', null from generate_series(1, 60) i;
      insert into gear.review
        select r, nullif(r % 50, 0), r % 6 from generate_series(1, 200) r;
      refresh materialized view gear.stats;
      """;

  private static final Map<String, String> SOURCES =
      Map.of(
          "gear/package-info.java",
          """
          @dev.veduta.annotation.Views(schema = "gear", include = "stats")
          package gear;
          """,
          "gear/Item.java",
          """
          package gear;
          import dev.veduta.annotation.*;
          import dev.veduta.session.Lazy;
          import java.util.*;
          import org.jspecify.annotations.Nullable;
          @View("gear.item") public interface Item {
            int id();
            @Column("the \\"manual") Lazy<String> manual();
            @Deferred("rest") Lazy<State> state();
            @Deferred("rest") Lazy<@Nullable String> notes();
            @Related Lazy<Optional<Stats>> stats();
            @Related(to = "item", orderBy = {"rating desc", "id"}) Lazy<List<Review>> reviews();
          }
          """,
          "gear/Review.java",
          """
          package gear;
          import dev.veduta.annotation.*;
          import dev.veduta.session.Lazy;
          import java.util.Optional;
          import org.jspecify.annotations.Nullable;
          @View("gear.review") public interface Review {
            int id();
            @Nullable Integer item();
            int rating();
            @Related(columns = "item") Lazy<Optional<Item>> of();
          }
          """,
          "gear/App.java",
          """
          package gear;
          import dev.veduta.session.Session;
          import java.util.*;
          public final class App {
            public static List<ItemRecord> page(Session session) {
              return session.list(ItemRecord.query().orderBy(ItemRecord.Columns.ID.asc()).limit(50)
                  .with(ItemRecord.STATS, ItemRecord.REVIEWS));
            }
            public static List<Object> first(List<ItemRecord> page) {
              Item one = page.get(0);
              List<Object> shown = new ArrayList<>();
              one.stats().get().ifPresent(it -> shown.add(it.reviews()));
              one.reviews().get().forEach(it -> shown.add(it.id() + " of " + it.of().get().get().id()));
              return shown;
            }
            public static List<Object> details(List<ItemRecord> page) {
              Item last = page.get(49);
              return List.of(last.manual().get(), last.state().get(), Optional.ofNullable(last.notes().get()));
            }
          }
          """);

  @TempDir Path directory;

  @Test
  void aPageOfFiftyWithStatsAndReviewsIsThreeStatements() throws Exception {
    DataSource database = Server.of(18).newDatabase("related");
    run(database, SQL);
    Class<?> app =
        Application.compile(database, "gear.*", directory, SOURCES).loadClass("gear.App");
    try (Session session = Veduta.of(database).openSession()) {
      Object first = call(app, "page", Session.class, session);
      call(app, "first", List.class, first);
      call(app, "details", List.class, first);
      session.expireAll();
      run(database, "select pg_stat_statements_reset()");
      Object page = call(app, "page", Session.class, session);
      assertThat(statements(database)).hasSize(3);
      assertThat(call(app, "first", List.class, page))
          .hasToString("[4, 101 of 1, 51 of 1, 1 of 1, 151 of 1]");
      assertThat(statements(database)).hasSize(4);
      assertThat(call(app, "details", List.class, page))
          .hasToString("[manual 50, NEW, Optional.empty]");
      assertThat(statements(database)).hasSize(6);
    }
  }

  @Test
  void theKeysOfWhatAViewJoinsAreNotItsOwn() throws Exception {
    DataSource database = Server.of(18).newDatabase("related_by_chance");
    run(
        database,
        """
        create schema shop;
        create table shop.customer (id int primary key, name text not null);
        create table shop.orders (id int primary key, customer int not null references shop.customer);
        create view shop.order_view as
          select o.id, c.name from shop.orders o join shop.customer c on c.id = o.customer;
        create view shop.customer_view as
          select c.id, count(o.id) as n
          from shop.customer c left join shop.orders o on o.customer = c.id group by c.id;
        """);
    assertThatThrownBy(
            () ->
                compileShop(
                    database, "order_view", "Lazy<Optional<Customer>>", "customer", "Purchase"))
        .hasMessageContaining(
            "[RelatedByChance] it names no columns, and columns (id) of shop.order_view");
    assertThatThrownBy(
            () ->
                compileShop(database, "customer", "Lazy<List<OrderView>>", "order_view", "Client"))
        .hasMessageContaining(
            "[RelatedByChance] it names no columns, and columns (id) of shop.customer");
    compileShop(database, "customer", "Lazy<Optional<CustomerView>>", "customer_view", "Client");
  }

  /** An interface that leads to another record without naming a column. */
  private void compileShop(
      DataSource database, String view, String related, String other, String name)
      throws Exception {
    Map<String, String> sources =
        Map.of(
            "shop/package-info.java",
            "@dev.veduta.annotation.Views(schema = \"shop\", include = \"%s\") package shop;"
                .formatted(other),
            "shop/" + name + ".java",
            """
            package shop;
            import dev.veduta.annotation.*;
            import dev.veduta.session.Lazy;
            import java.util.*;
            @View("shop.%s") public interface %s { int id(); @Related %s it(); }
            """
                .formatted(view, name, related));
    Application.compile(database, "shop.*", directory, sources).loadClass("shop." + name);
  }

  private static Object call(Class<?> app, String method, Class<?> type, Object argument)
      throws ReflectiveOperationException {
    return app.getMethod(method, type).invoke(null, argument);
  }

  /** What the server ran on the records' relations, by its own count. */
  private static List<String> statements(DataSource database) throws SQLException {
    List<String> statements = new ArrayList<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select query from pg_stat_statements, generate_series(1, calls)"
                    + " where query like '%\"gear\"%'"
                    + " and dbid = (select oid from pg_database where datname = current_database())")) {
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
    }
    return statements;
  }

  private static void run(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
