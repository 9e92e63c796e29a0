package dev.veduta.verify;

import static dev.veduta.view.Fact.notNull;
import static dev.veduta.view.Fact.primaryKey;
import static dev.veduta.view.Fact.uniqueIndex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import dev.veduta.ProofLostException;
import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.fixture.Pool;
import dev.veduta.view.Fact;
import dev.veduta.view.KeylessView;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.View;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final String CREATE =
      """
      drop schema if exists "a.b" cascade;
      create schema "a.b";
      create type "a.b".mood as enum ('ok', 'sad');
      create collation "a.b".any_case (
        provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      create table "a.b".field (
        id int constraint field_pkey primary key, code text not null, note text, mood "a.b".mood);
      create unique index code_uq on "a.b".field (code);
      """;

  private static final View<AnyRow, Integer> VIEW =
      keyed(
          "one",
          notNull("a.b", "field", "code"),
          notNull("a.b", "field", "id"),
          uniqueIndex("a.b", "field", "code_uq", "code"),
          primaryKey("a.b", "field", "field_pkey", "id"));

  @BeforeEach
  void create() throws SQLException {
    DATABASE.run(CREATE);
  }

  private static View<AnyRow, Integer> keyed(String name, Fact... facts) {
    var id = AnyRow.key("id");
    return View.of(info(name, facts), List.of(id), id, row -> new AnyRow(List.of(row.getInt(1))));
  }

  private static KeylessView<AnyRow> keyless(String name, Fact... facts) {
    return KeylessView.of(info(name, facts), List.of(), row -> new AnyRow(List.of()));
  }

  private static RelationInfo info(String name, Fact... facts) {
    return RelationInfo.of(RelationKind.VIEW, "a.b", name).restingOn(facts);
  }

  private static Verification verify(Relation<?> view) {
    return DATABASE.veduta().verify(view);
  }

  @Test
  void isSoundWhereAllIsAsItWas() {
    Verification verification = DATABASE.veduta().verify(VIEW, keyless("rests_on_nothing"));
    assertThat(verification.lost()).isEmpty();
    assertThat(verification.isSound()).isTrue();
    assertThat(verification).hasToString("sound");
    verification.orThrow();
    assertThat(DATABASE.veduta().verify(List.of()).isSound()).isTrue();
  }

  @Test
  void aPartialIndexThatTheViewImpliesIsSoundAndMissedOnceItIsGone() throws SQLException {
    DATABASE.run("create unique index part_uq on \"a.b\".field (code) where id > 0");
    View<AnyRow, Integer> view =
        keyed("one", uniqueIndex("a.b", "field", "part_uq", "code").where("(id > 0)"));
    assertThat(verify(view).isSound()).isTrue();
    DATABASE.run("drop index \"a.b\".part_uq");
    assertThat(verify(view).lost().get(view))
        .containsExactly("unique index part_uq of a.b.field is gone" + KEY);
  }

  private static final String KEY = ": the key (id) of a.b.one is no longer proven";
  private static final String COLUMN = ": that a.b.one holds no null there is no longer proven";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop index "a.b".code_uq | is gone
          alter index "a.b".code_uq rename to other | is gone
          drop index "a.b".code_uq; create index code_uq on "a.b".field (code) | is no longer unique
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (code) where id > 0 | is partial
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (lower(code)) | is over an expression
          drop index "a.b".code_uq; alter table "a.b".field add constraint code_uq unique (code) deferrable | is deferrable
          update pg_index set indisvalid = false where indexrelid = '"a.b".code_uq'::regclass | is not valid
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (note) | is over other columns, (note)
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (code, note) | is over other columns, (code, note)
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (code collate "a.b".any_case) | compares otherwise than the database
          drop index "a.b".code_uq; create table "a.b".moved (code text); create unique index code_uq on "a.b".moved (code) | is gone
          drop index "a.b".code_uq; create extension if not exists btree_gist with schema public; alter table "a.b".field add span daterange; alter table "a.b".field add constraint code_uq unique (code, span without overlaps) | is not a btree
          """)
  void tellsHowAUniqueIndexWasLost(String change, String how) throws SQLException {
    DATABASE.run("set allow_system_table_mods = on; " + change);
    assertThat(verify(VIEW).lost().get(VIEW))
        .containsExactly("unique index code_uq of a.b.field " + how + KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (code) include (note)
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (code collate "C" desc)
          drop index "a.b".code_uq; create unique index code_uq on "a.b".field (code text_pattern_ops)
          drop index "a.b".code_uq; alter table "a.b".field add constraint code_uq unique nulls not distinct (code)
          """)
  void anIndexMadeAnewThatPromisesTheSameIsSound(String change) throws SQLException {
    DATABASE.run(change);
    assertThat(verify(VIEW).isSound()).isTrue();
  }

  @Test
  void aPrimaryKeyMadeAnIndexLetsNullsIn() throws SQLException {
    DATABASE.run(
        """
        alter table "a.b".field drop constraint field_pkey, alter id drop not null;
        create unique index field_pkey on "a.b".field (id);
        """);
    assertThat(verify(VIEW).lost().get(VIEW))
        .contains("primary key field_pkey of a.b.field is no longer the primary key" + KEY);
  }

  @Test
  void anIndexThatHeldNullsForEqualMustStillDoSo() throws SQLException {
    DATABASE.run("create unique index note_uq on \"a.b\".field (note) nulls not distinct");
    var view = keyed("one", uniqueIndex("a.b", "field", "note_uq", "note").nullsNotDistinct());
    assertThat(verify(view).isSound()).isTrue();
    DATABASE.run("drop index \"a.b\".note_uq; create unique index note_uq on \"a.b\".field (note)");
    assertThat(verify(view).lost().get(view))
        .containsExactly(
            "unique index note_uq of a.b.field does not hold two nulls for equal" + KEY);
  }

  @Test
  void aPartialIndexMustBeOverTheSameRowsOrAll() throws SQLException {
    var view = keyed("one", uniqueIndex("a.b", "field", "part_uq", "code").where(MOODY));
    DATABASE.run("create unique index part_uq on \"a.b\".field (code) where " + MOODY);
    assertThat(verify(view).isSound()).isTrue();
    DATABASE.run("drop index \"a.b\".part_uq; create unique index part_uq on \"a.b\".field (code)");
    assertThat(verify(view).isSound()).isTrue();
    DATABASE.run(
        """
        drop index "a.b".part_uq;
        create unique index part_uq on "a.b".field (code) where id > 1;
        """);
    assertThat(verify(view).lost().get(view))
        .containsExactly(
            "unique index part_uq of a.b.field is over other rows, where (id > 1)" + KEY);
  }

  private static final String MOODY = "(mood = 'sad'::\"a.b\".mood)";

  @Test
  void whatInheritsCountsUnlessTheViewReadsOnlyTheRelation() throws SQLException {
    var id = notNull("a.b", "field", "code");
    var key = uniqueIndex("a.b", "field", "code_uq", "code");
    var all = keyed("whole", id, key);
    var alone = keyed("alone", id.only(), key.only());
    DATABASE.run(
        """
        create table "a.b".child () inherits ("a.b".field);
        create table "a.b".grandchild (id int, code text, note text, mood "a.b".mood);
        alter table "a.b".grandchild alter code set not null;
        alter table "a.b".grandchild alter id set not null;
        alter table "a.b".grandchild inherit "a.b".child;
        """);
    assertThat(DATABASE.veduta().verify(all, alone).lost())
        .containsExactly(
            entry(
                all,
                List.of(
                    "unique index code_uq of a.b.field does not span the tables that inherit from"
                        + " it: the key (id) of a.b.whole is no longer proven")));
    DATABASE.run(
        """
        update pg_attribute set attnotnull = false
        where attrelid = '"a.b".grandchild'::regclass and attname = 'code';
        """);
    assertThat(verify(all).lost().get(all))
        .contains(
            "column code of a.b.field may be null in a table that inherits from it: that a.b.whole"
                + " holds no null there is no longer proven");
    assertThat(verify(alone).isSound()).isTrue();
  }

  @Test
  void partitionsShareTheIndexOfTheirParent() throws SQLException {
    DATABASE.run(
        """
        create table "a.b".parted (id int primary key) partition by range (id);
        create table "a.b".part partition of "a.b".parted default;
        """);
    var view =
        keyed(
            "one",
            notNull("a.b", "parted", "id"),
            primaryKey("a.b", "parted", "parted_pkey", "id"));
    assertThat(verify(view).isSound()).isTrue();
  }

  @Test
  void leavesTheSearchPathAsItWas() throws SQLException {
    try (Connection connection = connect("public, pg_temp");
        Statement statement = connection.createStatement()) {
      Pool pool = new Pool(() -> connection, true);
      Veduta.of(pool.dataSource()).verify(VIEW);
      try (ResultSet row = statement.executeQuery("show search_path")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("public, pg_temp");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter table "a.b".field alter code drop not null | is no longer NOT NULL
          alter table "a.b".field alter code drop not null, add constraint code_nn not null code not valid | is NOT NULL by a constraint that is not validated
          """)
  void tellsHowANotNullWasLost(String change, String how) throws SQLException {
    DATABASE.run(change);
    assertThat(verify(VIEW).lost().get(VIEW))
        .containsExactly("column code of a.b.field " + how + COLUMN);
  }

  @Test
  void aColumnRenamedIsGoneAndMissedInItsIndex() throws SQLException {
    DATABASE.run("alter table \"a.b\".field rename code to other");
    assertThat(verify(VIEW).lost().get(VIEW))
        .containsExactly(
            "column code of a.b.field is gone" + COLUMN,
            "unique index code_uq of a.b.field is over other columns, (other)" + KEY);
  }

  @Test
  void aValidatedConstraintIsAsGoodAsTheOneBefore() throws SQLException {
    DATABASE.run(
        """
        alter table "a.b".field alter code drop not null, add constraint nn not null code not valid;
        alter table "a.b".field validate constraint nn;
        """);
    assertThat(verify(VIEW).isSound()).isTrue();
  }

  @Test
  void aRelationThatIsGoneTakesAllWithIt() throws SQLException {
    DATABASE.run("drop table \"a.b\".field");
    assertThat(verify(VIEW).lost().get(VIEW)).hasSize(4).allMatch(it -> it.contains(" is gone: "));
    DATABASE.run("drop schema \"a.b\" cascade");
    assertThat(verify(VIEW).lost().get(VIEW)).hasSize(4).allMatch(it -> it.contains(" is gone: "));
  }

  @Test
  void aColumnDroppedAndMadeAnewIsAnotherOne() throws SQLException {
    DATABASE.run(
        "alter table \"a.b\".field drop code; alter table \"a.b\".field add code text not null");
    assertThat(verify(VIEW).lost().get(VIEW))
        .containsExactly("unique index code_uq of a.b.field is gone" + KEY);
  }

  @Test
  void listsWhatEachViewLostInTheOrderAskedFor() throws SQLException {
    DATABASE.run("drop index \"a.b\".code_uq; alter table \"a.b\".field alter code drop not null");
    var sound = keyed("sound", primaryKey("a.b", "field", "field_pkey", "id"));
    var keyless = keyless("two", notNull("a.b", "field", "code"));
    Verification verification = DATABASE.veduta().verify(keyless, sound, VIEW);
    assertThat(verification.lost().keySet()).containsExactly(keyless, VIEW);
    assertThat(verification.lost().get(VIEW)).hasSize(2);
    assertThat(verification)
        .hasToString(
            """
            column code of a.b.field is no longer NOT NULL: that a.b.two holds no null there is no \
            longer proven
            column code of a.b.field is no longer NOT NULL: that a.b.one holds no null there is no \
            longer proven
            unique index code_uq of a.b.field is gone: the key (id) of a.b.one is no longer proven\
            """);
    assertThatExceptionOfType(ProofLostException.class)
        .isThrownBy(verification::orThrow)
        .withMessageStartingWith("[ProofLost] column code of a.b.field is no longer NOT NULL: ")
        .withMessageEndingWith("run mvn veduta:reflect against this database and compile again.")
        .satisfies(lost -> assertThat(lost.lost()).hasSize(3));
  }

  @Test
  void aForeignTableKeepsNoPromises() throws SQLException {
    DATABASE.run(
        """
        create extension if not exists file_fdw with schema public;
        create server files foreign data wrapper file_fdw;
        drop table "a.b".field;
        create foreign table "a.b".field (id int not null) server files options (filename '/none');
        """);
    var view = keyless("foreign", notNull("a.b", "field", "id"));
    assertThat(verify(view).lost().get(view)).singleElement().asString().contains("NOT NULL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"''", "hostile, pg_catalog, public"})
  void anySearchPathIsSafe(String path) throws SQLException {
    DATABASE.run(
        """
        drop schema if exists hostile cascade;
        create schema hostile;
        create function hostile.always(name, text) returns bool language sql as 'select true';
        create operator hostile.= (leftarg = name, rightarg = text, function = hostile.always);
        create table hostile.pg_index (indexrelid oid);
        create function hostile.unnest(text[]) returns text language sql as 'select null::text';
        drop index "a.b".code_uq;
        """);
    Pool pool = new Pool(() -> connect(path), true);
    assertThat(Veduta.of(pool.dataSource()).verify(VIEW).lost().get(VIEW))
        .containsExactly("unique index code_uq of a.b.field is gone" + KEY);
    pool.close();
  }

  private static Connection connect(String searchPath) throws SQLException {
    Connection connection = DATABASE.connect();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set search_path = " + searchPath);
    }
    return connection;
  }
}
