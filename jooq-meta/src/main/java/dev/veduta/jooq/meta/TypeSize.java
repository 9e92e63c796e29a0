package dev.veduta.jooq.meta;

import dev.veduta.catalog.PgType;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a type's values get, as information_schema counts; 0 where it does not say.
 *
 * @param length characters or bits
 * @param precision digits; of a time those of its seconds
 * @param scale digits after the point
 */
record TypeSize(int length, int precision, int scale) {
  private static final TypeSize UNKNOWN = new TypeSize(0, 0, 0);
  private static final Pattern MODIFIER = Pattern.compile("\\((\\d+)(?:,(-?\\d+))?\\)");
  private static final Set<String> WITH_LENGTH = Set.of("varchar", "bpchar", "bit", "varbit");

  /** Of types with a precision, the one without a modifier; 0 for any. */
  private static final Map<String, Integer> PRECISION =
      Map.ofEntries(
          Map.entry("int2", 16),
          Map.entry("int4", 32),
          Map.entry("int8", 64),
          Map.entry("float4", 24),
          Map.entry("float8", 53),
          Map.entry("numeric", 0),
          Map.entry("time", 6),
          Map.entry("timetz", 6),
          Map.entry("timestamp", 6),
          Map.entry("timestamptz", 6),
          Map.entry("interval", 6));

  /**
   * The size of a type.
   *
   * @param sqlType the type with its modifier
   */
  static TypeSize of(PgType type, String sqlType) {
    if (type instanceof PgType.Domain domain) {
      return of(domain.base(), TypeNames.modified(domain));
    }
    if (!TypeNames.isBuiltIn(type)) {
      return UNKNOWN;
    }
    String name = TypeNames.of(type).name();
    Matcher modifier = MODIFIER.matcher(sqlType);
    boolean isGiven = modifier.find();
    int first = isGiven ? Integer.parseInt(modifier.group(1)) : 0;
    if (WITH_LENGTH.contains(name)) {
      return new TypeSize(first, 0, 0);
    }
    if (!PRECISION.containsKey(name)) {
      return UNKNOWN;
    }
    String scale = isGiven ? modifier.group(2) : null;
    return new TypeSize(
        0,
        isGiven ? first : type instanceof PgType.Array ? 0 : PRECISION.getOrDefault(name, 0),
        scale == null ? 0 : Integer.parseInt(scale));
  }
}
