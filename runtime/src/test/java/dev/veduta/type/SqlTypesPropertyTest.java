package dev.veduta.type;

import static dev.veduta.type.SqlTypes.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.query.Sql;
import dev.veduta.type.TypeDatabase.Bind;
import dev.veduta.type.TypeDatabase.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random values come back as they were bound, and the server saw what was meant. */
class SqlTypesPropertyTest {
  private static final int TIMES = 200;
  private static final String SPECIAL = "\"\\,;(){}[]<>=' \t\n\r-+:NULLnullempty";

  record Node(
      @Nullable String text,
      @Nullable List<@Nullable String> list,
      @Nullable Range<String> range) {}

  private static final SqlType<Range<String>> TEXTRANGE =
      SqlTypes.range("hostile", "textrange", TEXT);
  private static final SqlType<Node> NODE =
      composite(
          "hostile",
          "node",
          fields ->
              new Node(fields.get(1, TEXT), fields.get(2, array(TEXT)), fields.get(3, TEXTRANGE)),
          node -> Arrays.asList(node.text(), node.list(), node.range()),
          TEXT,
          array(TEXT),
          TEXTRANGE);

  @BeforeAll
  static void createTypes() {
    TypeDatabase.execute(
        """
        create schema hostile;
        create type hostile.textrange as range (subtype = text, collation = "C");
        create type hostile.node as (text text, list text[], range hostile.textrange)
        """);
  }

