package dev.veduta.introspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says of expressions over a view, which it is never asked to run. */
class ExpressionReaderTest {
  private static final String SCHEMA =
      """
      create schema s;
      create type s.mood as enum ('sad', 'happy');
      create function s.shout(text) returns text language sql immutable as 'select upper($1)';
      create function s.boom(int) returns int language plpgsql as 'begin raise ''ran''; end';
      create table s.t (id int primary key, "na""me" text not null, label text, tags text[],
        doc jsonb, price numeric(8, 2), at timestamptz, mood s.mood);
      create function s.dice(int, float8 default random()) returns float8
        language sql immutable as 'select $2';
      create function s.game(int, float8 default 1 + s.dice(1)) returns float8
        language sql immutable as 'select $2';
      insert into s.t values (1, 'n', 'l');
      create view s.v as select *, s.boom(id) as exploding from s.t;
      create function s.rows() returns setof int language sql as 'values (1)';
      """;

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void typeAndNullnessAreTheServersAndTheProvers(int major) throws SQLException {
    Reflection reflection =
        ask(
            TestServer.of(major).database(SCHEMA),
            "lower(label)",
            "lower(\"na\"\"me\")",
            "coalesce(label, '?')",
            "doc ? 'a?'",
            "tags[1]",
            "price * 2",
            "to_char(at, 'YYYY')",
            "mood",
            "s.shout(label)",
            "label::varchar(3) collate \"C\"",
            "case when id > 0 then 'happy'::s.mood else 'sad' end");
    assertThat(reflection.errors()).isEmpty();
    assertThat(reflection.problems()).isEmpty();
    assertThat(reflection.views().get(0).expressions().stream().map(ExpressionReaderTest::told))
        .containsExactlyInAnyOrder(
            "lower(label) text",
            "lower(\"na\"\"me\") text, never null: s.t.na\"me is not null",
            "coalesce(label, '?') text, never null: a constant",
            "doc ? 'a?' boolean",
            "tags[1] text",
            "price * 2 numeric",
            "to_char(at, 'YYYY') text",
            "mood s.mood",
            "s.shout(label) text",
            "label::varchar(3) collate \"C\" character varying(3)",
            "case when id > 0 then 'happy'::s.mood else 'sad' end s.mood, never null: every branch of the CASE is never null");
    assertThat(expression(reflection, "mood").type())
        .isEqualTo(new PgType.Enumeration(new QualifiedName("s", "mood"), List.of("sad", "happy")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lower(labl)                   | column "labl" does not exist
          label)) from s.t; drop view s.v -- | it has a -- outside of quotes
          label), (id                   | it has parentheses or brackets that do not match
          label from s.t                | syntax error at or near "from"
          label, id                     | column "value" has pseudo-type record
          label as x                    | syntax error at or near "as"
          label x                       | syntax error at or near "x"
          max(label)                    | aggregate functions are not allowed in WHERE
          count(*) over ()              | window functions are not allowed in WHERE
          unnest(tags)                  | set-returning functions are not allowed in WHERE
          s.rows()                      | set-returning functions are not allowed in WHERE
          (select 1)                    | it has a query in it
          v.*                           | it has a .*, which is many columns
          shout(label)                  | function shout(text) does not exist
          label +                       | syntax error at or near ")"
          """)
  void whatIsNotOneValueForEachRowIsAnError(String text, String why) throws SQLException {
    Reflection reflection = ask(newest(), text);
    assertThat(reflection.views().get(0).expressions()).isEmpty();
    assertThat(reflection.errors()).hasSize(1);
    assertThat(reflection.errors().get(0).message())
        .startsWith(
            "[ExpressionWrong] X.java:[3,4]: the expression \""
                + text
                + "\" of s.v is not taken as one value for each row: ")
        .contains(why);
  }

  @Test
  void whatIsVolatileIsAnError() throws SQLException {
    Reflection reflection = ask(newest(), "id + random()", "s.boom(id)");
    assertThat(reflection.errors())
        .extracting(Problem::id)
        .containsExactly("ExpressionVolatile", "ExpressionVolatile");
    assertThat(ask(newest(), "s.dice(id)", "s.game(id)").errors())
        .as("in a default that is not passed, or in one of that")
        .extracting(Problem::id)
        .containsExactly("ExpressionVolatile", "ExpressionVolatile");
    assertThat(reflection.errors().get(0).text())
        .isEqualTo(
            "X.java:[3,4]: the expression \"id + random()\" of s.v calls a volatile function, so that"
                + " it is another value each time it is asked for. Take that out, or put it into the"
                + " view.");
  }

  @Test
  void anErrorKeepsNoneOfTheOthersFromBeingKnown() throws SQLException {
    Reflection reflection = ask(newest(), "nope", "label", "neither(label)", "id");
    assertThat(reflection.errors()).hasSize(2);
    assertThat(reflection.views().get(0).expressions())
        .extracting(CatalogColumn::name)
        .containsExactly("id", "label");
  }

  @Test
  void nothingIsLeftBehindAndNoSettingChanged() throws SQLException {
    TestServer.Database database = newest();
    try (Connection connection = database.connect()) {
      TestServer.run(connection, "set search_path to s");
      ExpressionReader.add(connection, reflect(connection), asked("upper(label)"));
      assertThat(connection.getAutoCommit()).isTrue();
      try (var row =
          connection
              .createStatement()
              .executeQuery(
                  "select current_setting('search_path'),"
                      + " (select count(*) from pg_class where relname like 'veduta%')")) {
        row.next();
        assertThat(row.getString(1)).isEqualTo("s");
        assertThat(row.getInt(2)).isZero();
      }
    }
  }

  @Test
  void inATransactionOfTheCallersItsChangesAreSeenAndStay() throws SQLException {
    try (Connection connection = newest().connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      TestServer.run(
          connection,
          "create or replace view s.v as select *, s.boom(id) as exploding, 1 as more from s.t");
      Reflection reflection =
          ExpressionReader.add(connection, reflect(connection), asked("more + 1", "oops"));
      assertThat(expression(reflection, "more + 1").isNullable()).isFalse();
      TestServer.run(
          connection,
          "create or replace view s.v as select *, s.boom(id) as exploding, 2 as more from s.t");
      connection.rollback();
    }
  }

  @Test
  void whereNoViewCanBeMadeItCountsAsNullable() throws SQLException {
    TestServer.Database database = newest();
    database.run(
        "create role reader login; grant usage on schema s to reader",
        "revoke temporary on database " + database.name() + " from public");
    try (Connection connection = database.connectAs("reader")) {
      Reflection reflection =
          ExpressionReader.add(
              connection, reflect(connection), asked("id + 1", "array[label]", "mood"));
      assertThat(reflection.views().get(0).expressions().stream().map(ExpressionReaderTest::told))
          .containsExactly("array[label] text[]", "id + 1 integer");
      assertThat(reflection.problems())
          .extracting(Problem::id)
          .containsExactly("ExpressionUnproven", "ExpressionUnproven");
      assertThat(reflection.problems().get(0).text())
          .contains("counts as nullable, since no temporary view of it could be made")
          .contains("permission denied");
      assertThat(reflection.errors()).extracting(Problem::id).containsExactly("ExpressionUnknown");
    }
  }

  @Test
  void whatChangesInTheRoutinesChangesTheFingerprint() throws SQLException {
    TestServer.Database database = newest();
    try (Connection connection = database.connect()) {
      String before = ExpressionReader.fingerprint(connection);
      assertThat(ExpressionReader.fingerprint(connection)).isEqualTo(before);
      TestServer.run(connection, "alter function s.shout(text) volatile");
      assertThat(ExpressionReader.fingerprint(connection)).isNotEqualTo(before);
    }
  }

  private static TestServer.Database newest() throws SQLException {
    return TestServer.of(18).database(SCHEMA);
  }

  private static Reflection ask(TestServer.Database database, String... texts) throws SQLException {
    try (Connection connection = database.connect()) {
      return ExpressionReader.add(connection, reflect(connection), asked(texts));
    }
  }

  private static Reflection reflect(Connection connection) throws SQLException {
    return Introspector.reflect(connection, Selections.of("s.v"));
  }

  private static List<AskedExpression> asked(String... texts) {
    QualifiedName view = new QualifiedName("s", "v");
    return Arrays.stream(texts)
        .map(text -> new AskedExpression(view, text, "X.java:[3,4]"))
        .toList();
  }

  private static CatalogColumn expression(Reflection reflection, String text) {
    CatalogView view = reflection.views().get(0);
    return view.expression(text).orElseThrow();
  }

  private static String told(CatalogColumn column) {
    return column.name()
        + " "
        + column.sqlType()
        + (column.notNull() == null ? "" : ", never null: " + column.notNull().because());
  }
}
