package dev.veduta.ddl;

import static dev.veduta.ddl.Recorded.info;
import static dev.veduta.ddl.Recorded.materialized;
import static dev.veduta.ddl.Recorded.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.veduta.DependentsException;
import dev.veduta.NotPermittedException;
import dev.veduta.NotReplaceableException;
import dev.veduta.QueryFailedException;
import dev.veduta.StaleViewException;
import dev.veduta.ViewExistsException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.query.ComparableColumn;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.RelationKind;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Views whose rows a table keeps are created, replaced and dropped with it. */
class KeptTableDdlTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final String QUERY = "select item, count(*) as n from k.sale group by item";
  private static final View<AnyRow, Integer> SUMS = kept(QUERY);

  private static View<AnyRow, Integer> kept(String query) {
    return kept(query, AnyRow.key("item"));
  }

  private static <K> View<AnyRow, K> kept(String query, ComparableColumn<AnyRow, K> key) {
    return View.of(
        info(RelationKind.VIEW, "k.sums", query, "k.sale").keptIn("sums_table"),
        List.of(key),
        key,
        AnyRow.reader(List.of(key)));
  }

  @BeforeEach
  void schema() throws SQLException {
    DATABASE.run(
        """
        create schema k;
        create table k.sale (id serial primary key, item int, amount numeric(8, 2), who text);
        insert into k.sale (item, amount, who) select i % 4, i, 'w' || i % 2
          from generate_series(1, 20) i;
        """);
  }

  @AfterEach
  void noSchema() throws SQLException {
    DATABASE.run("drop schema k cascade");
  }

  private static Ddl ddl() {
    return DATABASE.veduta().ddl();
  }

  @Test
  void createMakesTheViewAndTheTableAndFillsIt() throws SQLException {
    String dry = ddl().dryRun().create(SUMS).toSql();
    DdlReport report = ddl().create(SUMS);
    assertThat(report.toSql()).isEqualTo(dry);
    assertThat(dry)
        .contains(
            """
            create view "k"."sums" as
            select item, count(*) as n from k.sale group by item;
            create table "k"."sums_table" (like "k"."sums", primary key ("item"));
            comment on table "k"."sums_table" is E'The rows of a view, written by Veduta. @materializes "k"."sums"';
            """)
        .contains("insert into \"k\".\"sums_table\" table \"k\".\"sums\";\n");
    assertThat(columns()).isEqualTo("item integer, n bigint");
    assertThat(rows()).isEqualTo("(0,5) (1,5) (2,5) (3,5)");
    assertThat(DATABASE.veduta().refresh(SUMS).of(SUMS).rows().orElseThrow().inserted()).isZero();
    ddl().drop(SUMS);
    DATABASE.run(dry);
    assertThat(rows()).isEqualTo("(0,5) (1,5) (2,5) (3,5)");
  }

  @Test
  void withoutDataAndWhatReadsTheTableAfterIt() throws SQLException {
    var top = materialized("k.a_top", "select max(n) as n from k.sums_table", "k.sums_table");
    ddl().withNoData().create(top, SUMS);
    assertThat(rows()).isNull();
    ddl().drop(SUMS, top);
    ddl().create(top, SUMS);
    assertThat(text("select n from k.a_top")).isEqualTo("5");
    assertThatExceptionOfType(DependentsException.class)
        .isThrownBy(() -> ddl().dryRun().drop(SUMS))
        .withMessageContaining("materialized view k.a_top");
    ddl().drop(top, SUMS);
    assertThat(text("select count(*) from pg_class where relname like 'sums%'")).isEqualTo("0");
    ddl().replace(top, SUMS);
    assertThat(text("select n from k.a_top")).isEqualTo("5");
  }

  @Test
  void whatHasTheNameAlreadyIsInTheWay() throws SQLException {
    DATABASE.run("create table k.sums_table (a int)");
    assertThatExceptionOfType(ViewExistsException.class)
        .isThrownBy(() -> ddl().create(SUMS))
        .withMessageContaining("k.sums_table is there already, and is a table");
    DATABASE.run("create view k.sums as " + QUERY);
    for (Ddl ddl : List.of(ddl().ifNotExists(), ddl().ifNotExists().dryRun())) {
      assertThatExceptionOfType(ViewExistsException.class).isThrownBy(() -> ddl.create(SUMS));
    }
    assertThatExceptionOfType(ViewExistsException.class).isThrownBy(() -> ddl().replace(SUMS));
    assertThatExceptionOfType(StaleViewException.class)
        .isThrownBy(() -> ddl().drop(SUMS))
        .withMessageContaining("k.sums_table is not the table that keeps its rows");
    assertThat(columns()).isEqualTo("a integer");
  }

  @Test
  void ifNotExistsMakesWhatIsMissingAndOrReplaceSendsToReplace() throws SQLException {
    DATABASE.run("create view k.sums as " + QUERY);
    ddl().ifNotExists().create(SUMS);
    assertThat(rows()).isEqualTo("(0,5) (1,5) (2,5) (3,5)");
    assertThat(ddl().ifNotExists().create(SUMS).statements()).isEmpty();
    assertThatExceptionOfType(NotReplaceableException.class)
        .isThrownBy(() -> ddl().orReplace().create(SUMS))
        .withMessageContaining("a table keeps its rows; call replace()");
    ddl().drop(SUMS);
    ddl().ifExists().drop(SUMS);
  }

  @Test
  void aTableNeedsAKey() {
    var keyless = Recorded.of(info(RelationKind.VIEW, "k.sums", QUERY).keptIn("sums_table"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ddl().create(keyless))
        .withMessageStartingWith("[TableWithoutKey] the record of k.sums has no identity key");
  }

  @Test
  void replaceChangesColumnsInPlaceAndKeepsAllElseOfTheTable() throws SQLException {
    ddl().create(SUMS);
    DATABASE.run(
        """
        create index by_n on k.sums_table (item, n);
        alter table k.sums_table add column doubled int generated always as (item * 2) stored;
        create role k_reader;
        grant select on k.sums_table to k_reader;
        """);
    var other =
        kept(
            "select count(*)::int as n, item, sum(amount)::numeric(9, 1) as total,"
                + " max(who collate \"C\") as who from k.sale group by item");
    assertThat(columns()).isEqualTo("item integer, n bigint, doubled integer");
    String dry = ddl().dryRun().replace(other).toSql();
    assertThat(ddl().replace(other).toSql()).isEqualTo(dry);
    assertThat(dry)
        .contains(
            """
            alter table "k"."sums_table"
              drop column "n",
              add column "n" integer,
              add column "total" numeric(9,1),
              add column "who" text collate pg_catalog."C";
            """);
    assertThat(columns())
        .isEqualTo("item integer, doubled integer, n integer, total numeric(9,1), who text");
    assertThat(rows()).isEqualTo("(0,0,5,60.0,w0) (1,2,5,45.0,w1) (2,4,5,50.0,w0) (3,6,5,55.0,w1)");
    assertThat(text("select has_table_privilege('k_reader', 'k.sums_table', 'select')"))
        .isEqualTo("t");
    assertThat(ddl().replace(other).statements()).isEmpty();
    ddl().replace(SUMS);
    assertThat(columns()).isEqualTo("item integer, doubled integer, n bigint");
    DATABASE.run("drop owned by k_reader; drop role k_reader");
  }

  @Test
  void aDefinitionOfTheSameColumnsTouchesOnlyWhatDiffers() throws SQLException {
    ddl().create(SUMS);
    String before = text("select ctid from k.sums_table where item = 1");
    var other = kept("select item, count(*) as n from k.sale where id <> 20 group by item");
    String dry = ddl().dryRun().replace(other).toSql();
    assertThat(rows()).isEqualTo("(0,5) (1,5) (2,5) (3,5)");
    assertThat(ddl().replace(other).toSql()).isEqualTo(dry);
    assertThat(rows()).isEqualTo("(0,4) (1,5) (2,5) (3,5)");
    assertThat(text("select ctid from k.sums_table where item = 1")).isEqualTo(before);
    DATABASE.run("insert into k.sale (item) values (0), (9)");
    assertThat(DATABASE.veduta().refresh(other).of(other).rows().orElseThrow().toString())
        .isEqualTo("+1 ~1 -0");
  }

  @Test
  void aKeyOfAnotherType() throws SQLException {
    ddl().create(SUMS);
    ddl().replace(kept("select item::bigint as item, count(*) as n from k.sale group by item"));
    assertThat(columns()).isEqualTo("n bigint, item bigint");
    assertThat(rows()).isEqualTo("(5,0) (5,1) (5,2) (5,3)");
  }

  @Test
  void aTableThatWasThereBeforeItsViewIsFilledByName() throws SQLException {
    String query = "select item, count(*) as n, max(id)::bigint as last from k.sale group by item";
    ddl().create(kept(query));
    DATABASE.run(
        """
        drop view k.sums;
        alter table k.sums_table drop column n;
        alter table k.sums_table add column n bigint;
        """);
    ddl().ifNotExists().create(kept(query));
    assertThat(columns()).isEqualTo("item integer, last bigint, n bigint");
    assertThat(rows()).isEqualTo("(0,20,5) (1,17,5) (2,18,5) (3,19,5)");
  }

  @Test
  void nobodyWritesTheTableOfAnother() throws SQLException {
    DATABASE.run(
        """
        create role k_evil;
        grant usage, create on schema k to k_evil;
        set role k_evil;
        create table k.sums_table (item int primary key, n bigint);
        comment on table k.sums_table is '@materializes "k"."sums"';
        create function k.seize() returns trigger language plpgsql as
          $$ begin raise exception 'as %', current_user; end $$;
        create trigger seize before insert on k.sums_table execute function k.seize();
        """);
    assertThatExceptionOfType(NotPermittedException.class)
        .isThrownBy(() -> ddl().create(SUMS))
        .withMessageContaining("writing the rows of k.sums_table takes its owner, k_evil");
    DATABASE.run("create view k.sums as " + QUERY);
    assertThatExceptionOfType(NotPermittedException.class).isThrownBy(() -> ddl().replace(SUMS));
    DATABASE.run("drop owned by k_evil; drop role k_evil");
  }

  @Test
  void anotherKey() throws SQLException {
    ddl().create(SUMS);
    var byWho =
        kept(
            "select who, count(*) as n from k.sale group by who",
            AnyRow.column(0, "who", SqlTypes.TEXT));
    ddl().replace(byWho);
    assertThat(columns()).isEqualTo("n bigint, who text");
    assertThat(
            text(
                "select pg_get_constraintdef(oid) from pg_constraint"
                    + " where conrelid = 'k.sums_table'::regclass and contype = 'p'"))
        .isEqualTo("PRIMARY KEY (who)");
    assertThat(rows()).isEqualTo("(10,w0) (10,w1)");
    var notOne =
        kept("select item, count(*) as n from k.sale group by item, who, id", AnyRow.key("item"));
    assertThatExceptionOfType(QueryFailedException.class)
        .isThrownBy(() -> ddl().replace(notOne))
        .satisfies(failure -> assertThat(failure.sqlState()).isEqualTo("23505"));
    assertThat(rows()).isEqualTo("(10,w0) (10,w1)");
  }

  @Test
  void whatUsesAColumnThatGoesIsInTheWay() throws SQLException {
    ddl().create(SUMS);
    DATABASE.run("create view k.reader as select n from k.sums_table");
    var less = kept("select item from k.sale group by item");
    assertThatExceptionOfType(DependentsException.class)
        .isThrownBy(() -> ddl().replace(less))
        .withMessageContaining("k.reader");
    assertThat(columns()).isEqualTo("item integer, n bigint");
    assertThat(text("select count(*) from pg_attribute where attrelid = 'k.sums'::regclass"))
        .isEqualTo("2");
  }

  @Test
  void withMaterializedViewsThatStandOnTheView() throws SQLException {
    var top = materialized("k.top", "select max(n) as n from k.sums", "k.sums");
    ddl().create(SUMS, top);
    var other =
        kept("select item, -count(*)::int as n, min(id) as first from k.sale group by item");
    String dry = ddl().dryRun().replace(other).toSql();
    assertThat(columns()).isEqualTo("item integer, n bigint");
    assertThat(ddl().replace(other).toSql()).isEqualTo(dry);
    assertThat(dry).contains("add column \"n\" integer,\n  add column \"first\" integer;");
    assertThat(columns()).isEqualTo("item integer, n integer, first integer");
    assertThat(rows()).isEqualTo("(0,-5,4) (1,-5,1) (2,-5,2) (3,-5,3)");
    assertThat(text("select n from k.top")).isEqualTo("-5");
  }

  @Test
  void aPlainViewBecomesOneThatIsKept() throws SQLException {
    ddl().create(view("k.sums", QUERY, "k.sale"));
    ddl().replace(SUMS);
    assertThat(rows()).isEqualTo("(0,5) (1,5) (2,5) (3,5)");
  }

  private static String columns() throws SQLException {
    return text(
        "select string_agg(format('%s %s', attname, format_type(atttypid, atttypmod)), ', '"
            + " order by attnum) from pg_attribute"
            + " where attrelid = 'k.sums_table'::regclass and attnum > 0 and not attisdropped");
  }

  private static String rows() throws SQLException {
    return text("select string_agg(t::text, ' ' order by t::text) from k.sums_table t");
  }

  private static String text(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
