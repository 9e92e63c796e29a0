package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.query.Sql;
import dev.veduta.type.SqlTypes;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileNamesTest {
  @RegisterExtension static final Database DATABASE = new Database();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "with space",
        "a\"b",
        "\"; drop schema gear cascade; --",
        "o'clock",
        "\uD83D\uDE00",
        "select",
        "Upper",
        "?",
        "$1",
        "{fn now()}",
        "/* no comment",
        "back\\slash",
        "tab\tand\nline",
        "dot.ted",
        "_",
        "sixty-three bytes of name, which is all that PostgreSQL will do"
      })
  void anyNameIsRead(String name) throws SQLException {
    String quoted = Sql.quote(name);
    String schema = "s " + name.substring(0, Math.min(10, name.length()));
    DATABASE.run("create schema " + Sql.quote(schema));
    DATABASE.run(
        "create view %s.%s as select 1 as id, 'x'::text as %s"
            .formatted(Sql.quote(schema), quoted, quoted));
    var column = AnyRow.text(1, name);
    var view = AnyRow.keyed(schema, name, AnyRow.key("id"), List.of(column));
    AnyRow expected = new AnyRow(List.of(1, "x"));
    try (Session session = DATABASE.veduta().openSession()) {
      assertThat(session.find(view, 1)).contains(expected);
      assertThat(session.findAll(view, List.of(1, 2))).containsExactly(expected);
      var query = view.query().where(column.eq("x").and(column.isNotNull()));
      assertThat(session.list(query.orderBy(column.desc()).limit(1))).containsExactly(expected);
      assertThat(session.count(query)).isEqualTo(1);
      assertThat(session.exists(query)).isTrue();
      try (Stream<AnyRow> rows = session.stream(query)) {
        assertThat(rows).containsExactly(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public, pg_catalog", "", "hostile, pg_catalog, public"})
  void anySearchPathIsSafe(String searchPath) throws SQLException {
    DATABASE.run(
        """
        drop schema if exists hostile cascade;
        create schema hostile;
        create table hostile.pg_class (oid oid, relname name, relnamespace oid);
        create function hostile.never(name, text) returns bool language sql as 'select false';
        create operator hostile.= (leftarg = name, rightarg = text, function = hostile.never);
        create function hostile.never(oid, oid) returns bool language sql as 'select false';
        create operator hostile.= (leftarg = oid, rightarg = oid, function = hostile.never);
        """);
    DATABASE.run("create or replace view plain as select 1 as id");
    var view = AnyRow.keyed("public", "plain", AnyRow.column(0, "id", SqlTypes.INT4), List.of());
    try (var connection = DATABASE.connect();
        var statement = connection.createStatement();
        Session session = Veduta.session(connection)) {
      statement.execute("set search_path = " + (searchPath.isEmpty() ? "''" : searchPath));
      assertThat(session.list(view.query())).hasSize(1);
    }
  }
}
