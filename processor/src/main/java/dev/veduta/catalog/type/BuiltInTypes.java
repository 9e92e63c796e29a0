package dev.veduta.catalog.type;

import static dev.veduta.catalog.type.ColumnKind.COMPARABLE;
import static dev.veduta.catalog.type.ColumnKind.JSON;
import static dev.veduta.catalog.type.ColumnKind.PLAIN;
import static dev.veduta.catalog.type.ColumnKind.TEXT;
import static dev.veduta.catalog.type.Equality.CANONICAL;
import static dev.veduta.catalog.type.Equality.NONE;
import static dev.veduta.catalog.type.Equality.SAME;
import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;

/**
 * The rows for the types of {@code pg_catalog} (PostgreSQL manual, chapter 8), by {@code typname};
 * of several, the first is the default. What is not here is read as its text form.
 */
final class BuiltInTypes {
  private static final JavaType STRING = lang("String");

  private static final Map<String, List<TypeMapping>> TABLE =
      Map.ofEntries(
          primitive("bool", lang("Boolean"), Primitive.BOOLEAN, SAME),
          primitive("int2", lang("Short"), Primitive.SHORT, SAME),
          primitive("int4", lang("Integer"), Primitive.INT, SAME),
          primitive("int8", lang("Long"), Primitive.LONG, SAME),
          primitive("oid", lang("Long"), Primitive.LONG, SAME),
          primitive("xid8", lang("Long"), Primitive.LONG, SAME),
          primitive("float4", lang("Float"), Primitive.FLOAT, CANONICAL),
          primitive("float8", lang("Double"), Primitive.DOUBLE, CANONICAL),
          row(
              "numeric",
              comparable("NUMERIC", JavaType.of("java.math", "BigDecimal"), CANONICAL),
              comparable("NUMERIC_SPECIAL", ours("Numeric"), CANONICAL)),
          row("money", comparable("MONEY", JavaType.of("java.math", "BigDecimal"), CANONICAL)),
          text("text", SAME),
          text("varchar", SAME),
          text("name", SAME),
          text("char", SAME),
          text("bpchar", CANONICAL),
          row("bytea", comparable("BYTEA", ours("Bytes"), SAME)),
          row("uuid", comparable("UUID", JavaType.of("java.util", "UUID"), SAME)),
          row("date", comparable("DATE", time("LocalDate"), SAME)),
          row("time", comparable("TIME", time("LocalTime"), CANONICAL)),
          row("timetz", comparable("TIMETZ", time("OffsetTime"), CANONICAL)),
          row("timestamp", comparable("TIMESTAMP", time("LocalDateTime"), CANONICAL)),
          row(
              "timestamptz",
              comparable("TIMESTAMPTZ", time("Instant"), CANONICAL),
              comparable("TIMESTAMPTZ_OFFSET", time("OffsetDateTime"), CANONICAL)),
          row("interval", comparable("INTERVAL", ours("Interval"), CANONICAL)),
          row("json", plain("JSON", STRING)),
          row("jsonb", mapping("JSONB", STRING, JSON, NONE)),
          row("jsonpath", plain("JSONPATH", STRING)),
          row("xml", plain("XML", STRING)),
          row("inet", comparable("INET", ours("Inet"), CANONICAL)),
          row("cidr", comparable("CIDR", ours("Inet"), CANONICAL)),
          row("macaddr", comparable("MACADDR", STRING, CANONICAL)),
          row("macaddr8", comparable("MACADDR8", STRING, CANONICAL)),
          row("bit", comparable("BIT", STRING, CANONICAL)),
          row("varbit", comparable("VARBIT", STRING, CANONICAL)),
          row("pg_lsn", comparable("PG_LSN", STRING, CANONICAL)),
          row("tsvector", comparable("TSVECTOR", STRING, NONE)),
          row("tsquery", comparable("TSQUERY", STRING, NONE)),
          row("point", plain("POINT", ours("Point"))),
          row("line", plain("LINE", ours("Line"))),
          row("lseg", plain("LSEG", ours("LineSegment"))),
          row("box", plain("BOX", ours("Box"))),
          row("path", plain("PATH", ours("Path"))),
          row("polygon", plain("POLYGON", ours("Polygon"))),
          row("circle", plain("CIRCLE", ours("Circle"))));

  private BuiltInTypes() {}

  /** The Java types that fit, the default first; none if it is only known by its text form. */
  static List<TypeMapping> fits(String typname) {
    return TABLE.getOrDefault(typname, List.of());
  }

  private static Entry<String, List<TypeMapping>> row(String typname, TypeMapping... fits) {
    return entry(typname, List.of(fits));
  }

  private static Entry<String, List<TypeMapping>> primitive(
      String typname, JavaType boxed, Primitive primitive, Equality equality) {
    SqlExpression constant = new SqlExpression.Constant(typname.toUpperCase(Locale.ROOT));
    return row(
        typname,
        new TypeMapping(
            boxed, constant, COMPARABLE, Optional.empty(), Optional.of(primitive), equality));
  }

  private static Entry<String, List<TypeMapping>> text(String typname, Equality equality) {
    return row(typname, mapping(typname.toUpperCase(Locale.ROOT), STRING, TEXT, equality));
  }

  private static TypeMapping comparable(String constant, JavaType javaType, Equality equality) {
    return mapping(constant, javaType, COMPARABLE, equality);
  }

  private static TypeMapping plain(String constant, JavaType javaType) {
    return mapping(constant, javaType, PLAIN, NONE);
  }

  private static TypeMapping mapping(
      String constant, JavaType javaType, ColumnKind column, Equality equality) {
    return TypeMapping.of(javaType, new SqlExpression.Constant(constant), column, equality);
  }

  private static JavaType lang(String name) {
    return JavaType.of("java.lang", name);
  }

  private static JavaType time(String name) {
    return JavaType.of("java.time", name);
  }

  private static JavaType ours(String name) {
    return JavaType.of("dev.veduta.type", name);
  }
}
