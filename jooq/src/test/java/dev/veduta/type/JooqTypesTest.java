package dev.veduta.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.UnreadableValueException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.jooq.VedutaJooq;
import dev.veduta.view.KeylessView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.ResultQuery;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.SQLDialectNotSupportedException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultDataType;
import org.jooq.impl.SQLDataType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every value, by way of jOOQ: the one that Veduta reads, or an error, and never another. */
class JooqTypesTest {
  /** Types whose values jOOQ's own types do not keep, one or all. */
  private static final List<String> LOSSY =
      List.of(
          "box",
          "circle",
          "corner",
          "date",
          "interval",
          "line",
          "lseg",
          "numeric",
          "path",
          "point",
          "polygon",
          "tid",
          "time",
          "timestamp",
          "timestamptz",
          "timetz",
          "words",
          "xid");

  static List<TypeDatabase.Session> sessions() {
    return TypeDatabase.sessions().toList();
  }

  static List<TypeDatabase.Session> transfers() {
    return List.of(TypeDatabase.text(), TypeDatabase.binary());
  }

  /** All cases, and each as an element beside a null. */
  private static List<TypeCase<?>> cases() {
    return TypeCase.all().stream()
        .flatMap(
            each ->
                each.type().name().equals("words")
                    ? Stream.of(each)
                    : Stream.of(each, inArray(each)))
        .toList();
  }

  private static <T> TypeCase<List<T>> inArray(TypeCase<T> each) {
    List<T> value = new ArrayList<>(List.of(each.value()));
    value.add(null);
    return new TypeCase<>(SqlTypes.array(each.type()), each.sqlType(), each.literal(), value);
  }

  private static String expression(TypeCase<?> each) {
    return each.type().name().endsWith("[]")
        ? "array[" + each.expression() + ", null]"
        : each.expression();
  }

  @BeforeAll
  static void silence() {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void itsFieldsAreReadAsVedutaReads(TypeDatabase.Session session) throws SQLException {
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : cases()) {
        KeylessView<AnyRow> view = view(each.type());
        ResultQuery<?> query =
            context(connection).select(VedutaJooq.fields(view)).from(from(expression(each)));
        assertThat(only(VedutaJooq.fetch(query, view))).as("%s", each).isEqualTo(each.value());
        assertThat(only(query.fetch(VedutaJooq.mapper(view)))).isEqualTo(each.value());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("transfers")
  void anyQueryIsReadAsVedutaReads(TypeDatabase.Session session) throws SQLException {
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : cases()) {
        KeylessView<AnyRow> view = view(each.type());
        ResultQuery<?> query =
            context(connection).select(generated(each.type())).from(from(expression(each)));
        if (!each.type().selectExpression("v").equals("v")) {
          assertThatThrownBy(() -> VedutaJooq.fetch(query, view))
              .hasMessageStartingWith("[JooqCast]");
        } else {
          assertThat(only(VedutaJooq.fetch(query, view))).as("%s", each).isEqualTo(each.value());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("transfers")
  void whatJooqReadIsTheSameOrRefused(TypeDatabase.Session session) throws SQLException {
    Set<String> same = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : cases()) {
        ResultQuery<?> ofGenerated =
            context(connection).select(generated(each.type())).from(from(expression(each)));
        ResultQuery<?> ofText =
            context(connection).resultQuery("select v from " + from(expression(each)));
        for (ResultQuery<?> query : List.of(ofGenerated, ofText)) {
          Optional<Object> read = read(query, each.type());
          read.ifPresent(value -> assertThat(value).as("%s", each).isEqualTo(each.value()));
          if (query == ofGenerated) {
            (read.isPresent() ? same : refused).add(each.type().name());
          }
        }
      }
    }
    assertThat(refused).allMatch(it -> it.endsWith("[]") || LOSSY.contains(it));
    assertThat(same)
        .containsAll(
            TypeCase.all().stream()
                .map(each -> each.type().name())
                .filter(it -> !LOSSY.contains(it))
                .toList())
        .contains("numeric", "timestamptz")
        .contains(
            "int4[]", "int8[]", "text[]", "varchar[]", "bool[]", "numeric[]", "uuid[]", "Mood[]");
  }

  @Test
  void aNullIsANull() throws SQLException {
    try (Connection connection = TypeDatabase.text().open()) {
      KeylessView<AnyRow> view = view(SqlTypes.INT4);
      ResultQuery<?> query =
          context(connection).select(generated(SqlTypes.INT4)).from(from("null::int4"));
      assertThat(only(query.fetch(VedutaJooq.mapper(view)))).isNull();
      assertThat(only(VedutaJooq.fetch(query, view))).isNull();
      KeylessView<AnyRow> texts = view(SqlTypes.array(SqlTypes.TEXT));
      query =
          context(connection)
              .select(generated(SqlTypes.array(SqlTypes.TEXT)))
              .from(from("null::text[]"));
      assertThat(only(query.fetch(VedutaJooq.mapper(texts)))).isNull();
    }
  }

  /** Empty if the mapper, or jOOQ before it, refused the value. */
  private static Optional<Object> read(ResultQuery<?> query, SqlType<?> type) {
    try {
      return Optional.of(only(query.fetch(VedutaJooq.mapper(view(type)))));
    } catch (UnreadableValueException | DataAccessException refused) {
      return Optional.empty();
    }
  }

  private static Object only(List<AnyRow> rows) {
    assertThat(rows).hasSize(1);
    return rows.get(0).values().get(0);
  }

  private static DSLContext context(Connection connection) {
    return DSL.using(connection, SQLDialect.POSTGRES);
  }

  private static String from(String expression) {
    return "(select " + expression + " as v) s";
  }

  private static KeylessView<AnyRow> view(SqlType<?> type) {
    return AnyRow.keyless("public", "v", List.of(AnyRow.nullable(0, "v", type)));
  }

  /** The field that jOOQ's generator writes for a column of the type. */
  private static Field<?> generated(SqlType<?> type) {
    return DSL.field(DSL.name("v"), dataType(type.schema(), type.name()));
  }

  private static DataType<?> dataType(String schema, String name) {
    if (name.endsWith("[]")) {
      return dataType(schema, name.substring(0, name.length() - 2)).array();
    } else if (name.equals("Mood")) {
      return SQLDataType.VARCHAR.asEnumDataType(JooqMood.class);
    } else if (name.equals("word")) {
      return SQLDataType.CLOB;
    }
    try {
      return schema.equals("pg_catalog")
          ? javaTime(DefaultDataType.getDataType(SQLDialect.POSTGRES, name))
          : SQLDataType.OTHER;
    } catch (SQLDialectNotSupportedException unknown) {
      return SQLDataType.OTHER;
    }
  }

  /** What the generator takes instead, unless told otherwise. */
  private static DataType<?> javaTime(DataType<?> type) {
    return switch (type.getType().getName()) {
      case "java.sql.Date" -> SQLDataType.LOCALDATE;
      case "java.sql.Time" -> SQLDataType.LOCALTIME;
      case "java.sql.Timestamp" -> SQLDataType.LOCALDATETIME;
      default -> type;
    };
  }

  /** As jOOQ generates enums. */
  enum JooqMood implements EnumType {
    HAPPY("happy"),
    SO_SO("so, so"),
    QUOTED("a \"quoted\" \\ {label}"),
    EMPTY("");

    private final String label;

    JooqMood(String label) {
      this.label = label;
    }

    @Override
    public String getLiteral() {
      return label;
    }

    @Override
    public String getName() {
      return "Mood";
    }
  }
}
