package dev.veduta.jooq.meta;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What jOOQ's reader of PostgreSQL calls a type; mostly information_schema's names. */
final class TypeNames {
  private static final String BUILT_IN = "pg_catalog";

  /** For types that information_schema has no name for. jOOQ goes by their own then. */
  static final String USER_DEFINED = "USER-DEFINED";

  /** By {@code typname}, where SQL has another word for it. */
  private static final Map<String, String> IN_SQL =
      Map.ofEntries(
          Map.entry("bool", "boolean"),
          Map.entry("int2", "smallint"),
          Map.entry("int4", "integer"),
          Map.entry("int8", "bigint"),
          Map.entry("float4", "real"),
          Map.entry("float8", "double precision"),
          Map.entry("char", "\"char\""),
          Map.entry("bpchar", "character"),
          Map.entry("varchar", "character varying"),
          Map.entry("varbit", "bit varying"),
          Map.entry("time", "time without time zone"),
          Map.entry("timetz", "time with time zone"),
          Map.entry("timestamp", "timestamp without time zone"),
          Map.entry("timestamptz", "timestamp with time zone"));

  /** jOOQ would take the first for a number. */
  private static final Set<String> VECTORS = Set.of("oidvector", "int2vector");

  private TypeNames() {}

  /** The name in the database; of an array, its element's. */
  static QualifiedName of(PgType type) {
    if (type instanceof PgType.Enumeration it) {
      return it.name();
    } else if (type instanceof PgType.Domain it) {
      return it.name();
    } else if (type instanceof PgType.Composite it) {
      return it.name();
    } else if (type instanceof PgType.Range it) {
      return it.name();
    } else if (type instanceof PgType.Multirange it) {
      return it.name();
    } else if (type instanceof PgType.Array it) {
      return of(it.element());
    }
    return ((PgType.Base) type).name();
  }

  /**
   * The name that jOOQ looks up.
   *
   * @param sqlType the type with its modifier, for an interval's fields
   */
  static String inSql(PgType type, String sqlType) {
    if (type instanceof PgType.Array array) {
      return of(array).name() + " ARRAY".repeat(array.dimensions());
    }
    if (type instanceof PgType.Domain domain) {
      return inSql(domain.base(), modified(domain));
    }
    QualifiedName name = of(type);
    if (!name.schema().equals(BUILT_IN) || VECTORS.contains(name.name())) {
      return name.name().equals("geometry") ? name.name() : USER_DEFINED;
    }
    return name.name().equals("interval")
        ? interval(sqlType.toLowerCase(Locale.ROOT))
        : IN_SQL.getOrDefault(name.name(), name.name());
  }

  /** jOOQ has types for intervals of the calendar and of the clock. */
  private static String interval(String sqlType) {
    if (sqlType.matches(".*(year|month).*")) {
      return "INTERVAL YEAR TO MONTH";
    }
    return sqlType.matches(".*(day|hour|minute|second).*") ? "INTERVAL DAY TO SECOND" : "interval";
  }

  /** The type under a domain with its modifier; empty where there is none. */
  static String modified(PgType.Domain domain) {
    if (domain.sqlType() != null) {
      return domain.sqlType();
    }
    return domain.base() instanceof PgType.Domain inner ? modified(inner) : "";
  }

  /** Whether it is a type of PostgreSQL's own. */
  static boolean isBuiltIn(PgType type) {
    return of(type).schema().equals(BUILT_IN);
  }

  /** What is under the domains. */
  static PgType withoutDomains(PgType type) {
    return type instanceof PgType.Domain domain ? withoutDomains(domain.base()) : type;
  }
}
