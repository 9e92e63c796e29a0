package dev.veduta.ddl;

import static dev.veduta.ddl.Recorded.difference;
import static dev.veduta.ddl.Recorded.info;
import static dev.veduta.ddl.Recorded.materialized;
import static dev.veduta.ddl.Recorded.state;
import static dev.veduta.ddl.Recorded.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.veduta.DefinitionFailedException;
import dev.veduta.DependentsException;
import dev.veduta.NotPermittedException;
import dev.veduta.NotReplaceableException;
import dev.veduta.QueryFailedException;
import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.ViewExistsException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pool;
import dev.veduta.view.KeylessView;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A view and all that stands on it, with everything that PostgreSQL can say of them. */
class ReplaceTest {
  @RegisterExtension static final Database DATABASE = new Database();

  /** The definition of {@code r.base}, less a column, and with the others in another order. */
  private static final KeylessView<AnyRow> BASE =
      view("r.base", "select amount, item from r.sale", "r.sale");

  private static final KeylessView<AnyRow> SUMS =
      Recorded.of(
          info(
                  RelationKind.MATERIALIZED_VIEW,
                  "r.sums",
                  "select count(*) as n, item, sum(amount) as total from r.base group by item",
                  "r.base")
              .indexedBy("CREATE UNIQUE INDEX sums_item ON r.sums USING btree (item)"));

  @BeforeAll
  static void roles() throws SQLException {
    DATABASE.run("create role r_owner; create role r_reader; create role r_other;");
  }

  @AfterAll
  static void noRoles() throws SQLException {
    DATABASE.run("drop owned by r_owner, r_reader, r_other; drop role r_owner, r_reader, r_other");
  }

  @BeforeEach
  void schema() throws SQLException {
    DATABASE.run(Recorded.text("rich.sql"));
  }

  @AfterEach
  void noSchema() throws SQLException {
    DATABASE.run("drop schema r cascade");
  }

  private static Ddl ddl() {
    return DATABASE.veduta().ddl();
  }

