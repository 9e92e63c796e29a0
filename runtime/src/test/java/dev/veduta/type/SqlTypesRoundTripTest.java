package dev.veduta.type;

import static dev.veduta.type.SqlTypes.array;
import static dev.veduta.type.SqlTypes.composite;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.query.Sql;
import dev.veduta.type.TypeDatabase.Bind;
import dev.veduta.type.TypeDatabase.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every awkward value of every type, alone and inside, in every kind of session, both ways. */
class SqlTypesRoundTripTest {
  record Pair(@Nullable Object first, @Nullable Object second) {}

  private static final List<TypeCase<?>> CASES = TypeCase.all();
  private static final Map<String, String> PAIRS = new LinkedHashMap<>();

  @BeforeAll
  static void createTypes() {
    for (TypeCase<?> each : CASES) {
      if (!PAIRS.containsKey(each.sqlType())) {
        String name = "pair" + PAIRS.size();
        PAIRS.put(each.sqlType(), name);
        TypeDatabase.execute(
            "create type \"odd \"\" schema\".%s as (a %s, b %s)"
                .formatted(name, each.sqlType(), each.sqlType()));
      }
    }
  }

  static List<Session> sessions() {
    return TypeDatabase.sessions().toList();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void readsWhatTheServerHas(Session session) throws SQLException {
    SoftAssertions softly = new SoftAssertions();
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : CASES) {
        reads(softly, connection, each);
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void bindsWhatTheServerHas(Session session) throws SQLException {
    SoftAssertions softly = new SoftAssertions();
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : CASES) {
        binds(softly, connection, each);
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void comparesWithColumnsOfTheType(Session session) throws SQLException {
    int compared = 0;
    SoftAssertions softly = new SoftAssertions();
    try (Connection connection = session.open()) {
      for (TypeCase<?> each : CASES) {
        if (equalsItself(connection, each)) {
          compared++;
          compares(softly, connection, each);
        }
      }
    }
    softly.assertAll();
    assertThat(compared).isGreaterThan(CASES.size() / 2);
  }

  @Test
  void readsTheSameWhenTheDriverTurnsToBinary() throws SQLException {
    try (Connection connection = java.sql.DriverManager.getConnection(TypeDatabase.url())) {
      for (TypeCase<?> each : CASES) {
        readsSevenTimes(connection, each);
      }
    }
  }

  @Test
  void theBinarySessionsAreBinary() throws SQLException {
    try (Connection connection = TypeDatabase.binary().open();
        var statement = connection.prepareStatement("select 1234567::int4");
        var rows = statement.executeQuery()) {
      rows.next();
      assertThat(rows.getBytes(1)).hasSize(4);
    }
  }

  private static <T> void reads(SoftAssertions softly, Connection connection, TypeCase<T> each) {
    T value = each.value();
    SqlType<T> type = each.type();
    String sql = each.expression();
    check(softly, connection, type, sql, value);
    check(softly, connection, type, "null::" + each.sqlType(), null);
    check(softly, connection, array(type), arraySql(each), Arrays.asList(value, null, value));
    check(softly, connection, array(type), "'{}'::" + each.sqlType() + "[]", List.of());
    if (!isArrayLike(each)) {
      check(softly, connection, array(array(type)), squareSql(each), square(value));
    }
    check(softly, connection, pair(each), pairSql(each), new Pair(value, null));
    check(
        softly,
        connection,
        array(pair(each)),
        "array[" + pairSql(each) + ", null]",
        Arrays.asList(new Pair(value, null), null));
  }

  private static <T> void check(
      SoftAssertions softly, Connection connection, SqlType<T> type, String sql, Object expected) {
    Object read;
    try {
      read = TypeDatabase.read(connection, type, sql);
    } catch (SQLException | RuntimeException e) {
      read = e;
    }
    softly.assertThat(read).as(sql).isEqualTo(expected);
    Object copied;
    try {
      copied = TypeDatabase.copied(connection, type, sql);
    } catch (SQLException | RuntimeException e) {
      copied = e;
    }
    softly.assertThat(copied).as("copied " + sql).isEqualTo(expected);
  }

  private static <T> void binds(SoftAssertions softly, Connection connection, TypeCase<T> each) {
    T value = each.value();
    SqlType<T> type = each.type();
    same(softly, connection, each.expression(), type, value);
    same(softly, connection, arraySql(each), array(type), Arrays.asList(value, null, value));
    same(softly, connection, "'{}'::" + each.sqlType() + "[]", array(type), List.of());
    if (!isArrayLike(each)) {
      same(softly, connection, squareSql(each), array(array(type)), square(value));
    }
    same(softly, connection, pairSql(each), pair(each), new Pair(value, null));
  }

  private static <T> void same(
      SoftAssertions softly, Connection connection, String sql, SqlType<T> type, T value) {
    Object bound;
    Object expected;
    try {
      expected = TypeDatabase.ask(connection, sql);
      bound = TypeDatabase.ask(connection, type.placeholder(), new Bind<>(type, value));
    } catch (SQLException | RuntimeException e) {
      expected = "";
      bound = e;
    }
    softly.assertThat(bound).as(sql).isEqualTo(expected);
    Object literal;
    try {
      String text = Sql.bind(type, value).toLiterals().orElseThrow();
      literal = TypeDatabase.ask(connection, text);
    } catch (SQLException | RuntimeException e) {
      literal = e;
    }
    softly.assertThat(literal).as("literal of " + sql).isEqualTo(expected);
  }

  private static boolean equalsItself(Connection connection, TypeCase<?> each) {
    try {
      String equal = each.expression() + " = " + each.expression();
      return "true".equals(TypeDatabase.ask(connection, equal));
    } catch (SQLException e) {
      assertThat(e.getSQLState()).as("no operator = for %s", each).isEqualTo("42883");
      return false;
    }
  }

  private static <T> void compares(SoftAssertions softly, Connection connection, TypeCase<T> each) {
    SqlType<T> type = each.type();
    String from = " from (select %s as v) s".formatted(each.expression());
    String isOne = "select v = %s%s".formatted(type.placeholder(), from);
    softly.assertThat(answer(connection, isOne, type, each.value())).as(isOne).isEqualTo("true");
    if (!isArrayLike(each)) {
      SqlType<List<T>> array = array(type);
      String isAny = "select v = any (%s)%s".formatted(array.placeholder(), from);
      softly
          .assertThat(answer(connection, isAny, array, List.of(each.value())))
          .as(isAny)
          .isEqualTo("true");
    }
  }

  private static <T> Object answer(Connection connection, String sql, SqlType<T> type, T value) {
    try {
      return TypeDatabase.ask(connection, sql, new Bind<>(type, value));
    } catch (SQLException e) {
      return e;
    }
  }

  private static <T> void readsSevenTimes(Connection connection, TypeCase<T> each)
      throws SQLException {
    SqlType<List<T>> array = array(each.type());
    String sql =
        "select %s, %s from (select %s as v, %s as a) s"
            .formatted(
                each.type().selectExpression("v"),
                array.selectExpression("a"),
                each.expression(),
                arraySql(each));
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < 7; i++) {
        try (var rows = statement.executeQuery()) {
          rows.next();
          assertThat(each.type().read(rows, 1)).as(sql).isEqualTo(each.value());
          assertThat(array.read(rows, 2))
              .as(sql)
              .isEqualTo(Arrays.asList(each.value(), null, each.value()));
        }
      }
    }
  }

  /** PostgreSQL has no arrays of arrays: elements that are arrays already cannot be nested. */
  private static boolean isArrayLike(TypeCase<?> each) {
    return each.sqlType().endsWith("words") || each.sqlType().equals("int2vector");
  }

  private static String arraySql(TypeCase<?> each) {
    return "array["
        + each.expression()
        + ", null, "
        + each.expression()
        + "]::"
        + each.sqlType()
        + "[]";
  }

  private static String squareSql(TypeCase<?> each) {
    return "array[array[%s, null], array[%s, %s]]::%s[]"
        .formatted(each.expression(), each.expression(), each.expression(), each.sqlType());
  }

  private static <T> List<List<T>> square(T value) {
    return List.of(Arrays.asList(value, null), List.of(value, value));
  }

  private static String pairSql(TypeCase<?> each) {
    return "row(%s, null)::\"odd \"\" schema\".%s"
        .formatted(each.expression(), PAIRS.get(each.sqlType()));
  }

  private static SqlType<Pair> pair(TypeCase<?> each) {
    return composite(
        TypeCase.ODD,
        PAIRS.get(each.sqlType()),
        fields -> new Pair(fields.get(1, each.type()), fields.get(2, each.type())),
        pair -> Arrays.asList(pair.first(), pair.second()),
        each.type(),
        each.type());
  }
}
