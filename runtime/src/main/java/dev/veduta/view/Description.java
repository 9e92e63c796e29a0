package dev.veduta.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What the catalog knew of a record's columns and key, beyond what the code says. Immutable and
 * thread-safe.
 *
 * @param types the types of the columns, in their order; none where nobody said
 * @param columns what else is known of those of which something is, by name
 * @param key how the identity key is known
 * @param info what is told of the relation, by key
 */
public record Description(
    List<String> types, Map<String, ColumnInfo> columns, Claim key, Map<String, String> info) {
  static final Description NONE = new Description(List.of(), Map.of(), Claim.NONE, Map.of());

  public Description {
    types = List.copyOf(types);
    columns = Map.copyOf(columns);
    info = copyOf(info);
  }

  Description typed(List<String> sqlTypes) {
    return new Description(sqlTypes, columns, key, info);
  }

  Description keyed(Claim claim) {
    return new Description(types, columns, claim, info);
  }

  Description noted(String name, String value) {
    return new Description(types, columns, key, with(info, name, value));
  }

  Description of(String column, UnaryOperator<ColumnInfo> more) {
    ColumnInfo known = columns.getOrDefault(column, ColumnInfo.NONE);
    return new Description(types, with(columns, column, more.apply(known)), key, info);
  }

  static <T> Map<String, T> with(Map<String, T> map, String key, T value) {
    Map<String, T> more = new LinkedHashMap<>(map);
    more.put(key, value);
    return more;
  }

  /** In its order. */
  static Map<String, String> copyOf(Map<String, String> info) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(info));
  }
}
