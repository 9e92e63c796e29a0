package dev.veduta.type;

import dev.veduta.internal.type.ArrayType;
import dev.veduta.internal.type.BinaryDateTimes;
import dev.veduta.internal.type.BinaryNumbers;
import dev.veduta.internal.type.BinaryTexts;
import dev.veduta.internal.type.BytesText;
import dev.veduta.internal.type.CompositeType;
import dev.veduta.internal.type.ConvertedType;
import dev.veduta.internal.type.DateTimes;
import dev.veduta.internal.type.DomainType;
import dev.veduta.internal.type.EnumText;
import dev.veduta.internal.type.Geometry;
import dev.veduta.internal.type.HstoreText;
import dev.veduta.internal.type.Identity;
import dev.veduta.internal.type.InetText;
import dev.veduta.internal.type.IntervalText;
import dev.veduta.internal.type.MoneyType;
import dev.veduta.internal.type.MultirangeType;
import dev.veduta.internal.type.Numbers;
import dev.veduta.internal.type.RangeType;
import dev.veduta.internal.type.Scalar;
import dev.veduta.internal.type.TextForm;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of types: for each PostgreSQL type its Java type, how it is read and how it is bound.
 *
 * <p>A line says how the server's text is parsed ({@code of}) and, where it is not the usual: how
 * its binary form is decoded ({@code decodedBy}; without, it travels as text there too), how it is
 * written ({@code formattedBy}), what the driver reads ({@code readAs}, {@code readBy}) and binds
 * ({@code boundBy}) natively, and which values SQL holds equal ({@code identifiedBy}). All values
 * are immutable all the way down. Reading does not depend on the session's settings but for one:
 * where {@code extra_float_digits} is set below its default of 1, the server rounds floats as it
 * writes them as text (8.1.3); only binary transfer is exact then.
 *
 * <p>Dates and times beyond Java's, {@code infinity} and {@code -infinity}, are the {@code MAX} and
 * {@code MIN} of the Java type; {@code 24:00:00} is {@link LocalTime#MAX}. What is finer than a
 * microsecond is rounded half up when bound.
 */
public final class SqlTypes {
  // Boolean and numbers (PostgreSQL manual, 8.1, 8.2, 8.6, 8.19).
  public static final SqlType<Boolean> BOOL =
      Scalar.of("bool", Numbers::bool)
          .decodedBy(BinaryNumbers::bool)
          .readAs(ResultSet::getBoolean)
          .boundBy(PreparedStatement::setBoolean);
  public static final SqlType<Short> INT2 =
      Scalar.of("int2", Short::valueOf)
          .decodedBy(RowBytes::getShort)
          .readAs(ResultSet::getShort)
          .boundBy(PreparedStatement::setShort);
  public static final SqlType<Integer> INT4 =
      Scalar.of("int4", Integer::valueOf)
          .decodedBy(RowBytes::getInt)
          .readAs(ResultSet::getInt)
          .boundBy(PreparedStatement::setInt);
  public static final SqlType<Long> INT8 =
      Scalar.of("int8", Long::valueOf)
          .decodedBy(RowBytes::getLong)
          .readAs(ResultSet::getLong)
          .boundBy(PreparedStatement::setLong);
  public static final SqlType<Float> FLOAT4 =
      Scalar.of("float4", Float::valueOf)
          .decodedBy(RowBytes::getFloat)
          .readAs(ResultSet::getFloat)
          .boundBy(PreparedStatement::setFloat)
          .identifiedBy(Identity::of);
  public static final SqlType<Double> FLOAT8 =
      Scalar.of("float8", Double::valueOf)
          .decodedBy(RowBytes::getDouble)
          .readAs(ResultSet::getDouble)
          .boundBy(PreparedStatement::setDouble)
          .identifiedBy(Identity::of);

  /** Throws on {@code NaN} and infinities: see {@link #NUMERIC_SPECIAL}. */
  public static final SqlType<BigDecimal> NUMERIC =
      Scalar.of("numeric", Numbers::decimal)
          .decodedBy(BinaryNumbers::decimal)
          .readRaw(BinaryNumbers::isNumeric)
          .identifiedBy(BigDecimal::stripTrailingZeros);

  /** {@code numeric} with {@code NaN} and infinities. */
  public static final SqlType<Numeric> NUMERIC_SPECIAL =
      Scalar.of("numeric", Numbers::numeric)
          .decodedBy(BinaryNumbers::numeric)
          .readRaw(BinaryNumbers::isNumeric)
          .identifiedBy(Identity::of);

  /** Travels as {@code numeric}, since its text depends on {@code lc_monetary}. */
  public static final SqlType<BigDecimal> MONEY = new MoneyType(NUMERIC);

  /** Unsigned, 32 bits. */
  public static final SqlType<Long> OID =
      Scalar.of("oid", Numbers::oid).decodedBy(BinaryNumbers::oid).formattedBy(Numbers::formatOid);

  /** Unsigned, 64 bits: compare and print with {@link Long}'s unsigned methods. */
  public static final SqlType<Long> XID8 =
      Scalar.of("xid8", Long::parseUnsignedLong)
          .decodedBy(RowBytes::getLong)
          .formattedBy(Long::toUnsignedString);

  public static final SqlType<String> PG_LSN = textOnly("pg_lsn");

  // Text (8.3, 8.11, 8.13, 8.14) and what Java has no better type for (8.9.3, 8.10).
  public static final SqlType<String> TEXT = text("text");
  public static final SqlType<String> VARCHAR = text("varchar");
  public static final SqlType<String> BPCHAR = text("bpchar").identifiedBy(Identity::ofPadded);
  public static final SqlType<String> NAME = text("name");

  /** The one-byte type {@code "char"}. */
  public static final SqlType<String> CHAR = textOnly("char");

  public static final SqlType<String> JSON = text("json");
  public static final SqlType<String> JSONB =
      textOnly("jsonb").decodedBy(BinaryTexts::versioned).identifiedBy(Identity::ofJsonb);
  public static final SqlType<String> JSONPATH =
      textOnly("jsonpath").decodedBy(BinaryTexts::versioned);
  public static final SqlType<String> XML = textOnly("xml");
  public static final SqlType<String> TSVECTOR = textOnly("tsvector");
  public static final SqlType<String> TSQUERY = textOnly("tsquery");
  public static final SqlType<String> MACADDR = textOnly("macaddr").decodedBy(BinaryTexts::colons);
  public static final SqlType<String> MACADDR8 =
      textOnly("macaddr8").decodedBy(BinaryTexts::colons);
  public static final SqlType<String> BIT = textOnly("bit").decodedBy(BinaryTexts::bits);
  public static final SqlType<String> VARBIT = textOnly("varbit").decodedBy(BinaryTexts::bits);

  // Bytes, identifiers and addresses (8.4, 8.12, 8.9).
  public static final SqlType<Bytes> BYTEA =
      Scalar.of("bytea", BytesText::parse)
          .decodedBy(BinaryTexts::bytes)
          .formattedBy(BytesText::format)
          .readBy(BytesText::read)
          .boundBy(BytesText::bind);
  public static final SqlType<UUID> UUID =
      Scalar.of("uuid", java.util.UUID::fromString)
          .decodedBy(BinaryTexts::uuid)
          .readRaw(BinaryTexts::isUuid);
  public static final SqlType<Inet> INET =
      Scalar.of("inet", InetText::parse).decodedBy(BinaryTexts::inet);
  public static final SqlType<Inet> CIDR =
      Scalar.of("cidr", InetText::parse).decodedBy(BinaryTexts::inet);

  // Dates and times (8.5). In binary transfer the driver's getString takes the last weeks of
  // 4714 BC for -infinity and loses the offset of a timetz; its readers of text have faults, too.
  public static final SqlType<LocalDate> DATE =
      Scalar.of("date", DateTimes::date)
          .decodedBy(BinaryDateTimes::date)
          .formattedBy(DateTimes::format)
          .readRaw(BinaryDateTimes::isDate);
  public static final SqlType<LocalTime> TIME =
      Scalar.of("time", DateTimes::time)
          .decodedBy(BinaryDateTimes::time)
          .readRaw(BinaryDateTimes::isTime)
          .formattedBy(DateTimes::format)
          .identifiedBy(DateTimes::rounded);
  public static final SqlType<OffsetTime> TIMETZ =
      Scalar.of("timetz", DateTimes::offsetTime)
          .decodedBy(BinaryDateTimes::offsetTime)
          .formattedBy(DateTimes::format)
          .readRaw(BinaryDateTimes::isOffsetTime)
          .identifiedBy(DateTimes::rounded);
  public static final SqlType<LocalDateTime> TIMESTAMP =
      Scalar.of("timestamp", DateTimes::timestamp)
          .decodedBy(BinaryDateTimes::timestamp)
          .formattedBy(DateTimes::format)
          .readRaw(BinaryDateTimes::isTimestamp)
          .identifiedBy(DateTimes::rounded);
  public static final SqlType<Instant> TIMESTAMPTZ =
      Scalar.of("timestamptz", DateTimes::instant)
          .decodedBy(BinaryDateTimes::instant)
          .formattedBy(DateTimes::format)
          .readRaw(BinaryDateTimes::isTimestamp)
          .identifiedBy(DateTimes::rounded);

  /** {@code timestamptz} always at UTC, the zone in which the server keeps it. */
  public static final SqlType<OffsetDateTime> TIMESTAMPTZ_OFFSET =
      Scalar.of("timestamptz", DateTimes::offsetDateTime)
          .decodedBy(BinaryDateTimes::offsetDateTime)
          .formattedBy(DateTimes::format)
          .readRaw(BinaryDateTimes::isTimestamp)
          .identifiedBy(DateTimes::rounded);

  public static final SqlType<Interval> INTERVAL =
      Scalar.of("interval", IntervalText::parse)
          .decodedBy(BinaryDateTimes::interval)
          .identifiedBy(Identity::of);

  // Geometry (8.8); SQL's = compares areas of these where it has one at all: no keys.
  public static final SqlType<Point> POINT =
      Scalar.of("point", Geometry::point).decodedBy(Geometry::point);
  public static final SqlType<Line> LINE =
      Scalar.of("line", Geometry::line).decodedBy(Geometry::line);
  public static final SqlType<LineSegment> LSEG =
      Scalar.of("lseg", Geometry::lineSegment).decodedBy(Geometry::lineSegment);
  public static final SqlType<Box> BOX = Scalar.of("box", Geometry::box).decodedBy(Geometry::box);
  public static final SqlType<Path> PATH =
      Scalar.of("path", Geometry::path).decodedBy(Geometry::path);
  public static final SqlType<Polygon> POLYGON =
      Scalar.of("polygon", Geometry::polygon).decodedBy(Geometry::polygon);
  public static final SqlType<Circle> CIRCLE =
      Scalar.of("circle", Geometry::circle).decodedBy(Geometry::circle);

  // Ranges (8.17).
  public static final SqlType<Range<Integer>> INT4RANGE =
      new RangeType<>("pg_catalog", "int4range", INT4, Numbers::next);
  public static final SqlType<Range<Long>> INT8RANGE =
      new RangeType<>("pg_catalog", "int8range", INT8, Numbers::next);
  public static final SqlType<Range<BigDecimal>> NUMRANGE =
      range("pg_catalog", "numrange", NUMERIC);
  public static final SqlType<Range<LocalDateTime>> TSRANGE =
      range("pg_catalog", "tsrange", TIMESTAMP);
  public static final SqlType<Range<Instant>> TSTZRANGE =
      range("pg_catalog", "tstzrange", TIMESTAMPTZ);
  public static final SqlType<Range<LocalDate>> DATERANGE =
      new RangeType<>("pg_catalog", "daterange", DATE, DateTimes::next);

  public static final SqlType<List<Range<Integer>>> INT4MULTIRANGE =
      multirange("pg_catalog", "int4multirange", INT4RANGE);
  public static final SqlType<List<Range<Long>>> INT8MULTIRANGE =
      multirange("pg_catalog", "int8multirange", INT8RANGE);
  public static final SqlType<List<Range<BigDecimal>>> NUMMULTIRANGE =
      multirange("pg_catalog", "nummultirange", NUMRANGE);
  public static final SqlType<List<Range<LocalDateTime>>> TSMULTIRANGE =
      multirange("pg_catalog", "tsmultirange", TSRANGE);
  public static final SqlType<List<Range<Instant>>> TSTZMULTIRANGE =
      multirange("pg_catalog", "tstzmultirange", TSTZRANGE);
  public static final SqlType<List<Range<LocalDate>>> DATEMULTIRANGE =
      multirange("pg_catalog", "datemultirange", DATERANGE);

  private SqlTypes() {}

  /**
   * Arrays of an element type (8.15). Nested, they are one array of as many dimensions. A value of
   * another depth is an {@link IllegalArgumentException}; the empty array fits any depth. Lower
   * bounds other than 1 are not kept.
   */
  public static <E> SqlType<List<@Nullable E>> array(SqlType<E> element) {
    return new ArrayType<>(element);
  }

  /** A range type of a user's; SQL's {@code =} does not know its bounds to be discrete. */
  public static <B> SqlType<Range<B>> range(String schema, String name, SqlType<B> bound) {
    return new RangeType<>(schema, name, bound);
  }

  /**
   * A multirange type, of its range type. Its identity is that of the ranges as they stand: sorted,
   * apart and merged, as the server writes them.
   */
  public static <B> SqlType<List<Range<B>>> multirange(
      String schema, String name, SqlType<Range<B>> range) {
    return new MultirangeType<>(schema, name, range);
  }

  /** A domain (8.18): cast, read and bound as its base type. */
  public static <T> SqlType<T> domain(String schema, String name, SqlType<T> base) {
    return new DomainType<>(schema, name, base);
  }

  /** The extension type {@code citext} (F.9), in the schema where it is installed. */
  public static SqlType<String> citext(String schema) {
    return text(schema, "citext").identifiedBy(Identity::ofCaseless);
  }

  /** The extension type {@code hstore} (F.17), in the schema where it is installed. */
  public static SqlType<Map<String, @Nullable String>> hstore(String schema) {
    return Scalar.of(schema, "hstore", HstoreText::parse)
        .decodedBy(BinaryTexts::hstore)
        .formattedBy(HstoreText::format);
  }

  /**
   * An enum (8.7). A label that none of the values has is an {@link IllegalArgumentException}.
   *
   * @param values all values of the Java enum
   */
  @SafeVarargs
  public static <E extends Enum<E> & SqlEnum> SqlType<E> enumeration(
      String schema, String name, E... values) {
    Map<String, E> byLabel = new HashMap<>();
    for (E value : values) {
      byLabel.put(value.label(), value);
    }
    EnumText<E> labels = new EnumText<>(schema + "." + name, byLabel);
    return Scalar.of(schema, name, labels)
        .decodedBy(value -> labels.apply(value.getText()))
        .formattedBy(SqlEnum::label);
  }

  /**
   * A composite (8.16).
   *
   * @param reader makes the record of its attributes
   * @param values the record's values in the order of the attributes, null for SQL's null
   * @param attributes the types of the attributes, in order
   */
  public static <C> SqlType<C> composite(
      String schema,
      String name,
      Function<CompositeFields, C> reader,
      Function<C, List<?>> values,
      SqlType<?>... attributes) {
    return new CompositeType<>(schema, name, reader, values, List.of(attributes));
  }

  /** An enum as its labels. */
  public static SqlType<String> label(String schema, String name) {
    return text(schema, name);
  }

  /**
   * A type whose values are those of a class of the user's. SQL compares and orders the values that
   * the converter makes for the column.
   */
  public static <S, T> SqlType<T> converted(SqlType<S> base, Converter<S, T> converter) {
    return new ConvertedType<>(base, converter);
  }

  /** The text form of any type that this table does not name, bound with a cast. */
  public static SqlType<String> asText(String schema, String name) {
    return new TextForm(schema, name, TEXT);
  }

  private static Scalar<String> text(String name) {
    return text("pg_catalog", name);
  }

  private static Scalar<String> text(String schema, String name) {
    return Scalar.of(schema, name, (String text) -> text).decodedBy(RowBytes::getText);
  }

  /** Of a binary form that is not its text. */
  private static Scalar<String> textOnly(String name) {
    return Scalar.of(name, text -> text);
  }
}