  private static List<String> now() throws SQLException {
    try (Connection connection = DATABASE.connect()) {
      return state(connection, "r");
    }
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void assertRefused(
      Class<? extends VedutaException> type, String message, Relation<?>... views)
      throws SQLException {
    List<String> before = now();
    Relation<?>[] more = List.of(views).subList(1, views.length).toArray(Relation[]::new);
    for (Ddl ddl : List.of(ddl().dryRun(), ddl())) {
      assertThatExceptionOfType(type)
          .isThrownBy(() -> ddl.replace(views[0], more))
          .withMessageContaining(message);
      assertThat(difference(before, now())).isEmpty();
      assertNothingAside();
    }
  }

  private static void assertNothingAside() throws SQLException {
    assertThat(text("select count(*) from pg_class where relname like 'veduta\\_%'"))
        .isEqualTo("0");
    assertThat(text("select count(*) from pg_statistic_ext where stxname like 'veduta%'"))
        .isEqualTo("0");
  }

  @Test
  void aDependentKeepsEverythingThatTheDatabaseHasOfIt() throws SQLException {
    List<String> before = now();
    DdlReport report = ddl().replace(BASE);
    assertThat(report.ran()).isTrue();
    assertThat(difference(before, now()))
        .as("only the view itself")
        .allMatch(line -> line.startsWith("- v r.base ") || line.startsWith("+ v r.base "))
        .filteredOn(line -> line.startsWith("+"))
        .hasSize(6)
        .anyMatch(line -> line.contains("+ v r.base is  SELECT amount,"))
        .anyMatch(line -> line.contains("options {} owner postgres"))
        .anyMatch(line -> line.contains("column 1 amount numeric"))
        .anyMatch(line -> line.contains("column 2 item integer"))
        .anyMatch(line -> line.contains("comment 1 How 'much'"))
        .anyMatch(line -> line.contains("default 1 7"));
    assertThat(text("select sum(n) || ' ' || sum(total) from r.sums")).isEqualTo("100 5050");
    assertThat(text("select sum(total) from r.best")).isEqualTo("1050");
    assertNothingAside();
  }

  @Test
  void aMaterializedViewKeepsWhatItsColumnsHad() throws SQLException {
    List<String> before = now();
    ddl().replace(SUMS);
    assertThat(difference(before, now()))
        .as("only definition and the order of columns")
        .allMatch(
            line ->
                line.matches("(?s). m r.sums is .*")
                    || line.matches(". m r.sums column . (n|item|total) .*")
                    || line.matches(". m r.sums statistics .* ON (item, n|n, item) FROM .*")
                    || line.matches(". m r.sums comment . Sum"))
        .anyMatch(line -> line.matches("\\+ m r.sums column 3 total .* stats 500 storage e .*"))
        .anyMatch(line -> line.matches("\\+ m r.sums column 1 n .* opts \\{n_distinct=-0.5\\}"));
    assertThat(text("select sum(n) || ' ' || sum(total) from r.sums")).isEqualTo("100 5050");
    assertThat(text("select reltuples from pg_class where oid = 'r.sums'::regclass"))
        .as("analyzed")
        .isEqualTo("5");
  }

  @Test
  void onceReplacedThereIsNothingToDo() throws SQLException {
    ddl().replace(BASE, SUMS);
    String oid = text("select 'r.sums'::regclass::oid");
    assertThat(ddl().replace(BASE, SUMS).statements()).isEmpty();
    assertThat(text("select 'r.sums'::regclass::oid")).isEqualTo(oid);
  }

  @Test
  void aDryRunSaysWhatARunDoes() throws SQLException {
    List<String> before = now();
    DdlReport dry = ddl().dryRun().replace(BASE, SUMS);
    assertThat(dry.ran()).isFalse();
    assertThat(difference(before, now())).isEmpty();
    assertThat(dry.toSql()).isEqualTo(ddl().replace(BASE, SUMS).toSql());
  }

  @Test
  void theReportIsAScriptThatDoesTheSame() throws SQLException {
    String script = ddl().dryRun().replace(BASE, SUMS).toSql();
    DATABASE.run(script);
    List<String> byHand = now();
    assertThat(ddl().replace(BASE, SUMS).statements()).isEmpty();
    assertThat(byHand).anyMatch(line -> line.contains("m r.sums column 1 n "));
    assertNothingAside();
  }

  @Test
  void createOrReplaceWhereItCan() throws SQLException {
    String oid = text("select 'r.base'::regclass::oid");
    KeylessView<AnyRow> more =
        view(
            "r.base", "select item, amount, id, id + 1 as next from r.sale where id > 0", "r.sale");
    assertThat(
            ddl().replace(more, view("r.fresh", "select next from r.base", "r.base")).statements())
        .hasSize(5)
        .anyMatch(sql -> sql.startsWith("create or replace view \"r\".\"base\""));
    assertThat(text("select 'r.base'::regclass::oid")).isEqualTo(oid);
  }

  @Test
  void plainViewsAloneTakeOneTransaction() throws SQLException {
    DATABASE.run("create view r.a as select 1 as x, 2 as y; create view r.b as select y from r.a;");
    DdlReport report =
        ddl()
            .replace(
                view("r.b", "select y, z from r.a", "r.a"), view("r.a", "select 2 as y, 3 as z"));
    assertThat(report.statements()).filteredOn("commit"::equals).hasSize(1);
    assertThat(text("select z from r.b")).isEqualTo("3");
  }

  @Test
  void viewsThatDoNotExistYetAreCreatedWithTheOthers() throws SQLException {
    ddl()
        .replace(
            SUMS,
            materialized("r.double", "select n * 2 as n from r.sums", "r.sums"),
            view("r.single", "select n / 2 as n from r.double", "r.double"));
    assertThat(text("select sum(n) from r.single")).isEqualTo("100");
  }

  @Test
  void whatNoLongerCompilesIsNamed() throws SQLException {
    assertRefused(
        DependentsException.class,
        "[Dependents] r.base was left as it is, for r.sums: it cannot be made again",
        view("r.base", "select item from r.sale", "r.sale"));
    assertRefused(
        DefinitionFailedException.class,
        "[DefinitionFailed] r.sums",
        materialized("r.sums", "select nothing from r.base", "r.base"));
  }

  @Test
  void whatIsNoViewIsNamed() throws SQLException {
    DATABASE.run(
        """
        create function r.parsed() returns bigint return (select sum(total) from r.top);
        create table r.typed (best r.best);
        create table r.guarded (id int);
        create policy guard on r.guarded using (id in (select item from r.last));
        create view r.cast as select null::r.top as top;
        """);
    List<String> before = now();
    assertThatExceptionOfType(DependentsException.class)
        .isThrownBy(() -> ddl().replace(BASE))
        .satisfies(
            failure ->
                assertThat(failure.dependents())
                    .containsExactlyInAnyOrder(
                        "function r.parsed()",
                        "column best of table r.typed",
                        "policy guard on table r.guarded",
                        "view r.\"cast\""));
    assertThat(difference(before, now())).isEmpty();
  }

  @Test
  void whatWouldBeLostIsNamed() throws SQLException {
    DATABASE.run("comment on type r.top is 'A type'");
    assertRefused(
        NotReplaceableException.class,
        "the row type of view r.top has privileges or a comment of its own",
        BASE);
    DATABASE.run("comment on type r.top is null; create extension citext schema r");
    DATABASE.run("alter extension citext add view r.last");
    assertRefused(NotReplaceableException.class, "view r.last belongs to extension citext", BASE);
    DATABASE.run("drop extension citext cascade");
  }

  @Test
  void columnsNamedByTheirPlacesAreNotMixedUp() throws SQLException {
    KeylessView<AnyRow> reordered = view("r.base", "select id, item, amount from r.sale", "r.sale");
    DATABASE.run("create view r.placed as select x.a, x.c from r.base as x (a, b, c)");
    assertRefused(DependentsException.class, "for view r.placed: it names columns by", reordered);
    DATABASE.run(
        """
        drop view r.placed;
        create view r.joined as
          select p from (r.base b join r.sale s on b.item = s.id) as j (p, q, r, s, t, u);
        """);
    assertRefused(DependentsException.class, "for view r.joined: it names columns by", reordered);
  }

  @Test
  void defaultPrivilegesAreNotAddedToWhatIsMadeAgain() throws SQLException {
    DATABASE.run("alter default privileges grant select, insert on tables to r_other, public");
    List<String> before = now();
    ddl().replace(BASE);
    assertThat(difference(before, now())).noneMatch(line -> line.contains(" acl "));
    DATABASE.run("alter default privileges revoke select, insert on tables from r_other, public");
  }

  @Test
  void aFailureWhileItFillsLeavesTheOldOnes() throws SQLException {
    KeylessView<AnyRow> fragile =
        materialized(
            "r.sums", "select item, 1 / (amount - 7) as total, 1 as n from r.base", "r.base");
    assertThatExceptionOfType(QueryFailedException.class)
        .isThrownBy(() -> ddl().replace(fragile))
        .withMessageContaining("filling r.sums");
    assertNothingAside();
    assertThat(text("select sum(total) from r.sums")).isEqualTo("5050");
  }

  @Test
  void whatAKilledProcessLeftIsRemoved() throws SQLException {
    List<String> script = ddl().dryRun().replace(SUMS).statements();
    DATABASE.run(String.join(";", script.subList(0, script.indexOf("commit") + 1)));
    assertThat(text("select count(*) from pg_class where relname like 'veduta\\_new\\_%'"))
        .isNotEqualTo("0");
    ddl().replace(SUMS);
    assertNothingAside();
    assertThat(text("select sum(n) from r.sums")).isEqualTo("100");
  }

  @Test
  void anotherKindIsNotReplaced() throws SQLException {
    assertRefused(
        ViewExistsException.class,
        "r.top is there already, and is a view",
        materialized("r.top", "select 1 as x"));
  }

  @Test
  void anOwnerWithNoOtherRightsCan() throws SQLException {
    DATABASE.run("create role r_app login; create schema app authorization r_app");
    try (Pool pool = new Pool(() -> DATABASE.connect("&user=r_app"), true)) {
      Ddl ddl = Veduta.of(pool.dataSource()).ddl();
      ddl.create(
          materialized("app.m", "select 1 as a, 2 as b"),
          view("app.v", "select b from app.m", "app.m"));
      try (Connection connection = pool.dataSource().getConnection()) {
        connection.createStatement().execute("grant select on app.v to public");
      }
      ddl.replace(materialized("app.m", "select 3 as b"));
      assertThat(pool.faults()).isEmpty();
    }
    assertThat(text("select b from app.v")).isEqualTo("3");
    assertThat(text("select has_table_privilege('r_reader', 'app.v', 'select')")).isEqualTo("t");
    DATABASE.run("drop schema app cascade; drop role r_app");
  }

  @Test
  void whoDoesNotOwnADependentIsTold() throws SQLException {
    DATABASE.run(
        """
        create role r_part login in role r_owner;
        alter view r.base owner to r_part;
        """);
    try (Pool pool = new Pool(() -> DATABASE.connect("&user=r_part"), true)) {
      assertThatExceptionOfType(NotPermittedException.class)
          .isThrownBy(() -> Veduta.of(pool.dataSource()).ddl().replace(BASE))
          .withMessageContaining("[r.best, r.last, r.never]");
      assertThat(pool.faults()).isEmpty();
    }
    DATABASE.run("alter view r.base owner to postgres; drop owned by r_part; drop role r_part");
  }
}
