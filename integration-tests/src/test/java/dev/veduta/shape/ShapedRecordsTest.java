package dev.veduta.shape;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import dev.veduta.view.ColumnInfo;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationName;
import dev.veduta.view.View;
import dev.veduta.view.ViewRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records shaped by declarations, from a real database to its rows. */
class ShapedRecordsTest {
  private static final Map<String, String> SOURCES =
      Map.of(
          "crm/package-info.java",
          """
          @dev.veduta.annotation.Views(schema = "crm", include = "v_customer_mv",
              stripPrefix = "v_", stripSuffix = "_mv", stripColumnPrefix = "cust_",
              excludeColumns = "secret*")
          package crm;
          """,
          "crm/Name.java",
          """
          package crm;
          import dev.veduta.annotation.*;
          @View("crm.v_customer_mv") @Info(key = "owner", value = "sales")
          public interface Name {
            @Column("cust_name") @Info(key = "shown", value = "yes") String name();
            @Column("cust_id") long id();
          }
          """,
          "crm/Line.java",
          """
          package crm;
          import dev.veduta.annotation.*;
          @View("crm.line") public interface Line { int no(); long invoice(); }
          """,
          "crm/WholeLine.java",
          """
          package crm;
          import dev.veduta.annotation.*;
          @View("crm.line") @Key({"no", "invoice"}) public interface WholeLine {}
          """,
          "crm/App.java",
          """
          package crm;
          import dev.veduta.session.Session;
          import java.util.*;
          public final class App {
            public static List<Object> shapes(Session session) {
              NameRecord small = session.list(NameRecord.query()).get(0);
              Customer wide = session.find(Customer.VIEW, small).orElseThrow();
              return List.of(small.id(), wide.id(), wide.mail(), wide == session.get(Customer.VIEW, small),
                  wide == session.get(Customer.VIEW, small.id()), small.equals(wide),
                  session.get(NameRecord.VIEW, wide) == small);
            }
            public static List<Object> lines(Session session) {
              List<Object> found = new ArrayList<>();
              for (LineRecord small : session.list(LineRecord.query())) {
                found.add(session.get(WholeLineRecord.VIEW, small).text());
              }
              return found;
            }
          }
          """);

  private static DataSource database;
  private static ClassLoader application;
  private final List<String> statements = new ArrayList<>();
  private Connection connection;

  @BeforeAll
  static void compile(@TempDir Path directory) throws Exception {
    database = Server.of(18).newDatabase("shapes");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create schema crm;
          create table crm.customer (
            cust_id bigint primary key, cust_name varchar(80) not null, mail text, secret text,
            secret_at date);
          insert into crm.customer values (7, 'Ann', 'ann@acme', 'x', now());
          create materialized view crm.v_customer_mv as select * from crm.customer;
          create unique index customer_id on crm.v_customer_mv (cust_id);
          comment on materialized view crm.v_customer_mv is 'People. @info owner=crm, note="see ""us"" there"';
          comment on column crm.v_customer_mv.mail is 'Last known. @info pii=yes @notNull';
          create table crm.line (
            invoice bigint, no int, text text not null, primary key (invoice, no));
          insert into crm.line values (1, 1, 'one'), (1, 2, 'two'), (2, 1, 'three');
          """);
    }
    application = Application.compile(database, "crm.*", directory, SOURCES);
  }

  @BeforeEach
  void connect() throws SQLException {
    connection = database.getConnection();
  }

  @Test
  void aRowIsFoundByAnotherOfItsShapes() throws Exception {
    try (Connection closed = connection;
        Session session = Veduta.session(counting())) {
      assertThat(called("shapes", session))
          .isEqualTo(List.of(7L, 7L, "ann@acme", true, true, false, true));
      int before = statements.size();
      called("shapes", session);
      assertThat(statements.subList(before, statements.size()))
          .as("the list alone; what is held is not asked for")
          .containsExactly("select \"cust_name\", \"cust_id\" from \"crm\".\"v_customer_mv\"");
      assertThat(called("lines", session))
          .asList()
          .containsExactlyInAnyOrder("one", "two", "three");
    }
  }

  @Test
  void whatIsNotMappedStandsInNoStatement() throws Exception {
    try (Connection closed = connection;
        Session session = Veduta.session(counting())) {
      Relation<?> customer = view("Customer");
      session.list(customer.query());
      session.count(customer.query());
      assertThat(statements)
          .anyMatch(it -> it.contains("select \"cust_id\", \"cust_name\", \"mail\" from"))
          .noneMatch(it -> it.contains("secret"));
    }
  }

  @Test
  void aViewTellsWhatTheCatalogKnew() throws Exception {
    connection.close();
    View<?, ?> customer = (View<?, ?>) view("Customer");
    assertThat(customer.info())
        .containsExactly(Map.entry("owner", "crm"), Map.entry("note", "see \"us\" there"));
    assertThat(customer.keyClaim().toString())
        .startsWith(
            "Claim[grade=PROVEN_AT_REFRESH, because=primary key customer_pkey of crm.customer");
    assertThat(infoOf(customer))
        .extracting(ColumnInfo::sqlType)
        .containsExactly("bigint", "character varying(80)", "text");
    assertThat(infoOf(customer))
        .extracting(it -> it.neverNull().toString())
        .containsExactly(
            "Claim[grade=PROVEN_AT_REFRESH, because=crm.customer.cust_id is not null]",
            "Claim[grade=PROVEN_AT_REFRESH, because=crm.customer.cust_name is not null]",
            "Claim[grade=ASSERTED, because=comment on the column]");
    ColumnInfo mail = infoOf(customer).get(2);
    assertThat(mail.comment()).isEqualTo("Last known. @info pii=yes @notNull");
    assertThat(mail.info()).containsExactly(Map.entry("pii", "yes"));
    assertThat(customer.creation().reads()).containsExactly(new RelationName("crm", "customer"));
    assertThat(customer.creation().indexes())
        .containsExactly(
            "CREATE UNIQUE INDEX customer_id ON crm.v_customer_mv USING btree (cust_id)");
    assertThat(view("LineRecord").creation().indexes())
        .containsExactly("CREATE UNIQUE INDEX line_pkey ON crm.line USING btree (invoice, no)");
    assertThat(view("NameRecord").info()).containsEntry("owner", "sales");
    assertThat(infoOf(view("NameRecord")).get(0).info()).containsExactly(Map.entry("shown", "yes"));
    assertThat(ViewRegistry.load(application).views())
        .hasToString("[crm.line, crm.line, crm.v_customer_mv, crm.v_customer_mv]");
  }

  private static <R> List<ColumnInfo> infoOf(Relation<R> relation) {
    return relation.columns().stream().map(relation::info).toList();
  }

  private static Relation<?> view(String name) throws ReflectiveOperationException {
    return (Relation<?>) application.loadClass("crm." + name).getField("VIEW").get(null);
  }

  private static Object called(String name, Session session) throws ReflectiveOperationException {
    return application.loadClass("crm.App").getMethod(name, Session.class).invoke(null, session);
  }

  private Connection counting() {
    return (Connection)
        Proxy.newProxyInstance(
            ShapedRecordsTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              return method.invoke(connection, arguments);
            });
  }
}
