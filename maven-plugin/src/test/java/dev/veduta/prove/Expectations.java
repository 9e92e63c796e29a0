package dev.veduta.prove;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Proofs written short: {@code nn:a,b;keys:{a}{b,c}}. */
public final class Expectations {
  private Expectations() {}

  /** The relations of a schema, views and materialized views by name. */
  public static List<QualifiedName> views(Connection connection, String schema)
      throws SQLException {
    return names(connection, "n.nspname = '" + schema + "' AND c.relkind IN ('v', 'm')");
  }

  static List<QualifiedName> names(Connection connection, String condition) throws SQLException {
    List<QualifiedName> names = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT n.nspname, c.relname FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE "
                    + condition
                    + " ORDER BY 1, 2")) {
      while (row.next()) {
        names.add(new QualifiedName(row.getString(1), row.getString(2)));
      }
    }
    return names;
  }

  /** What the comment on each relation expects. */
  static Map<String, String> comments(Connection connection, String schema) throws SQLException {
    Map<String, String> comments = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT c.relname, obj_description(c.oid, 'pg_class') FROM pg_class c"
                    + " WHERE c.relnamespace = '"
                    + schema
                    + "'::regnamespace AND obj_description(c.oid, 'pg_class') LIKE 'nn:%'")) {
      while (row.next()) {
        comments.put(row.getString(1), row.getString(2));
      }
    }
    return comments;
  }

  static String brief(ViewProof proof) {
    String notNull =
        proof.columns().stream()
            .filter(it -> it.notNull() != null)
            .map(ViewProof.ColumnProof::name)
            .collect(Collectors.joining(","));
    String keys =
        proof.catalogKeys().stream()
            .map(CatalogKey::columns)
            .map(columns -> "{" + columns.stream().sorted().collect(Collectors.joining(",")) + "}")
            .sorted()
            .collect(Collectors.joining());
    return "nn:" + notNull + ";keys:" + keys;
  }

  /** The same expectation, keys and their columns in a fixed order. */
  static String sorted(String expectation) {
    String[] parts = expectation.split("keys:", 2);
    return parts[0]
        + "keys:"
        + Pattern.compile("\\{(.*?)}")
            .matcher(parts[1])
            .results()
            .map(key -> key.group(1).split(","))
            .map(
                columns ->
                    "{" + Arrays.stream(columns).sorted().collect(Collectors.joining(",")) + "}")
            .sorted()
            .collect(Collectors.joining());
  }

  /** All of a proof in words. */
  static String full(ViewProof proof) {
    List<String> lines = new ArrayList<>(List.of(proof.name().toString()));
    for (ViewProof.ColumnProof it : proof.columns()) {
      lines.add(
          it.notNull() == null
              ? "  " + it.name() + " may be null: " + it.nullable()
              : "  " + it.name() + " " + it.notNull().grade() + ": " + it.notNull().because());
    }
    for (ViewProof.KeyProof it : proof.keys()) {
      lines.add(
          "  key "
              + it.key().columns()
              + " "
              + it.key().claim().grade()
              + ": "
              + it.key().claim().because()
              + " "
              + it.facts().stream().map(fact -> fact.relation() + "/" + fact.name()).toList());
    }
    if (proof.keyHint() != null) {
      lines.add("  no key: " + proof.keyHint());
    }
    if (proof.unproven() != null) {
      lines.add("  unproven: " + proof.unproven());
    }
    return String.join("\n", lines);
  }
}
