package dev.veduta.access;

import dev.veduta.access.ViewAccess.Lack;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.introspect.ReadOnlyScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asks a database what a role may do with views; whoever asks needs no rights on them. */
public final class RoleAccess {
  private RoleAccess() {}

  /**
   * What the role may do with each of these views that is there, by name.
   *
   * @param role its name, as in the database
   * @return empty if there is no such role
   * @throws SQLException if the server could not be asked
   */
  public static Optional<List<ViewAccess>> of(
      Connection connection, String role, Collection<QualifiedName> views) throws SQLException {
    try (ReadOnlyScope scope = ReadOnlyScope.begin(connection)) {
      try (Statement statement = scope.connection().createStatement()) {
        statement.execute("set local search_path = pg_catalog, pg_temp");
      }
      return isThere(scope.connection(), role)
          ? Optional.of(ask(scope.connection(), role, views))
          : Optional.empty();
    }
  }

  private static boolean isThere(Connection connection, String role) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select from pg_roles where rolname = ?")) {
      statement.setString(1, role);
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static List<ViewAccess> ask(
      Connection connection, String role, Collection<QualifiedName> views) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql())) {
      statement.setString(1, role);
      Object[] schemas = views.stream().map(QualifiedName::schema).toArray();
      Object[] names = views.stream().map(QualifiedName::name).toArray();
      statement.setArray(2, connection.createArrayOf("text", schemas));
      statement.setArray(3, connection.createArrayOf("text", names));
      try (ResultSet row = statement.executeQuery()) {
        return read(row);
      }
    }
  }

  private static List<ViewAccess> read(ResultSet row) throws SQLException {
    List<ViewAccess> all = new ArrayList<>();
    boolean more = row.next();
    while (more) {
      QualifiedName view = new QualifiedName(row.getString(1), row.getString(2));
      boolean materialized = row.getBoolean(3);
      List<Lack> toRead = new ArrayList<>();
      List<Lack> toRefresh = new ArrayList<>();
      while (more && view.equals(new QualifiedName(row.getString(1), row.getString(2)))) {
        if (row.getString(5) != null) {
          (row.getBoolean(4) ? toRefresh : toRead)
              .add(new Lack(row.getString(5), row.getString(6)));
        }
        more = row.next();
      }
      all.add(new ViewAccess(view, materialized, toRead, toRefresh));
    }
    return all;
  }

  private static String sql() {
    try (InputStream in = RoleAccess.class.getResourceAsStream("lacks.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
