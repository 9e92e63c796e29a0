package dev.veduta.rights;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.introspect.ReadOnlyScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a role may not refresh of some views.
 *
 * @param role its name
 * @param missing a sentence for each
 */
public record RefreshRights(String role, List<String> missing) {
  public RefreshRights {
    missing = List.copyOf(missing);
  }

  /**
   * Asks the database; empty where it has no such role.
   *
   * @param views what counts: its materialized views, and tables in its schemas that keep rows
   * @throws SQLException if the server fails
   */
  public static Optional<RefreshRights> of(
      Connection connection, String role, Collection<CatalogView> views) throws SQLException {
    try (ReadOnlyScope scope = ReadOnlyScope.begin(connection)) {
      return exists(scope.connection(), role)
          ? Optional.of(new RefreshRights(role, missing(scope.connection(), role, views)))
          : Optional.empty();
    }
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT FROM pg_catalog.pg_roles WHERE rolname = ?")) {
      statement.setString(1, role);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static List<String> missing(
      Connection connection, String role, Collection<CatalogView> views) throws SQLException {
    List<QualifiedName> materialized =
        views.stream()
            .filter(view -> view.kind() == RelationKind.MATERIALIZED_VIEW)
            .map(CatalogView::name)
            .toList();
    try (PreparedStatement statement = connection.prepareStatement(sql())) {
      statement.setString(1, role);
      setTexts(statement, 2, materialized.stream().map(QualifiedName::schema).toList());
      setTexts(statement, 3, materialized.stream().map(QualifiedName::name).toList());
      setTexts(statement, 4, views.stream().map(view -> view.name().schema()).distinct().toList());
      try (ResultSet rows = statement.executeQuery()) {
        List<String> missing = new ArrayList<>();
        while (rows.next()) {
          missing.add(sentence(rows));
        }
        return missing;
      }
    }
  }

  private static String sentence(ResultSet row) throws SQLException {
    QualifiedName name = new QualifiedName(row.getString("schema"), row.getString("name"));
    String owner = row.getString("owner");
    return row.getString("kind").equals("m")
        ? name
            + " takes its owner, a member of "
            + owner
            + ", or the privilege MAINTAIN from PostgreSQL 17 on"
        : name + " keeps the rows of a view, and takes its owner " + owner + " or a member of it";
  }

  private static void setTexts(PreparedStatement statement, int index, List<String> texts)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf("text", texts.toArray()));
  }

  private static String sql() {
    try (InputStream in = RefreshRights.class.getResourceAsStream("refresh.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
