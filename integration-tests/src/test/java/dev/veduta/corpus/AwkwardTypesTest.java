package dev.veduta.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.introspect.Introspector;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.introspect.Selection;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.NullableColumn;
import dev.veduta.server.Server;
import dev.veduta.session.Session;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every type, under awkward names, from the database to a generated record and back in conditions.
 */
class AwkwardTypesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {13, 18})
  void areReadFoundAndOrdered(int major) throws Exception {
    DataSource database = Server.of(major).newDatabase("awkward");
    create(database);
    List<Relation<?>> relations = records(database);
    assertThat(relations).hasSize(7);
    for (Relation<?> relation : relations) {
      everyValueIsFoundAgain(relation, database);
    }
  }

  private static void create(DataSource database) throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        InputStream sql = AwkwardTypesTest.class.getResourceAsStream("awkward.sql")) {
      statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private List<Relation<?>> records(DataSource database) throws Exception {
    Selection all = new Selection(List.of(RelationPattern.parse("awkward.*")), List.of());
    try (Connection connection = database.getConnection()) {
      return GeneratedRecords.of(Introspector.reflect(connection, all).views(), directory)
          .relations();
    }
  }

  private static <R> void everyValueIsFoundAgain(Relation<R> relation, DataSource database) {
    List<R> rows;
    try (Session session = Veduta.of(database).openSession()) {
      rows = session.list(relation.query());
      for (R row : rows) {
        relation.columns().forEach(column -> valueIsFoundAgain(relation, column, row, session));
      }
    }
    if (relation instanceof View<R, ?> view) {
      rows.forEach(row -> rowIsFoundByKey(view, row, database));
    }
  }

  private static <R, T> void valueIsFoundAgain(
      Relation<R> relation, Column<R, T> column, R row, Session session) {
    T value = column.value(row);
    if (value == null) {
      assertThat(column).isInstanceOf(NullableColumn.class);
      assertThat(session.exists(relation.query().where(((NullableColumn<R, T>) column).isNull())))
          .as("%s is null", column)
          .isTrue();
    } else if (column instanceof ComparableColumn<R, T> comparable) {
      assertThat(
              session.list(relation.query().where(comparable.eq(value)).orderBy(comparable.asc())))
          .as("%s = %s", column, value)
          .anyMatch(found -> value.equals(column.value(found)));
      assertThat(session.exists(relation.query().where(comparable.in(List.of(value)))))
          .as("%s in (%s)", column, value)
          .isTrue();
      assertThat(session.exists(relation.query().where(comparable.between(value, value))))
          .as("%s between %s", column, value)
          .isTrue();
    }
  }

  private static <R, K> void rowIsFoundByKey(View<R, K> view, R row, DataSource database) {
    try (Session session = Veduta.of(database).openSession()) {
      Optional<R> found = session.find(view, view.keyOf(row));
      assertThat(found).hasValueSatisfying(it -> assertThat(view.sameValues(it, row)).isTrue());
      assertThat(session.findAll(view, List.of(view.keyOf(row)))).containsExactly(found.get());
    }
  }
}
