package dev.veduta.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.UnreadableValueException;
import dev.veduta.fixture.AnyRow;
import dev.veduta.jooq.VedutaJooq;
import dev.veduta.view.KeylessView;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  static List<TypeDatabase.Session> sessions() {
    return TypeDatabase.sessions().toList();
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
      for (TypeCase<?> each : TypeCase.all()) {
        KeylessView<AnyRow> view = view(each.type());
        ResultQuery<?> query =
            context(connection).select(VedutaJooq.fields(view)).from(from(each.expression()));
        assertThat(only(VedutaJooq.fetch(query, view))).as("%s", each).isEqualTo(each.value());
        assertThat(only(query.fetch(VedutaJooq.mapper(view)))).isEqualTo(each.value());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void anyQueryIsReadAsVedutaReads(TypeDatabase.Session session) throws SQLException {
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : TypeCase.all()) {
        KeylessView<AnyRow> view = view(each.type());
        ResultQuery<?> query =
            context(connection).select(generated(each.type())).from(from(each.expression()));
        if (each.type() == SqlTypes.MONEY) {
          assertThatThrownBy(() -> VedutaJooq.fetch(query, view))
              .hasMessageStartingWith("[JooqCast]");
        } else {
          assertThat(only(VedutaJooq.fetch(query, view))).as("%s", each).isEqualTo(each.value());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void whatJooqReadIsTheSameOrRefused(TypeDatabase.Session session) throws SQLException {
    Set<String> same = new TreeSet<>();
    Set<String> refused = new TreeSet<>();
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : TypeCase.all()) {
        ResultQuery<?> ofGenerated =
            context(connection).select(generated(each.type())).from(from(each.expression()));
        ResultQuery<?> ofText =
            context(connection).resultQuery("select v from " + from(each.expression()));
        for (ResultQuery<?> query : List.of(ofGenerated, ofText)) {
          Optional<Object> read = read(query, each.type());
          read.ifPresent(value -> assertThat(value).as("%s", each).isEqualTo(each.value()));
          if (query == ofGenerated) {
            (read.isPresent() ? same : refused).add(each.type().name());
          }
        }
      }
    }
    System.out.println(session + "\n same " + same + "\n refused " + refused);
    assertThat(same).contains("bool", "int4", "text");
  }

  @Test
  void aNullIsANull() throws SQLException {
    try (Connection connection = TypeDatabase.text().open()) {
      KeylessView<AnyRow> view = view(SqlTypes.INT4);
      ResultQuery<?> query =
          context(connection).select(generated(SqlTypes.INT4)).from(from("null::int4"));
      assertThat(only(query.fetch(VedutaJooq.mapper(view)))).isNull();
      assertThat(only(VedutaJooq.fetch(query, view))).isNull();
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
          ? DefaultDataType.getDataType(SQLDialect.POSTGRES, name)
          : SQLDataType.OTHER;
    } catch (SQLDialectNotSupportedException unknown) {
      return SQLDataType.OTHER;
    }
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
