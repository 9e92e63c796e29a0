package dev.veduta.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.AnyValues;
import dev.veduta.query.Column;
import dev.veduta.session.Session;
import dev.veduta.view.InsertOnlyView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value of any type, written into a column of that type, comes back as it was. */
class EveryTypeWrittenTest {
  /** A column of a type, and the values to write. */
  private static final class Pile<T> {
    private final String sqlType;
    private final Column<AnyRow, T> column;
    private final List<Object> values = new ArrayList<>();
    private final List<AnyValues> written = new ArrayList<>();

    Pile(TypeCase<T> first) {
      sqlType = first.sqlType();
      column = AnyRow.column(0, "v", first.type());
    }

    @SuppressWarnings("unchecked") // of one type are values of one type
    void add(TypeCase<?> each) {
      values.add(each.value());
      written.add(new AnyValues().with(column, (T) each.value()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {TypeDatabase.TEXT_TRANSFER, TypeDatabase.BINARY_TRANSFER})
  void comesBackAsItWas(String parameters) throws SQLException {
    Map<String, Pile<?>> piles = new LinkedHashMap<>();
    for (TypeCase<?> each : TypeCase.all()) {
      String kind = System.identityHashCode(each.type()) + each.sqlType();
      piles.computeIfAbsent(kind, none -> new Pile<>(each)).add(each);
    }
    try (Connection connection = new TypeDatabase.Session(parameters, List.of()).open();
        Session session = Veduta.session(connection)) {
      connection.setAutoCommit(false);
      for (Pile<?> pile : piles.values()) {
        write(connection, session, pile);
      }
      connection.rollback();
    }
  }

  private static void write(Connection connection, Session session, Pile<?> pile)
      throws SQLException {
    String name = "written" + System.identityHashCode(pile);
    try (var statement = connection.createStatement()) {
      statement.execute("create table public." + name + " (v " + pile.sqlType + ")");
    }
    List<Column<AnyRow, ?>> columns = List.of(pile.column);
    InsertOnlyView<AnyRow> view =
        InsertOnlyView.of(
            RelationInfo.of(RelationKind.TABLE, "public", name), columns, AnyRow.reader(columns));
    assertThat(session.insertAll(view, pile.written))
        .as(pile.sqlType)
        .extracting(row -> row.values().get(0))
        .containsExactlyElementsOf(pile.values);
    assertThat(session.insert(view, pile.written.get(0)).values().get(0))
        .as(pile.sqlType)
        .isEqualTo(pile.values.get(0));
  }
}
