package dev.veduta.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.Veduta;
import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Getters;
import dev.veduta.fixture.Pool;
import dev.veduta.query.Column;
import dev.veduta.query.Query;
import dev.veduta.session.Session;
import dev.veduta.view.KeylessView;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.RowReader;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows of all types at once are the same to the bit, whether by COPY, cursor or result. */
class EveryTypeCopyTest {
  private static final int ROWS = 60;

  /** A column of a type, and the literals that its values come from. */
  private record Pile(SqlType<?> type, String sqlType, List<String> literals) {}

  static List<TypeDatabase.Session> sessions() {
    return TypeDatabase.sessions().toList();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void allWaysReadTheSame(TypeDatabase.Session session) throws Exception {
    long seed = session.toString().hashCode();
    Random random = new Random(seed);
    List<Pile> piles = piles();
    String name = "every" + Long.toHexString(seed & 0xffffffffL);
    TypeDatabase.execute("create table " + name + " (" + definition(piles) + ")");
    for (int i = 0; i < ROWS; i++) {
      TypeDatabase.execute("insert into " + name + " values (" + row(piles, random) + ")");
    }
    TypeDatabase.execute(
        "create view %s_view as select *, current_query() as statement from %s"
            .formatted(name, name));
    List<Column<AnyRow, ?>> columns = columns(piles);
    Query<AnyRow> query = view(name, columns, AnyRow.reader(columns)).query();
    Query<AnyRow> byGetters = view(name, columns, row -> Getters.read(row, columns)).query();
    List<List<Object>> copied;
    try (Pool pool = new Pool(session::open, true);
        Session own = Veduta.of(pool.dataSource()).openSession();
        Stream<AnyRow> stream = own.stream(query);
        Stream<AnyRow> again = own.stream(byGetters)) {
      copied = rows(stream, "copy (");
      assertThat(copied).as("by getters").isEqualTo(rows(again, "copy ("));
    }
    assertThat(copied).hasSize(ROWS);
    try (Connection connection = session.open();
        Session joined = Veduta.session(connection);
        Stream<AnyRow> stream = joined.stream(query)) {
      assertThat(copied).as("cursor").isEqualTo(rows(stream, "select "));
      for (int i = 0; i < 7; i++) {
        assertThat(copied)
            .as("list")
            .isEqualTo(rows(joined.list(query.fresh()).stream(), "select "))
            .as("list by getters")
            .isEqualTo(rows(joined.list(byGetters.fresh()).stream(), "select "));
      }
    }
  }

  private static List<Pile> piles() {
    Map<String, Pile> piles = new LinkedHashMap<>();
    for (TypeCase<?> each : TypeCase.all()) {
      String base = each.sqlType().replaceFirst("^(numeric).*", "$1");
      piles
          .computeIfAbsent(
              System.identityHashCode(each.type()) + base,
              none -> new Pile(each.type(), base, new ArrayList<>()))
          .literals()
          .add(each.expression());
    }
    return List.copyOf(piles.values());
  }

  private static String definition(List<Pile> piles) {
    return IntStream.range(0, piles.size())
        .mapToObj(i -> "c%d %s".formatted(i, piles.get(i).sqlType()))
        .collect(Collectors.joining(", "));
  }

  private static String row(List<Pile> piles, Random random) {
    return piles.stream()
        .map(
            pile -> {
              int pick = random.nextInt(pile.literals().size() + 1);
              return pick == 0 ? "null" : pile.literals().get(pick - 1);
            })
        .collect(Collectors.joining(", "));
  }

  private static List<Column<AnyRow, ?>> columns(List<Pile> piles) {
    List<Column<AnyRow, ?>> columns = new ArrayList<>();
    for (int i = 0; i < piles.size(); i++) {
      columns.add(AnyRow.nullable(i, "c" + i, piles.get(i).type()));
    }
    columns.add(AnyRow.column(piles.size(), "statement", SqlTypes.TEXT));
    return columns;
  }

  private static KeylessView<AnyRow> view(
      String table, List<Column<AnyRow, ?>> columns, Function<RowReader, AnyRow> reader) {
    RelationInfo info = RelationInfo.of(RelationKind.VIEW, "public", table + "_view");
    return KeylessView.of(info, columns, reader);
  }

  /** The rows without the statement, which has to be of this kind. */
  private static List<List<Object>> rows(Stream<AnyRow> stream, String kind) {
    return stream
        .map(AnyRow::values)
        .map(
            values -> {
              int last = values.size() - 1;
              assertThat((String) values.get(last)).startsWith(kind);
              return values.subList(0, last);
            })
        .toList();
  }
}
