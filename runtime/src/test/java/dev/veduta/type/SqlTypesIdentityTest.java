package dev.veduta.type;

import static dev.veduta.type.SqlTypes.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.type.TypeDatabase.Bind;
import dev.veduta.type.TypeDatabase.Session;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For random pairs: {@code a = b} on the server exactly where their identities are equal. */
class SqlTypesIdentityTest {
  private static final int PAIRS = 500;

  /** Where the extension is not on the search_path, citext compares as text. */
  private static final Session SESSION =
      new Session(TypeDatabase.TEXT_TRANSFER, List.of("search_path = \"odd \"\" schema\", public"));

  record Sample<T>(SqlType<T> type, Function<Random, T> values) {
    @Override
    public String toString() {
      return type.toString();
    }
  }

  record Labelled(@Nullable BigDecimal number, @Nullable String label) {}

  @BeforeAll
  static void createTypes() {
    TypeDatabase.execute(
        """
        create type labelled as (number numeric, label bpchar);
        create type floatrange as range (subtype = float8)
        """);
  }

  static Stream<Sample<?>> samples() {
    SqlType<Labelled> labelled =
        composite(
            "public",
            "labelled",
            fields -> new Labelled(fields.get(1, NUMERIC), fields.get(2, BPCHAR)),
            row -> Arrays.asList(row.number(), row.label()),
            NUMERIC,
            BPCHAR);
    Function<Random, Labelled> labels =
        random -> new Labelled(rarely(random, decimals()), rarely(random, padded()));
    return Stream.of(
        new Sample<>(INT4, random -> random.nextInt(3)),
        new Sample<>(NUMERIC, decimals()),
        new Sample<>(NUMERIC_SPECIAL, SqlTypesIdentityTest::special),
        new Sample<>(FLOAT8, floats()),
        new Sample<>(FLOAT4, floats().andThen(Double::floatValue)),
        new Sample<>(TEXT, padded()),
        new Sample<>(BPCHAR, padded()),
        new Sample<>(citext(TypeCase.ODD), padded()),
        new Sample<>(UUID, random -> new java.util.UUID(0, random.nextInt(3))),
        new Sample<>(BYTEA, random -> Bytes.of(new byte[] {(byte) random.nextInt(3)})),
        new Sample<>(DATE, SqlTypesIdentityTest::date),
        new Sample<>(TIME, SqlTypesIdentityTest::time),
        new Sample<>(TIMETZ, SqlTypesIdentityTest::offsetTime),
        new Sample<>(
            TIMESTAMPTZ, random -> Instant.ofEpochSecond(random.nextInt(2), nanos(random))),
        new Sample<>(
            TIMESTAMPTZ_OFFSET,
            random ->
                Instant.ofEpochSecond(random.nextInt(2), nanos(random))
                    .atOffset(ZoneOffset.ofHours(random.nextInt(3)))),
        new Sample<>(INTERVAL, SqlTypesIdentityTest::interval),
        new Sample<>(domain("public", "d", BPCHAR), padded()),
        new Sample<>(INT4RANGE, random -> range(random, each -> each.nextInt(4))),
        new Sample<>(INT8RANGE, random -> range(random, each -> (long) each.nextInt(4))),
        new Sample<>(DATERANGE, random -> range(random, SqlTypesIdentityTest::date)),
        new Sample<>(NUMRANGE, random -> range(random, decimals())),
        new Sample<>(
            SqlTypes.range("public", "floatrange", FLOAT8), random -> range(random, floats())),
        new Sample<>(array(NUMERIC), random -> list(random, decimals())),
        new Sample<>(array(BPCHAR), random -> list(random, padded())),
        new Sample<>(labelled, labels),
        new Sample<>(array(labelled), random -> list(random, labels)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  <T> void identityIsEqualityInSql(Sample<T> sample) throws SQLException {
    Random random = new Random(sample.toString().hashCode());
    int equal = 0;
    try (Connection connection = SESSION.open()) {
      for (int i = 0; i < PAIRS; i++) {
        T a = sample.values().apply(random);
        T b = sample.values().apply(random);
        boolean same = sameInSql(connection, sample.type(), a, b);
        equal += same ? 1 : 0;
        assertThat(sample.type().identity(a).equals(sample.type().identity(b)))
            .as("%s = %s of %s", a, b, sample)
            .isEqualTo(same);
        if (same) {
          assertThat(sample.type().identity(a)).hasSameHashCodeAs(sample.type().identity(b));
        }
        assertThat(sameInSql(connection, sample.type(), a, sample.type().identity(a)))
            .as("%s stands for itself", a)
            .isTrue();
      }
    }
    assertThat(equal).as("equal pairs").isBetween(5, PAIRS - 5);
  }

  @Test
  void identityOfJsonbIsThatOfItsNumbers() throws SQLException {
    Random random = new Random(5);
    int equal = 0;
    try (Connection connection = SESSION.open()) {
      for (int i = 0; i < PAIRS; i++) {
        String a = stored(connection, json(random, 2));
        String b = stored(connection, json(random, 2));
        boolean same = sameInSql(connection, JSONB, a, b);
        equal += same ? 1 : 0;
        assertThat(JSONB.identity(a).equals(JSONB.identity(b))).as("%s = %s", a, b).isEqualTo(same);
        assertThat(sameInSql(connection, JSONB, a, JSONB.identity(a))).as(a).isTrue();
      }
    }
    assertThat(equal).isBetween(5, PAIRS - 5);
  }

  private static <T> boolean sameInSql(Connection connection, SqlType<T> type, T a, T b)
      throws SQLException {
    String sql = type.placeholder() + " = " + type.placeholder();
    return "true"
        .equals(TypeDatabase.ask(connection, sql, new Bind<>(type, a), new Bind<>(type, b)));
  }

  private static String stored(Connection connection, String json) throws SQLException {
    return TypeDatabase.ask(connection, JSONB.placeholder(), new Bind<>(JSONB, json));
  }

  private static String json(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 2 : 4)) {
      case 0 -> one(random, "1", "1.0", "1.00", "10e-1", "-0", "0.0", "0", "1e400", "true");
      case 1 -> one(random, "\"1.0\"", "\"1.00\"", "\"\\\" 1.0\"", "null", "\"\\\\\"");
      case 2 -> "[" + json(random, depth - 1) + "," + json(random, depth - 1) + "]";
      default -> "{\"1.0\" : " + json(random, depth - 1) + ", \"a\":1.50}";
    };
  }

  private static Function<Random, BigDecimal> decimals() {
    return random ->
        new BigDecimal(
            one(random, "0", "0.00", "-1.0", "-1", "100", "1E+2", "100.0", "0.10", "0.1"));
  }

  private static Function<Random, Double> floats() {
    return random -> Double.valueOf(one(random, "0", "-0.0", "1", "NaN", "Infinity", "-1e10"));
  }

  private static Function<Random, String> padded() {
    return random -> one(random, "a", "a ", "a  ", "A", "", " ", " a", "a\t", "ab");
  }

  private static Numeric special(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Numeric.NAN;
      case 1 -> Numeric.POSITIVE_INFINITY;
      case 2 -> Numeric.NEGATIVE_INFINITY;
      default -> Numeric.of(decimals().apply(random));
    };
  }

