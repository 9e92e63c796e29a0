package dev.veduta.type;

import static dev.veduta.type.SqlTypes.*;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One awkward value: as the server's expression, and as it is in Java. */
record TypeCase<T>(SqlType<T> type, String sqlType, String literal, T value) {
  enum Mood implements SqlEnum {
    HAPPY("happy"),
    SO_SO("so, so"),
    QUOTED("a \"quoted\" \\ {label}"),
    EMPTY("");

    private final String label;

    Mood(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /** What the cases need in the database. */
  static final String SCHEMA =
      """
      create schema "odd "" schema";
      create extension citext schema "odd "" schema";
      create extension hstore schema "odd "" schema";
      create type "odd "" schema"."Mood" as enum ('happy', 'so, so', 'a "quoted" \\ {label}', '');
      create type "odd "" schema".textrange as range
        (subtype = text, collation = "C", multirange_type_name = "odd "" schema".textmultirange);
      create domain "odd "" schema".word as text check (value <> 'never');
      create domain "odd "" schema".words as text[];
      create domain "odd "" schema".corner as box;
      create type "odd "" schema".colon;
      create function "odd "" schema".colon_in(cstring) returns "odd "" schema".colon
        language internal strict immutable as 'textin';
      create function "odd "" schema".colon_out("odd "" schema".colon) returns cstring
        language internal strict immutable as 'textout';
      create type "odd "" schema".colon (
        input = "odd "" schema".colon_in, output = "odd "" schema".colon_out,
        like = text, delimiter = ':');
      """;

  static final String ODD = "odd \" schema";

  String expression() {
    return "'" + literal.replace("'", "''") + "'::" + sqlType;
  }

  @Override
  public String toString() {
    return expression();
  }

  static List<TypeCase<?>> all() {
    return Stream.of(numbers(), texts(), others(), times(), geometry(), ranges(), ofUsers())
        .flatMap(cases -> cases)
        .toList();
  }

  private static <T> TypeCase<T> of(SqlType<T> type, String sqlType, String literal, T value) {
    return new TypeCase<>(type, sqlType, literal, value);
  }

  private static Stream<TypeCase<?>> numbers() {
    return Stream.of(
        of(BOOL, "bool", "t", true),
        of(BOOL, "bool", "f", false),
        of(INT2, "int2", "-32768", Short.MIN_VALUE),
        of(INT2, "int2", "32767", Short.MAX_VALUE),
        of(INT4, "int4", "-2147483648", Integer.MIN_VALUE),
        of(INT4, "int4", "2147483647", Integer.MAX_VALUE),
        of(INT8, "int8", "-9223372036854775808", Long.MIN_VALUE),
        of(INT8, "int8", "9223372036854775807", Long.MAX_VALUE),
        of(FLOAT4, "float4", "0.1", 0.1f),
        of(FLOAT4, "float4", "NaN", Float.NaN),
        of(FLOAT4, "float4", "-Infinity", Float.NEGATIVE_INFINITY),
        of(FLOAT4, "float4", "-0", -0.0f),
        of(FLOAT4, "float4", "3.4028235e38", Float.MAX_VALUE),
        of(FLOAT4, "float4", "1.1754944e-38", Float.MIN_NORMAL),
        of(FLOAT8, "float8", "0.1", 0.1),
        of(FLOAT8, "float8", "NaN", Double.NaN),
        of(FLOAT8, "float8", "Infinity", Double.POSITIVE_INFINITY),
        of(FLOAT8, "float8", "-0", -0.0),
        of(FLOAT8, "float8", "1.7976931348623157e308", Double.MAX_VALUE),
        of(FLOAT8, "float8", "4.9e-324", Double.MIN_VALUE),
        of(FLOAT8, "float8", "0.30000000000000004", 0.1 + 0.2),
        of(NUMERIC, "numeric", "0", BigDecimal.ZERO),
        of(NUMERIC, "numeric", "0.00", new BigDecimal("0.00")),
        of(NUMERIC, "numeric", "-1.50", new BigDecimal("-1.50")),
        of(NUMERIC, "numeric", "100000", new BigDecimal("100000")),
        of(NUMERIC, "numeric", "1e30", new BigDecimal("1" + "0".repeat(30))),
        of(NUMERIC, "numeric", "1e-30", new BigDecimal("1e-30")),
        of(NUMERIC, "numeric(3,-2)", "12345", new BigDecimal("12300")),
        of(NUMERIC, "numeric(10,4)", "1.5", new BigDecimal("1.5000")),
        of(NUMERIC, "numeric(3,5)", "0.00123", new BigDecimal("0.00123")),
        of(
            NUMERIC,
            "numeric",
            "9".repeat(1000) + "." + "1".repeat(1000),
            new BigDecimal("9".repeat(1000) + "." + "1".repeat(1000))),
        of(NUMERIC_SPECIAL, "numeric", "NaN", Numeric.NAN),
        of(NUMERIC_SPECIAL, "numeric", "Infinity", Numeric.POSITIVE_INFINITY),
        of(NUMERIC_SPECIAL, "numeric", "-Infinity", Numeric.NEGATIVE_INFINITY),
        of(NUMERIC_SPECIAL, "numeric", "1.50", Numeric.of(new BigDecimal("1.50"))),
        of(OID, "oid", "4294967295", 4294967295L),
        of(OID, "oid", "0", 0L),
        of(XID8, "xid8", "18446744073709551615", -1L),
        of(XID8, "xid8", "42", 42L),
        of(PG_LSN, "pg_lsn", "16/B374D848", "16/B374D848"));
  }

  /** Text that has to survive quoting in arrays, composites, ranges and hstore. */
  static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "NULL",
          "null",
          "a,b;c",
          "{x}",
          "\"",
          "\"\"",
          "\\",
          "\\\\\"",
          "(x)",
          "[y]",
          "a=>b",
          "it's ? $1 :x %s",
          " lead and trail ",
          "tab\tnew\nline\r",
          "\u00e9\u4e16\ud83d\ude00\u202e\u200b",
          "\u007f\u0001\ufffe",
          "x".repeat(5000));

