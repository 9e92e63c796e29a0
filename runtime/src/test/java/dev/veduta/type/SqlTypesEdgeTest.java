package dev.veduta.type;

import static dev.veduta.type.SqlTypes.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.veduta.type.TypeDatabase.Bind;
import dev.veduta.type.TypeDatabase.Session;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.jdbc.PgArray;

/** What does not fit is told clearly; what is odd but legal is read. */
class SqlTypesEdgeTest {
  enum Mood implements SqlEnum {
    HAPPY;

    @Override
    public String label() {
      return "happy";
    }
  }

  static List<Session> sessions() {
    return List.of(TypeDatabase.text(), TypeDatabase.binary());
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void numericSaysToDeclareNumericWhereItIsNotFinite(String literal) {
    for (Session session : sessions()) {
      assertThatThrownBy(() -> read(session, NUMERIC, "'" + literal + "'::numeric"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[NotFinite]")
          .hasMessageContaining("declare the accessor as dev.veduta.type.Numeric");
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void numericOfNegativeScaleIsBoundAndReadAtScaleZero(Session session) throws SQLException {
    try (Connection connection = session.open()) {
      Bind<?> bind = new Bind<>(NUMERIC, new BigDecimal("12e3"));
      assertThat(TypeDatabase.ask(connection, NUMERIC.placeholder(), bind)).isEqualTo("12000");
    }
    assertThat(read(session, NUMERIC, "12000::numeric(2,-3)")).isEqualTo(new BigDecimal("12000"));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void arraySaysWhichListFitsWhereItHasOtherDimensions(Session session) {
    assertThatThrownBy(() -> read(session, array(INT4), "'{{1,2},{3,4}}'::int4[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[ArrayDimensions]")
        .hasMessageContaining("pg_catalog.int4[] has 2 dimensions where 1 are declared")
        .hasMessageContaining("List<List<E>>");
    assertThatThrownBy(() -> read(session, array(array(TEXT)), "'{a}'::text[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("declare the accessor as List<E>");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void arrayHasSubscriptsFrom1(Session session) throws SQLException {
    assertThatThrownBy(() -> read(session, array(INT4), "'[0:1]={1,2}'::int4[]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "[ArraySubscripts] a value of pg_catalog.int4[] has subscripts that do not begin at 1,"
                + " which a List cannot hold; read the column as a slice, which begins at 1: x[:]");
    assertThatThrownBy(() -> read(session, array(MONEY), "'[2:2]={1}'::money[]"))
        .hasMessageContaining("[ArraySubscripts]");
    assertThatThrownBy(() -> read(session, array(array(TEXT)), "'[1:1][0:1]={{a,b}}'::text[]"))
        .hasMessageContaining("[ArraySubscripts]")
        .hasMessageEndingWith("x[:][:]");
    assertThat(read(session, array(TEXT), "('[0:1]={\"[1]=\",b}'::text[])[:]"))
        .containsExactly("[1]=", "b");
    assertThat(read(session, array(array(INT4)), "('[1:1][0:1]={{1,2}}'::int4[])[:][:]"))
        .containsExactly(List.of(1, 2));
    assertThat(array(TEXT).parse("[1:1]={a}")).containsExactly("a");
    try (Connection connection = session.open()) {
      assertThatThrownBy(
              () -> TypeDatabase.copied(connection, array(INT4), "'[0:1]={1,2}'::int4[]"))
          .hasMessageContaining("[ArraySubscripts]");
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void emptyArrayFitsEveryDepth(Session session) throws SQLException {
    assertThat(read(session, array(INT4), "'{}'::int4[]")).isEmpty();
    assertThat(read(session, array(array(array(INT4))), "'{}'::int4[]")).isEmpty();
    try (Connection connection = session.open()) {
      SqlType<List<List<Integer>>> square = array(array(INT4));
      for (List<List<Integer>> empty :
          List.<List<List<Integer>>>of(List.of(), List.of(List.of(), List.of()))) {
        assertThat(TypeDatabase.ask(connection, square.placeholder(), new Bind<>(square, empty)))
            .isEqualTo("{}");
      }
    }
  }

  @Test
  void arrayTakesOnlyRectangles() {
    SqlType<List<List<Integer>>> square = array(array(INT4));
    for (List<List<Integer>> ragged :
        List.<List<List<Integer>>>of(
            List.of(List.of(1), List.of(1, 2)),
            List.of(List.of(), List.of(1)),
            Arrays.asList(List.of(1), null))) {
      assertThatThrownBy(() -> square.format(ragged))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("[RaggedArray]");
    }
  }

  @Test
  void nestedArrayIsOneTypeToTheServer() {
    SqlType<List<List<Integer>>> square = array(array(INT4));
    assertThat(square.name()).isEqualTo("int4[]");
    assertThat(square.placeholder()).isEqualTo("?::\"pg_catalog\".\"int4\"[]");
    assertThat(square).hasToString("pg_catalog.int4[]");
  }

  @Test
  void domainHasANameOfItsOwnAndTheCastOfItsBase() {
    SqlType<String> word = domain("a\"b", "word", TEXT);
    assertThat(word).hasToString("a\"b.word");
    assertThat(word.placeholder()).isEqualTo("?::\"pg_catalog\".\"text\"");
    assertThat(array(word).placeholder()).isEqualTo("?::\"a\"\"b\".\"word\"[]");
  }

  @Test
  void whatIsReadCannotBeChanged() throws SQLException {
    Session session = TypeDatabase.text();
    List<List<Integer>> square = read(session, array(array(INT4)), "'{{1}}'::int4[]");
    assertUnmodifiable(square);
    assertUnmodifiable(square.get(0));
    assertUnmodifiable(read(session, INT4MULTIRANGE, "'{[1,2)}'::int4multirange"));
    assertUnmodifiable(read(session, PATH, "'((1,2))'::path").points());
    assertUnmodifiable(array(INT4).identity(new ArrayList<>(List.of(1))));
    byte[] bytes = read(session, BYTEA, "'\\x01'::bytea").toByteArray();
    assertThatThrownBy(() -> hstore("s").parse("\"a\"=>\"b\"").put("c", "d"))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(bytes).containsExactly(1);
  }

  @Test
  void unknownLabelSaysThatTheEnumChanged() {
    SqlType<Mood> mood = enumeration("app", "mood", Mood.values());
    assertThat(mood.parse("happy")).isEqualTo(Mood.HAPPY);
    assertThatThrownBy(() -> mood.parse("sad"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "[UnknownEnumLabel] app.mood has a label \"sad\" that the Java enum lacks: the enum"
                + " changed; run veduta:reflect and build again");
  }

  @Test
  void compositeOfOtherAttributesSaysThatItChanged() {
    SqlType<String> one = composite("app", "c", fields -> "", value -> List.of(value), TEXT);
    assertThatThrownBy(() -> one.parse("(a,b)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[CompositeChanged] a value of app.c has 2 attributes where 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"int4|secret", "date|12-secret", "interval|P1secret", "inet|1.2.3", "timetz|secret"})
  void unreadableTextIsToldButNotShown(String name, String text) {
    SqlType<?> type =
        List.of(INT4, DATE, INTERVAL, INET, TIMETZ).stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    assertThatThrownBy(() -> type.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[UnreadableValue]")
        .hasMessageContaining("pg_catalog." + name)
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{a", "{a,", "{\"a}", "{a}b", "a", "{{a}b}", "[0:1]{a}", "{a\\", "NULL"})
  void brokenArrayIsAnError(String text) {
    assertThatThrownBy(() -> array(TEXT).parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(", "(a", "(a,b", "(\"a)", "(a)b", "a"})
  void brokenCompositeIsAnError(String text) {
    SqlType<String> two = composite("app", "c", fields -> "", List::of, TEXT, TEXT);
    assertThatThrownBy(() -> two.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[", "[1", "[1,2", "[1)", "1,2)", "[1,2)x", "{[1,2)}", "EMPTY"})
  void brokenRangeIsAnError(String text) {
    assertThatThrownBy(() -> INT4RANGE.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void moneyTravelsAsNumeric(Session session) throws SQLException {
    TypeDatabase.execute("drop domain if exists price cascade; create domain price as money");
    BigDecimal value = new BigDecimal("-1234567.89");
    SqlType<BigDecimal> price = domain("public", "price", MONEY);
    for (SqlType<BigDecimal> type : List.of(MONEY, price)) {
      String sql = "'-1234567.89'::numeric::money::" + type.name();
      assertThat(read(session, type, sql)).isEqualTo(value);
      assertThat(read(session, array(type), "array[" + sql + ", null]"))
          .containsExactly(value, null);
      assertThat(read(session, array(array(type)), "array[array[" + sql + "]]"))
          .containsExactly(List.of(value));
      try (Connection connection = session.open()) {
        String one = "select v = " + type.placeholder() + " from (select " + sql + " as v) s";
        assertThat(TypeDatabase.ask(connection, one, new Bind<>(type, value))).isEqualTo("true");
        SqlType<List<BigDecimal>> array = array(type);
        String any =
            "select v = any (" + array.placeholder() + ") from (select " + sql + " as v) s";
        assertThat(TypeDatabase.ask(connection, any, new Bind<>(array, List.of(value))))
            .isEqualTo("true");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$1.00|1.00",
        "-$1,234,567.89|-1234567.89",
        "($5.00)|-5.00",
        "1.234,56 \u20ac|1234.56",
        "1 234,56 kr.|1234.56",
        "kr. 7,50|7.50",
        "\u00a51,234,567|1234567",
        "12,34,567.00|1234567.00",
        "1,234.567|1234.567",
        "Fr. 1\u2019234.50|1234.50",
        "\u00a55|5"
      })
  void moneyInsideACompositeIsReadWhereItIsClear(String text, String amount) {
    assertThat(MONEY.parse(text)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00a51,234", "1.234", "\u0661\u0662", "1\u00b725", "", "$"})
  void moneyInsideACompositeIsAnErrorWhereItIsNot(String text) {
    assertThatThrownBy(() -> MONEY.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cast the attribute to numeric");
  }

  @Test
  void moneyInsideACompositeIsWrittenInWholeUnitsOnly() {
    assertThat(MONEY.format(new BigDecimal("5.00"))).isEqualTo("5");
    assertThat(MONEY.format(new BigDecimal("-5"))).isEqualTo("(5)");
    assertThatThrownBy(() -> MONEY.format(new BigDecimal("5.01")))
        .hasMessageContaining("[MoneyText]");
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void finerThanAMicrosecondIsRoundedAsIdentityHasIt(Session session) throws SQLException {
    LocalDateTime fine = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_500);
    try (Connection connection = session.open()) {
      assertThat(TypeDatabase.ask(connection, TIMESTAMP.placeholder(), new Bind<>(TIMESTAMP, fine)))
          .isEqualTo("1970-01-01 00:00:00");
      assertThat(TIMESTAMP.identity(fine)).isEqualTo("1970-01-01T00:00:00");
      LocalTime late = LocalTime.of(23, 59, 59, 999_999_500);
      assertThat(TypeDatabase.ask(connection, TIME.placeholder(), new Bind<>(TIME, late)))
          .isEqualTo("24:00:00");
      assertThat(TIME.identity(late)).isEqualTo(LocalTime.MAX);
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void aTimestampWhoseBytesSpellInfinityIsNone(Session session) throws SQLException {
    long micros = ByteBuffer.wrap("infinity".getBytes(StandardCharsets.US_ASCII)).getLong();
    LocalDateTime spelt = LocalDateTime.of(2000, 1, 1, 0, 0).plus(micros, ChronoUnit.MICROS);
    try (Connection connection = session.open()) {
      String literal = "'" + TIMESTAMP.format(spelt) + "'::timestamp";
      assertThat(TypeDatabase.read(connection, TIMESTAMP, literal)).isEqualTo(spelt);
      assertThat(TypeDatabase.read(connection, TIMESTAMP, "'infinity'::timestamp"))
          .isEqualTo(LocalDateTime.MAX);
    }
  }

  @Test
  void instantsOfAnyOffsetAreOne() {
    OffsetDateTime there = OffsetDateTime.parse("2024-01-01T12:00:00+05:45");
    assertThat(TIMESTAMPTZ_OFFSET.identity(there))
        .isEqualTo(OffsetDateTime.parse("2024-01-01T06:15:00Z"));
    assertThat(TIMESTAMPTZ.identity(Instant.MAX)).isEqualTo(Instant.MAX);
    assertThat(TIMESTAMPTZ_OFFSET.identity(OffsetDateTime.MIN)).isEqualTo(OffsetDateTime.MIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud800b", "\udc00", "\ude00\ud83d", "\ud83d"})
  void halfACharacterIsNotBoundAsAQuestionMark(String broken) throws SQLException {
    try (Connection connection = TypeDatabase.text().open()) {
      for (Bind<?> bind :
          List.of(new Bind<>(TEXT, broken), new Bind<>(array(TEXT), List.of(broken)))) {
        assertThatThrownBy(() -> TypeDatabase.ask(connection, bind.type().placeholder(), bind))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("[LoneSurrogate]");
      }
    }
  }

  @Test
  void arraysOfWholeNumbersAreBoundInBinaryAndAllAreBoundRight() throws SQLException {
    List<Bind<?>> binds =
        List.of(
            new Bind<>(array(INT2), Arrays.asList((short) 1, null, Short.MIN_VALUE)),
            new Bind<>(array(INT4), Arrays.asList(1, null, Integer.MIN_VALUE)),
            new Bind<>(array(INT8), Arrays.asList(1L, null, Long.MIN_VALUE)),
            new Bind<>(array(INT4), List.of()),
            new Bind<>(domain("public", "numbers", array(INT4)), List.of(1, 2)),
            new Bind<>(array(array(INT4)), List.of(List.of(1, 2), List.of(3, 4))));
    for (String parameters : List.of("", TypeDatabase.TEXT_TRANSFER, "preferQueryMode=simple")) {
      try (Connection connection = new Session(parameters, List.of()).open()) {
        for (Bind<?> bind : binds) {
          assertThat(TypeDatabase.ask(connection, bind.type().placeholder(), bind))
              .isEqualTo(text(bind));
        }
        assertThat(isBinary(connection, binds.get(0))).isEqualTo(!parameters.endsWith("simple"));
        assertThat(isBinary(connection, binds.get(1))).isEqualTo(!parameters.endsWith("simple"));
        assertThat(isBinary(connection, binds.get(2))).isEqualTo(!parameters.endsWith("simple"));
      }
    }
  }

  private static <T> String text(Bind<T> bind) {
    return bind.type().format(bind.value()).replace("\"", "");
  }

  /** How the driver is given an array. */
  private static boolean isBinary(Connection connection, Bind<?> bind) throws SQLException {
    AtomicBoolean isBinary = new AtomicBoolean();
    try (PreparedStatement real = connection.prepareStatement("select ?")) {
      PreparedStatement statement =
          (PreparedStatement)
              Proxy.newProxyInstance(
                  SqlTypesEdgeTest.class.getClassLoader(),
                  new Class<?>[] {PreparedStatement.class},
                  (proxy, method, arguments) -> {
                    if (method.getName().equals("setArray")) {
                      isBinary.set(((PgArray) arguments[1]).isBinary());
                    }
                    return method.invoke(real, arguments);
                  });
      bind.to(statement, 1);
    }
    return isBinary.get();
  }

  @Test
  void oidIsUnsigned() {
    assertThatThrownBy(() -> OID.format(-1L)).hasMessageContaining("[OidRange]");
    assertThatThrownBy(() -> OID.format(1L << 32)).hasMessageContaining("[OidRange]");
  }

  @Test
  void floatsAreRoundedOnlyAsTextAndWhereTheSessionAsksForIt() throws SQLException {
    List<String> rounding = List.of("extra_float_digits = 0");
    String sum = "0.1::float8 + 0.2::float8";
    assertThat(read(new Session(TypeDatabase.BINARY_TRANSFER, rounding), FLOAT8, sum))
        .isEqualTo(0.1 + 0.2);
    assertThat(read(new Session(TypeDatabase.TEXT_TRANSFER, rounding), FLOAT8, sum)).isEqualTo(0.3);
    assertThat(read(TypeDatabase.text(), FLOAT8, sum)).isEqualTo(0.1 + 0.2);
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void hugeValuesAreRead(Session session) throws SQLException {
    assertThat(read(session, BYTEA, "decode(repeat('00ff', 1000000), 'hex')").size())
        .isEqualTo(2_000_000);
    assertThat(read(session, NUMERIC, "repeat('9', 131072)::numeric").precision())
        .isEqualTo(131_072);
    assertThat(read(session, array(INT4), "array(select generate_series(1, 100000))"))
        .hasSize(100_000)
        .endsWith(100_000);
    String json = read(session, JSONB, "to_jsonb(repeat('\"\\', 100000))");
    assertThat(JSONB.identity(json)).isEqualTo(json);
  }

  private static <T> T read(Session session, SqlType<T> type, String expression)
      throws SQLException {
    try (Connection connection = session.open()) {
      return TypeDatabase.read(connection, type, expression);
    }
  }

  private static void assertUnmodifiable(List<?> list) {
    assertThatThrownBy(() -> Collections.swap(list, 0, 0))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
