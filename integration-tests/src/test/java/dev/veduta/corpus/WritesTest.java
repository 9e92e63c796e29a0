package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.catalog.CatalogView;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From tables and views to rows written through records that were generated of them. */
class WritesTest {
  private static final String SCHEMA =
      """
      create schema shop;
      create type shop.kind as enum ('tool', 'toy');
      create table shop.item (
        id int generated always as identity primary key,
        name text not null,
        kind shop.kind not null default 'tool',
        tags text[] not null default '{}',
        price numeric(10, 2),
        twice numeric generated always as (price * 2) stored,
        hidden text not null default 'kept');
      create view shop.toy (number, label, shouted, price, kind, tags) as
        select id, name, upper(name), price, kind, tags from shop.item where kind = 'toy';
      create view shop.cheap_toy with (check_option = cascaded) as
        select number, label, shouted, kind, price as cost from shop.toy where price < 100;
      create table shop.stock (item int references shop.item, place text, count int not null,
        primary key (item, place)) partition by list (place);
      create table shop.stock_here partition of shop.stock for values in ('here');
      create table shop.stock_there partition of shop.stock default;
      create view shop.names as select distinct name from shop.item;
      """;

  /** What an application would have in its sources. */
  private static final String USE =
      """
      package use;
      import dev.veduta.NotInViewException;
      import dev.veduta.session.Session;
      import generated.of_shop.*;
      import java.math.BigDecimal;
      import java.util.List;
      import java.util.function.Function;

      public class Use implements Function<Session, List<Object>> {
        public List<Object> apply(Session s) {
          Item hammer = s.insert(Item.VIEW, new Item.Values().name("Hammer").tags(List.of("a", "b")));
          var toy = new Toy.Values().label("Ball").kind(Kind.TOY);
          List<Toy> toys = s.insertAll(Toy.VIEW, List.of(toy, toy.price(BigDecimal.TEN).tags(List.of())));
          CheapToy cheap = s.update(CheapToy.VIEW, 3, new CheapToy.Values().cost(BigDecimal.ONE));
          String refused = "";
          try {
            s.update(CheapToy.VIEW, 3, new CheapToy.Values().cost(new BigDecimal(100)));
          } catch (NotInViewException it) {
            refused = it.id();
          }
          Stock stock = s.insert(Stock.VIEW, new Stock.Values().item(1).place("here").count(1));
          Stock moved =
              s.update(Stock.VIEW, new Stock.Key(1, "here"), new Stock.Values().place("there"));
          Item left = s.delete(Item.VIEW, 2).orElseThrow();
          return List.of(hammer, toys, cheap, refused, stock, moved, left, s.count(Stock.query()));
        }
      }
      """;

  @ParameterizedTest
  @ValueSource(ints = {13, 15, 18})
  void rowsAreWrittenThroughGeneratedRecords(int major, @TempDir Path root) throws Exception {
    DataSource database = Server.of(major).newDatabase("writes");
    List<CatalogView> views;
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(SCHEMA);
      Selection all = new Selection(List.of(RelationPattern.parse("shop.*")), List.of());
      views = Introspector.reflect(connection, all).views();
    }
    GeneratedRecords.of(views, root);
    try (Session session = Veduta.of(database).openSession()) {
      assertThat(compiled(root).apply(session))
          .hasToString(
              "[Item[id=1, name=Hammer, kind=TOOL, tags=[a, b], price=null, twice=null, hidden=kept],"
                  + " [Toy[number=2, label=Ball, shouted=BALL, price=null, kind=TOY, tags=[]],"
                  + " Toy[number=3, label=Ball, shouted=BALL, price=10.00, kind=TOY, tags=[]]],"
                  + " CheapToy[number=3, label=Ball, shouted=BALL, kind=TOY, cost=1.00], NotInView,"
                  + " Stock[item=1, place=here, count=1], Stock[item=1, place=there, count=1],"
                  + " Item[id=2, name=Ball, kind=TOY, tags=[], price=null, twice=null, hidden=kept], 1]");
    }
  }

  @SuppressWarnings("unchecked")
  private static Function<Session, List<Object>> compiled(Path root) throws Exception {
    Path source = Files.createDirectories(root.resolve("use")).resolve("Use.java");
    Files.writeString(source, USE);
    Path classes = root.resolve("classes");
    String path = System.getProperty("java.class.path") + System.getProperty("path.separator");
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null,
                    null,
                    null,
                    "-proc:none",
                    "-Xlint:all,-path",
                    "-Werror",
                    "-classpath",
                    path + classes,
                    "-d",
                    classes.toString(),
                    source.toString()))
        .isZero();
    URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
    return (Function<Session, List<Object>>)
        loader.loadClass("use.Use").getConstructor().newInstance();
  }
}