  private static Stream<TypeCase<?>> texts() {
    return Stream.concat(
        HOSTILE.stream().map(text -> of(TEXT, "text", text, text)),
        Stream.of(
            of(VARCHAR, "varchar(5)", "a\"b\\c", "a\"b\\c"),
            of(BPCHAR, "char(5)", "ab", "ab   "),
            of(BPCHAR, "bpchar", "ab ", "ab "),
            of(NAME, "name", "Some \"Name\"", "Some \"Name\""),
            of(CHAR, "\"char\"", "x", "x"),
            of(CHAR, "\"char\"", "", ""),
            of(CHAR, "\"char\"", "\"", "\""),
            of(CHAR, "\"char\"", "\\377", "\\377"),
            of(
                JSON,
                "json",
                "{\"b\" : 1.0, \"a\":\"\\u00e9\\\"\"}",
                "{\"b\" : 1.0, \"a\":\"\\u00e9\\\"\"}"),
            of(JSONB, "jsonb", "{\"b\":1.0,\"a\":[\"\\\"\"]}", "{\"a\": [\"\\\"\"], \"b\": 1.0}"),
            of(JSONPATH, "jsonpath", "$.a[*] ? (@ > 1)", "$.\"a\"[*]?(@ > 1)"),
            of(XML, "xml", "<a b=\"c\">,&lt;{}</a>", "<a b=\"c\">,&lt;{}</a>"),
            of(TSVECTOR, "tsvector", "fat:2 'it''s':1A", "'fat':2 'it''s':1A"),
            of(TSQUERY, "tsquery", "fat & !rat:B", "'fat' & !'rat':B")));
  }

