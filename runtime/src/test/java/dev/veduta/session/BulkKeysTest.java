package dev.veduta.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.fixture.AnyRow;
import dev.veduta.fixture.Database;
import dev.veduta.query.Column;
import dev.veduta.query.ComparableColumn;
import dev.veduta.query.OrderedQuery;
import dev.veduta.query.Query;
import dev.veduta.type.SqlType;
import dev.veduta.type.SqlTypes;
import dev.veduta.view.CompositeKey;
import dev.veduta.view.RelationInfo;
import dev.veduta.view.RelationKind;
import dev.veduta.view.View;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever the key is, a bulk has the rows of the list, each once, and in its order if asked to.
 */
@Timeout(120)
class BulkKeysTest {
  @RegisterExtension static final Database DATABASE = new Database();

  private static final int ROWS = 20_000;

  private record Key(List<?> parts) implements CompositeKey {}

  /** A key of a type, as an expression over the number of its row. */
  private record Kind(String name, SqlType<?> type, String sqlType, String expression) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("negative", SqlTypes.INT4, "int", "id - 15000"),
        new Kind("skewed", SqlTypes.INT8, "bigint", "case id when 7 then 9e18 else -id end"),
        new Kind("few", SqlTypes.INT4, "int", "id % 3"),
        new Kind("one", SqlTypes.INT4, "int", "42"),
        new Kind("nullable", SqlTypes.INT4, "int", "nullif(id % 1000, 7) - id % 2 * 99999"),
        new Kind("mostly_null", SqlTypes.INT4, "int", "case when id < 50 then id end"),
        new Kind("all_null", SqlTypes.INT4, "int", "null"),
        new Kind("uuid", SqlTypes.UUID, "uuid", "md5(id::text)::uuid"),
        new Kind("c_text", SqlTypes.TEXT, "text collate \"C\"", WORDS),
        new Kind("icu_text", SqlTypes.TEXT, "text collate \"sv-x-icu\"", WORDS),
        new Kind("caseless_text", SqlTypes.TEXT, "text collate caseless", WORDS),
        new Kind("char", SqlTypes.BPCHAR, "char(9)", "left(" + WORDS + ", 5)"),
        new Kind("numeric", SqlTypes.NUMERIC, "numeric", "(id - 9000) / 7.0"),
        new Kind("float", SqlTypes.FLOAT8, "float8", FLOATS),
        new Kind("bool", SqlTypes.BOOL, "bool", "id % 2 = 0"),
        new Kind("bytes", SqlTypes.BYTEA, "bytea", "decode(md5(id::text), 'hex')"),
        new Kind(
            "date",
            SqlTypes.DATE,
            "date",
            "case when id < 900 then 'infinity' else date '0044-03-15 BC' + id * 50 end"),
        new Kind(
            "instant",
            SqlTypes.TIMESTAMPTZ,
            "timestamptz",
            "timestamptz '1969-12-31 23:59:59.999999Z' + id * interval '1 us'"),
        new Kind("interval", SqlTypes.INTERVAL, "interval", "(id - 9000) * interval '1 day 1 us'"),
        new Kind(
            "json", SqlTypes.JSONB, "jsonb", "jsonb_build_object('a', id % 100, 'b', '\\''')"));
  }

  private static final String WORDS =
      "(array['','''','\\','a','A','ä','Ä','z','Z','é','%','?','日','😀',' '])[1 + id % 15]"
          + " || case when id % 5 = 0 then '' else md5((id / 60)::text) end";

  private static final String FLOATS =
      "case id % 400 when 0 then 'NaN' when 1 then '-Infinity' when 2 then '-0' else sin(id) end";

  @ParameterizedTest
  @MethodSource("kinds")
  void hasTheRowsOfTheList(Kind kind) throws SQLException {
    DATABASE.run(
        "create collation if not exists caseless"
            + " (provider = icu, locale = 'und-u-ks-level2', deterministic = false)");
    DATABASE.run(
        "create table %1$s (k %2$s, id int); insert into %1$s select %3$s, id"
                .formatted(kind.name, kind.sqlType, kind.expression)
            + " from generate_series(1, %d) id".formatted(ROWS));
    Query<AnyRow> query = view(kind).query();
    try (Session session = DATABASE.veduta().openSession()) {
      List<List<Object>> list = values(session.list(query).stream());
      List<List<Object>> ordered = values(session.list(inOrder(query)).stream());
      for (int connections : IntStream.rangeClosed(1, 4).toArray()) {
        Bulk<AnyRow> bulk = session.bulk(query).connections(connections);
        try (Stream<AnyRow> stream = bulk.stream()) {
          List<List<Object>> rows = values(stream);
          assertThat(rows).hasSize(ROWS);
          assertThat(new HashSet<>(rows)).isEqualTo(new HashSet<>(list)).hasSize(ROWS);
        }
        try (Stream<AnyRow> stream = bulk.inKeyOrder().stream()) {
          assertThat(values(stream)).isEqualTo(ordered);
        }
      }
    }
  }

  private static View<AnyRow, Key> view(Kind kind) {
    Column<AnyRow, ?> key = AnyRow.nullable(0, "k", kind.type);
    Column<AnyRow, ?> id = AnyRow.column(1, "id", SqlTypes.INT4);
    List<Column<AnyRow, ?>> columns = List.of(key, id);
    return View.of(
        RelationInfo.of(RelationKind.VIEW, "public", kind.name),
        columns,
        columns,
        row -> new Key(row.values()),
        AnyRow.reader(columns));
  }

  private static OrderedQuery<AnyRow> inOrder(Query<AnyRow> query) {
    return query.orderBy(((ComparableColumn<AnyRow, ?>) query.relation().columns().get(0)).asc());
  }

  private static List<List<Object>> values(Stream<AnyRow> rows) {
    return rows.<List<Object>>map(AnyRow::values).toList();
  }
}
