package dev.veduta.introspect;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewOptions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said once of a relation. */
record RelationRow(
    long oid,
    QualifiedName name,
    RelationKind kind,
    ViewOptions options,
    boolean populated,
    boolean updatable,
    boolean writable,
    @Nullable String definition,
    @Nullable String comment) {
  static RelationRow read(ResultSet row) throws SQLException {
    String definition = row.getString("definition");
    return new RelationRow(
        row.getLong("oid"),
        new QualifiedName(row.getString("schema"), row.getString("name")),
        kind(row.getString("kind")),
        options(Rows.texts(row, "options")),
        row.getBoolean("populated"),
        row.getBoolean("updatable"),
        row.getBoolean("writable"),
        definition == null ? null : withoutSemicolon(definition),
        row.getString("comment"));
  }

  private static RelationKind kind(String relkind) {
    return switch (relkind) {
      case "v" -> RelationKind.VIEW;
      case "m" -> RelationKind.MATERIALIZED_VIEW;
      case "p" -> RelationKind.PARTITIONED_TABLE;
      case "f" -> RelationKind.FOREIGN_TABLE;
      default -> RelationKind.TABLE;
    };
  }

  private static ViewOptions options(List<String> reloptions) {
    return new ViewOptions(
        option(reloptions, "security_barrier").filter(RelationRow::isTrue).isPresent(),
        option(reloptions, "security_invoker").filter(RelationRow::isTrue).isPresent(),
        option(reloptions, "check_option").orElse(null));
  }

  private static Optional<String> option(List<String> reloptions, String name) {
    return reloptions.stream()
        .filter(option -> option.startsWith(name + "="))
        .map(option -> option.substring(name.length() + 1).toLowerCase(Locale.ROOT))
        .findFirst();
  }

  /** As the server's parse_bool: any beginning of true or yes, on, 1. */
  private static boolean isTrue(String value) {
    return !value.isEmpty()
        && ("true".startsWith(value)
            || "yes".startsWith(value)
            || value.equals("on")
            || value.equals("1"));
  }

  private static String withoutSemicolon(String definition) {
    return definition.endsWith(";") ? definition.substring(0, definition.length() - 1) : definition;
  }
}