  static List<Session> sessions() {
    return Stream.concat(TypeDatabase.sessions(), Stream.of(TypeDatabase.escaping())).toList();
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void hostileTextSurvivesInEveryContainer(Session session) throws SQLException {
    comesBack(session, TEXT, SqlTypesPropertyTest::text);
    comesBack(session, array(TEXT), SqlTypesPropertyTest::texts);
    comesBack(session, array(array(TEXT)), random -> square(random));
    comesBack(session, TEXTRANGE, SqlTypesPropertyTest::range);
    comesBack(session, array(TEXTRANGE), random -> List.of(range(random), range(random)));
    comesBack(session, NODE, SqlTypesPropertyTest::node);
    comesBack(session, array(NODE), random -> Arrays.asList(node(random), null, node(random)));
    comesBack(session, hstore(TypeCase.ODD), SqlTypesPropertyTest::map);
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyIntervalComesBack(Session session) throws SQLException {
    comesBack(session, INTERVAL, SqlTypesPropertyTest::interval);
    comesBack(session, array(INTERVAL), random -> List.of(interval(random), interval(random)));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void theServerSeesTheSameInterval(Session session) throws SQLException {
    Random random = new Random(2);
    try (Connection connection = session.open()) {
      for (int i = 0; i < TIMES; i++) {
        Interval value = interval(random);
        String bound = "encode(interval_send(" + INTERVAL.placeholder() + "), 'hex')";
        assertThat(TypeDatabase.ask(connection, bound, new Bind<>(INTERVAL, value)))
            .as("%s", value)
            .isEqualTo(
                "%016x%08x%08x".formatted(value.microseconds(), value.days(), value.months()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyDateAndTimeComesBack(Session session) throws SQLException {
    comesBack(session, DATE, SqlTypesPropertyTest::date);
    comesBack(session, TIME, SqlTypesPropertyTest::time);
    comesBack(session, TIMETZ, SqlTypesPropertyTest::offsetTime);
    comesBack(session, TIMESTAMP, SqlTypesPropertyTest::timestamp);
    comesBack(session, TIMESTAMPTZ, SqlTypesPropertyTest::instant);
    comesBack(session, TIMESTAMPTZ_OFFSET, random -> offsetDateTime(random));
    comesBack(session, array(TIMESTAMPTZ), random -> List.of(instant(random), instant(random)));
    comesBack(session, array(TIMETZ), random -> List.of(offsetTime(random), offsetTime(random)));
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void theServerSeesTheSameTimestamp(Session session) throws SQLException {
    Random random = new Random(3);
    try (Connection connection = session.open()) {
      for (int i = 0; i < TIMES; i++) {
        Instant value = instant(random);
        long micros =
            Math.addExact(
                Math.multiplyExact(value.getEpochSecond() - 946_684_800L, 1_000_000L),
                value.getNano() / 1000);
        String bound = "encode(timestamptz_send(" + TIMESTAMPTZ.placeholder() + "), 'hex')";
        assertThat(TypeDatabase.ask(connection, bound, new Bind<>(TIMESTAMPTZ, value)))
            .as("%s", value)
            .isEqualTo("%016x".formatted(micros));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("sessions")
  void everyFloatComesBack(Session session) throws SQLException {
    comesBack(
        session,
        FLOAT8,
        random ->
            Double.longBitsToDouble(
                random.nextLong() & ~(0xfffL << 52) | (long) random.nextInt(2047) << 52));
    comesBack(
        session,
        array(FLOAT4),
        random -> List.of(random.nextFloat(), -random.nextFloat() * 1e-40f));
    comesBack(
        session,
        array(FLOAT8),
        random -> List.of(random.nextGaussian(), random.nextDouble() * 1e-310));
  }

  private static <T> void comesBack(Session session, SqlType<T> type, Function<Random, T> values)
      throws SQLException {
    Random random = new Random(type.toString().hashCode());
    try (Connection connection = session.open();
        var statement = connection.prepareStatement("select " + type.placeholder())) {
      for (int i = 0; i < TIMES; i++) {
        T value = values.apply(random);
        type.bind(statement, 1, value);
        try (var rows = statement.executeQuery()) {
          rows.next();
          assertThat(type.read(rows, 1)).as("%s %d in %s", type, i, session).isEqualTo(value);
        }
        String literal = Sql.bind(type, value).toLiterals().orElseThrow();
        assertThat(TypeDatabase.copied(connection, type, literal))
            .as("%s %d copied in %s", type, i, session)
            .isEqualTo(value);
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(
          random.nextInt(3) == 0
              ? Character.toString(codePoint(random))
              : SPECIAL.charAt(random.nextInt(SPECIAL.length())));
    }
    return text.toString();
  }

  /** Any but U+0000 and lone surrogates, which no server takes. */
  private static int codePoint(Random random) {
    int bits = 1 + random.nextInt(21);
    int point = 1 + random.nextInt(Math.min((1 << bits) - 1, Character.MAX_CODE_POINT) + 1);
    boolean usable = point <= Character.MAX_CODE_POINT && (point < 0xd800 || point > 0xdfff);
    return usable ? point : codePoint(random);
  }

  private static <T> @Nullable T rarely(Random random, Function<Random, T> values) {
    return random.nextInt(5) == 0 ? null : values.apply(random);
  }

  private static List<@Nullable String> texts(Random random) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(rarely(random, SqlTypesPropertyTest::text));
    }
    return texts;
  }

  private static List<List<@Nullable String>> square(Random random) {
    int width = 1 + random.nextInt(3);
    List<List<@Nullable String>> rows = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<@Nullable String> row = new ArrayList<>();
      for (int j = 0; j < width; j++) {
        row.add(rarely(random, SqlTypesPropertyTest::text));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Range<String> range(Random random) {
    String text = text(random);
    String greater = text + (char) ('!' + random.nextInt(90));
    return new Range<>(
        rarely(random, each -> text),
        rarely(random, each -> greater),
        random.nextBoolean(),
        random.nextBoolean(),
        false);
  }

  private static Node node(Random random) {
    return new Node(
        rarely(random, SqlTypesPropertyTest::text),
        rarely(random, SqlTypesPropertyTest::texts),
        rarely(random, SqlTypesPropertyTest::range));
  }

  private static Map<String, @Nullable String> map(Random random) {
    Map<String, @Nullable String> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(text(random), rarely(random, SqlTypesPropertyTest::text));
    }
    return map;
  }

  private static Interval interval(Random random) {
    return new Interval(
        random.nextInt() >> random.nextInt(32),
        random.nextInt() >> random.nextInt(32),
        random.nextLong() >> random.nextInt(64));
  }

  private static LocalDate date(Random random) {
    long first = LocalDate.of(-4713, 11, 24).toEpochDay();
    long last = LocalDate.of(random.nextBoolean() ? 2100 : 5874897, 12, 31).toEpochDay();
    return LocalDate.ofEpochDay(first + (long) (random.nextDouble() * (last - first)));
  }

  private static LocalTime time(Random random) {
    return random.nextInt(20) == 0
        ? LocalTime.MAX
        : LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_400_000_000L) * 1000);
  }

  private static OffsetTime offsetTime(Random random) {
    int most = 15 * 3600 + 59 * 60 + 59;
    return OffsetTime.of(
        time(random), ZoneOffset.ofTotalSeconds(random.nextInt(2 * most + 1) - most));
  }

  private static LocalDateTime timestamp(Random random) {
    LocalDate first = LocalDate.of(-4713, 11, 25);
    LocalDate last = LocalDate.of(random.nextBoolean() ? 2100 : 294276, 12, 30);
    long days = last.toEpochDay() - first.toEpochDay();
    LocalDate date = first.plusDays((long) (random.nextDouble() * days));
    return date.atTime(
        LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_400_000_000L) * 1000));
  }

  private static Instant instant(Random random) {
    return timestamp(random).toInstant(ZoneOffset.UTC);
  }

  private static OffsetDateTime offsetDateTime(Random random) {
    return timestamp(random).atOffset(ZoneOffset.UTC);
  }
}