  private static Stream<TypeCase<?>> others() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return Stream.of(
        of(BYTEA, "bytea", "", Bytes.of(new byte[0])),
        of(BYTEA, "bytea", "\\x005c2722ff", Bytes.of(new byte[] {0, '\\', '\'', '"', -1})),
        of(BYTEA, "bytea", "\\x" + java.util.HexFormat.of().formatHex(bytes), Bytes.of(bytes)),
        of(
            UUID,
            "uuid",
            "ffffffff-0000-4000-8000-00000000000a",
            java.util.UUID.fromString("ffffffff-0000-4000-8000-00000000000a")),
        of(INET, "inet", "10.1.2.3", inet(32, 10, 1, 2, 3)),
        of(INET, "inet", "255.1.2.3/8", inet(8, 255, 1, 2, 3)),
        of(INET, "inet", "::", inet(128, new int[16])),
        of(INET, "inet", "::1/0", inet(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
        of(
            INET,
            "inet",
            "2001:db8::ff00:42:8329/64",
            inet(64, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0xff, 0, 0, 0x42, 0x83, 0x29)),
        of(
            INET,
            "inet",
            "::ffff:1.2.3.4",
            inet(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 1, 2, 3, 4)),
        of(
            INET,
            "inet",
            "1:2:3:4:5:6:7:8",
            inet(128, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8)),
        of(CIDR, "cidr", "10.0.0.0/8", inet(8, 10, 0, 0, 0)),
        of(CIDR, "cidr", "10.1.2.3/32", inet(32, 10, 1, 2, 3)),
        of(MACADDR, "macaddr", "08002b:010203", "08:00:2b:01:02:03"),
        of(MACADDR8, "macaddr8", "08:00:2b:01:02:03", "08:00:2b:ff:fe:01:02:03"),
        of(BIT, "bit(3)", "101", "101"),
        of(BIT, "bit(1)", "1", "1"),
        of(VARBIT, "varbit", "", ""),
        of(VARBIT, "varbit", "10101", "10101"));
  }

  private static Inet inet(int prefix, int... parts) {
    byte[] bytes = new byte[parts.length];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = (byte) parts[i];
    }
    try {
      return new Inet(
          bytes.length == 4
              ? InetAddress.getByAddress(bytes)
              : java.net.Inet6Address.getByAddress("ignored", bytes, -1),
          prefix);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Stream<TypeCase<?>> times() {
    LocalDateTime micros = LocalDateTime.of(2024, 2, 29, 23, 59, 59, 999_999_000);
    return Stream.of(
        of(DATE, "date", "2024-02-29", LocalDate.of(2024, 2, 29)),
        of(DATE, "date", "0001-01-01", LocalDate.of(1, 1, 1)),
        of(DATE, "date", "0001-02-29 BC", LocalDate.of(0, 2, 29)),
        of(DATE, "date", "0045-03-15 BC", LocalDate.of(-44, 3, 15)),
        of(DATE, "date", "4714-11-24 BC", LocalDate.of(-4713, 11, 24)),
        of(DATE, "date", "5874897-12-31", LocalDate.of(5874897, 12, 31)),
        of(DATE, "date", "1582-10-10", LocalDate.of(1582, 10, 10)),
        of(DATE, "date", "infinity", LocalDate.MAX),
        of(DATE, "date", "-infinity", LocalDate.MIN),
        of(TIME, "time", "00:00", LocalTime.MIDNIGHT),
        of(TIME, "time", "23:59:59.999999", LocalTime.of(23, 59, 59, 999_999_000)),
        of(TIME, "time", "12:34:56.5", LocalTime.of(12, 34, 56, 500_000_000)),
        of(TIME, "time", "24:00:00", LocalTime.MAX),
        of(TIMETZ, "timetz", "12:00+02", OffsetTime.of(12, 0, 0, 0, ZoneOffset.ofHours(2))),
        of(
            TIMETZ,
            "timetz",
            "23:59:59.999999-15:59:59",
            OffsetTime.of(
                23, 59, 59, 999_999_000, ZoneOffset.ofHoursMinutesSeconds(-15, -59, -59))),
        of(
            TIMETZ,
            "timetz",
            "00:00:00.000001+05:45",
            OffsetTime.of(0, 0, 0, 1000, ZoneOffset.ofHoursMinutes(5, 45))),
        of(TIMETZ, "timetz", "00:00+00", OffsetTime.of(0, 0, 0, 0, ZoneOffset.UTC)),
        of(TIMETZ, "timetz", "24:00:00-08", OffsetTime.of(LocalTime.MAX, ZoneOffset.ofHours(-8))),
        of(TIMESTAMP, "timestamp", "2024-02-29 23:59:59.999999", micros),
        of(
            TIMESTAMP,
            "timestamp",
            "1969-12-31 23:59:59.000001",
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1000)),
        of(
            TIMESTAMP,
            "timestamp",
            "1999-12-31 23:59:59.5",
            LocalDateTime.of(1999, 12, 31, 23, 59, 59, 500_000_000)),
        of(TIMESTAMP, "timestamp", "0001-02-29 12:00 BC", LocalDateTime.of(0, 2, 29, 12, 0)),
        of(TIMESTAMP, "timestamp", "4714-11-24 00:00 BC", LocalDateTime.of(-4713, 11, 24, 0, 0)),
        of(
            TIMESTAMP,
            "timestamp",
            "294276-12-31 23:59:59.999999",
            LocalDateTime.of(294276, 12, 31, 23, 59, 59, 999_999_000)),
        of(TIMESTAMP, "timestamp", "infinity", LocalDateTime.MAX),
        of(TIMESTAMP, "timestamp", "-infinity", LocalDateTime.MIN),
        of(
            TIMESTAMPTZ,
            "timestamptz",
            "2024-02-29 23:59:59.999999+00",
            micros.toInstant(ZoneOffset.UTC)),
        of(
            TIMESTAMPTZ,
            "timestamptz",
            "1850-01-01 00:00:00+00",
            Instant.parse("1850-01-01T00:00:00Z")),
        of(
            TIMESTAMPTZ,
            "timestamptz",
            "1930-06-01 12:00:00.25+00",
            Instant.parse("1930-06-01T12:00:00.25Z")),
        of(
            TIMESTAMPTZ,
            "timestamptz",
            "2024-11-03 01:30:00-05",
            Instant.parse("2024-11-03T06:30:00Z")),
        of(
            TIMESTAMPTZ,
            "timestamptz",
            "0001-02-29 12:00+00 BC",
            Instant.parse("0000-02-29T12:00:00Z")),
        of(
            TIMESTAMPTZ,
            "timestamptz",
            "4714-11-24 00:00+00 BC",
            Instant.parse("-4713-11-24T00:00:00Z")),
        of(
            TIMESTAMPTZ,
            "timestamptz",
            "294276-12-31 12:00:00+00",
            Instant.parse("+294276-12-31T12:00:00Z")),
        of(TIMESTAMPTZ, "timestamptz", "infinity", Instant.MAX),
        of(TIMESTAMPTZ, "timestamptz", "-infinity", Instant.MIN),
        of(
            TIMESTAMPTZ_OFFSET,
            "timestamptz",
            "1883-11-18 12:00:00+00",
            OffsetDateTime.of(1883, 11, 18, 12, 0, 0, 0, ZoneOffset.UTC)),
        of(TIMESTAMPTZ_OFFSET, "timestamptz", "infinity", OffsetDateTime.MAX),
        of(TIMESTAMPTZ_OFFSET, "timestamptz", "-infinity", OffsetDateTime.MIN),
        of(INTERVAL, "interval", "0", new Interval(0, 0, 0)),
        of(
            INTERVAL,
            "interval",
            "1 year 2 mons 3 days 04:05:06.5",
            new Interval(14, 3, 14_706_500_000L)),
        of(INTERVAL, "interval", "P-1Y-2M3DT-4H-5M-6.5S", new Interval(-14, 3, -14_706_500_000L)),
        of(INTERVAL, "interval", "P-1DT-0.000001S", new Interval(0, -1, -1)),
        of(INTERVAL, "interval", "P-11M", new Interval(-11, 0, 0)),
        of(INTERVAL, "interval", "1 mon -1 day", new Interval(1, -1, 0)),
        of(INTERVAL, "interval", "-1 mon", new Interval(-1, 0, 0)),
        of(INTERVAL, "interval", "-0.5 s", new Interval(0, 0, -500_000)),
        of(INTERVAL, "interval", "P-1M-1DT1S", new Interval(-1, -1, 1_000_000)),
        of(INTERVAL, "interval", "1 min", new Interval(0, 0, 60_000_000)),
        of(
            INTERVAL,
            "interval",
            "-2147483648 months -2147483648 days",
            new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, 0)),
        of(INTERVAL, "interval", "-9223372036854775808 us", new Interval(0, 0, Long.MIN_VALUE)),
        of(INTERVAL, "interval", "9223372036854775807 us", new Interval(0, 0, Long.MAX_VALUE)),
        of(INTERVAL, "interval", "infinity", Interval.POSITIVE_INFINITY),
        of(INTERVAL, "interval", "-infinity", Interval.NEGATIVE_INFINITY));
  }

