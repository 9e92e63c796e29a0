package dev.veduta.introspect;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Runs fingerprint.sql, which chooses relations as {@link Selection#selects} does. */
final class Fingerprint {
  private Fingerprint() {}

  static String of(CatalogSnapshot snapshot, Selection selection) throws SQLException {
    return snapshot
        .rows(
            CatalogQuery.FINGERPRINT,
            row -> row.getString("fingerprint"),
            array(selection.include(), pattern -> pattern.schema().like()),
            array(selection.include(), pattern -> pattern.name().like()),
            array(selection.include(), pattern -> String.valueOf(pattern.schema().isLiteral())),
            array(selection.exclude(), pattern -> pattern.schema().like()),
            array(selection.exclude(), pattern -> pattern.name().like()))
        .get(0);
  }

  /** An array in PostgreSQL's own notation, which leaves the element type to the query. */
  private static String array(
      List<RelationPattern> patterns, Function<RelationPattern, String> element) {
    return patterns.stream()
        .map(element)
        .map(text -> '"' + text.replaceAll("[\\\\\"]", "\\\\$0") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }
}