  private static LocalDate date(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> LocalDate.MAX;
      case 1 -> LocalDate.MIN;
      default -> LocalDate.of(2024, 2, 27).plusDays(random.nextInt(4));
    };
  }

  private static int nanos(Random random) {
    return 999_998_000 + random.nextInt(5) * 400;
  }

  private static LocalTime time(Random random) {
    return random.nextInt(4) == 0
        ? LocalTime.MAX
        : LocalTime.of(23, 59, 59, 999_998_000 + random.nextInt(5) * 499);
  }

  private static OffsetTime offsetTime(Random random) {
    LocalTime time = LocalTime.of(12 + random.nextInt(2), 0);
    return OffsetTime.of(time, ZoneOffset.ofHours(random.nextInt(3)));
  }

  private static Interval interval(Random random) {
    long day = 86_400_000_000L;
    int months = random.nextInt(3) - 1;
    int days = (random.nextInt(3) - 1) * 30;
    return switch (random.nextInt(6)) {
      case 0 -> new Interval(months, days + 1, -day);
      case 1 -> new Interval(Integer.MAX_VALUE, random.nextInt(2) * 30, 0);
      case 2 -> new Interval(Integer.MAX_VALUE - 1, 30 + random.nextInt(2) * 30, 0);
      case 3 -> Interval.POSITIVE_INFINITY;
      case 4 -> new Interval(Integer.MIN_VALUE, -random.nextInt(2), -day * random.nextInt(2));
      default -> new Interval(months, days, 0);
    };
  }

  private static <B extends Comparable<? super B>> Range<B> range(
      Random random, Function<Random, B> bounds) {
    B lower = rarely(random, bounds);
    B upper = rarely(random, bounds);
    boolean turned = lower != null && upper != null && lower.compareTo(upper) > 0;
    return new Range<>(
        turned ? upper : lower,
        turned ? lower : upper,
        random.nextBoolean(),
        random.nextBoolean(),
        false);
  }

  private static <E> List<@Nullable E> list(Random random, Function<Random, E> elements) {
    List<@Nullable E> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      list.add(rarely(random, elements));
    }
    return list;
  }

  private static <T> @Nullable T rarely(Random random, Function<Random, T> values) {
    return random.nextInt(5) == 0 ? null : values.apply(random);
  }

  private static String one(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