  private static Stream<TypeCase<?>> geometry() {
    Point a = new Point(-0.0, 1e300);
    Point b = new Point(0.1, -2.5);
    return Stream.of(
        of(POINT, "point", "(-0,1e300)", a),
        of(POINT, "point", "(NaN,Infinity)", new Point(Double.NaN, Double.POSITIVE_INFINITY)),
        of(LINE, "line", "{1,-2.5,1e-9}", new Line(1, -2.5, 1e-9)),
        of(LSEG, "lseg", "[(-0,1e300),(0.1,-2.5)]", new LineSegment(a, b)),
        of(BOX, "box", "(0,0),(0.5,1)", new Box(new Point(0.5, 1), new Point(0, 0))),
        of(PATH, "path", "[(-0,1e300),(0.1,-2.5)]", new Path(List.of(a, b), false)),
        of(PATH, "path", "((-0,1e300),(0.1,-2.5))", new Path(List.of(a, b), true)),
        of(PATH, "path", "((1,2))", new Path(List.of(new Point(1, 2)), true)),
        of(POLYGON, "polygon", "((-0,1e300),(0.1,-2.5))", new Polygon(List.of(a, b))),
        of(CIRCLE, "circle", "<(0.1,-2.5),3>", new Circle(b, 3)));
  }

