package dev.veduta.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the catalog knew of a column when its record was generated. Immutable and thread-safe.
 *
 * @param sqlType its type as PostgreSQL writes it, such as {@code character varying(255)}
 * @param neverNull whether it is known never to be null, and why or why not
 * @param comment its comment, or null where it has none
 * @param info what {@code @info} in its comment and {@code @Info} on its accessor say, by key
 */
public record ColumnInfo(
    String sqlType, Claim neverNull, @Nullable String comment, Map<String, String> info) {
  static final ColumnInfo NONE = new ColumnInfo("", Claim.NONE, null, Map.of());

  public ColumnInfo {
    info = Description.copyOf(info);
  }

  ColumnInfo typed(String type) {
    return new ColumnInfo(type, neverNull, comment, info);
  }

  ColumnInfo neverNull(Claim claim) {
    return new ColumnInfo(sqlType, claim, comment, info);
  }

  ColumnInfo commented(String text) {
    return new ColumnInfo(sqlType, neverNull, text, info);
  }

  ColumnInfo noted(String key, String value) {
    return new ColumnInfo(sqlType, neverNull, comment, Description.with(info, key, value));
  }
}