  private static Stream<TypeCase<?>> ranges() {
    SqlType<Range<String>> text = range(ODD, "textrange", TEXT);
    String sqlText = "\"odd \"\" schema\".textrange";
    return Stream.of(
        of(INT4RANGE, "int4range", "[1,5)", Range.of(1, 5)),
        of(INT4RANGE, "int4range", "[1,4]", Range.of(1, 5)),
        of(INT4RANGE, "int4range", "empty", Range.empty()),
        of(INT4RANGE, "int4range", "(,5)", Range.of(null, 5)),
        of(INT4RANGE, "int4range", "(,)", Range.of(null, null)),
        of(INT8RANGE, "int8range", "[-9223372036854775808,)", Range.of(Long.MIN_VALUE, null)),
        of(
            NUMRANGE,
            "numrange",
            "(1.50,2.0]",
            new Range<>(new BigDecimal("1.50"), new BigDecimal("2.0"), false, true, false)),
        of(
            TSRANGE,
            "tsrange",
            "[2024-01-01 12:00,infinity]",
            new Range<>(LocalDateTime.of(2024, 1, 1, 12, 0), LocalDateTime.MAX, true, true, false)),
        of(
            TSTZRANGE,
            "tstzrange",
            "[1900-01-01 00:00+00,2024-01-01 00:00+00)",
            Range.of(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:00Z"))),
        of(
            DATERANGE,
            "daterange",
            "[0045-03-15 BC,2024-02-29)",
            Range.of(LocalDate.of(-44, 3, 15), LocalDate.of(2024, 2, 29))),
        of(text, sqlText, "[\"\",\"a,\"\"b\\\\(]\")", Range.of("", "a,\"b\\(]")),
        of(text, sqlText, "[empty,z)", Range.of("empty", "z")),
        of(INT4MULTIRANGE, "int4multirange", "{}", List.of()),
        of(
            INT4MULTIRANGE,
            "int4multirange",
            "{[1,2),[5,)}",
            List.of(Range.of(1, 2), Range.of(5, null))),
        of(INT8MULTIRANGE, "int8multirange", "{(,)}", List.of(Range.of(null, null))),
        of(
            NUMMULTIRANGE,
            "nummultirange",
            "{[1.0,1.0],(2,3)}",
            List.of(
                new Range<>(new BigDecimal("1.0"), new BigDecimal("1.0"), true, true, false),
                new Range<>(new BigDecimal("2"), new BigDecimal("3"), false, false, false))),
        of(
            TSMULTIRANGE,
            "tsmultirange",
            "{[2024-01-01 12:00,2024-01-01 13:00)}",
            List.of(
                Range.of(
                    LocalDateTime.of(2024, 1, 1, 12, 0), LocalDateTime.of(2024, 1, 1, 13, 0)))),
        of(
            TSTZMULTIRANGE,
            "tstzmultirange",
            "{[1900-01-01 00:00+00,)}",
            List.of(Range.of(Instant.parse("1900-01-01T00:00:00Z"), null))),
        of(
            DATEMULTIRANGE,
            "datemultirange",
            "{[2024-01-01,2024-02-01)}",
            List.of(Range.of(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 2, 1)))),
        of(
            multirange(ODD, "textmultirange", text),
            "\"odd \"\" schema\".textmultirange",
            "{[\"\",\"a})\"\"\"),[b,empty)}",
            List.of(Range.of("", "a})\""), Range.of("b", "empty"))));
  }

  private static Stream<TypeCase<?>> ofUsers() {
    String odd = "\"odd \"\" schema\".";
    SqlType<Mood> mood = enumeration(ODD, "Mood", Mood.values());
    Map<String, String> hostile = new LinkedHashMap<>();
    hostile.put("", null);
    hostile.put("\"", "\\");
    hostile.put("=>", "NULL");
    return Stream.of(
        of(citext(ODD), odd + "citext", "Mixed \"Case\"", "Mixed \"Case\""),
        of(hstore(ODD), odd + "hstore", "", Map.of()),
        of(hstore(ODD), odd + "hstore", "\"\"=>NULL,\"\\\"\"=>\"\\\\\",\"=>\"=>\"NULL\"", hostile),
        of(mood, odd + "\"Mood\"", "happy", Mood.HAPPY),
        of(mood, odd + "\"Mood\"", "so, so", Mood.SO_SO),
        of(mood, odd + "\"Mood\"", Mood.QUOTED.label(), Mood.QUOTED),
        of(mood, odd + "\"Mood\"", "", Mood.EMPTY),
        of(domain(ODD, "word", TEXT), odd + "word", "a \"word\"", "a \"word\""),
        of(
            domain(ODD, "words", array(TEXT)),
            odd + "words",
            "{a,NULL,\"\"}",
            Arrays.asList("a", null, "")),
        of(
            domain(ODD, "corner", BOX),
            odd + "corner",
            "(1,1),(0,0)",
            new Box(new Point(1, 1), new Point(0, 0))),
        of(asText(ODD, "colon"), odd + "colon", "a:b,{\"}", "a:b,{\"}"),
        of(asText("pg_catalog", "regclass"), "regclass", "pg_class", "pg_class"),
        of(asText("pg_catalog", "xid"), "xid", "42", "42"),
        of(asText("pg_catalog", "tid"), "tid", "(1,2)", "(1,2)"),
        of(
            asText("pg_catalog", "aclitem"),
            "aclitem",
            "postgres=r/postgres",
            "postgres=r/postgres"),
        of(asText("pg_catalog", "int2vector"), "int2vector", "1 2 3", "1 2 3"));
  }
}
