package dev.veduta.view;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What chooses among the definitions of a view. Immutable and thread-safe.
 *
 * @param major the server's major version
 * @param flavours what it is besides
 */
public record ServerKind(int major, Set<Flavour> flavours) {
  public ServerKind {
    flavours = Set.copyOf(flavours);
  }

  /**
   * Asks a server, in one query on pg_catalog.
   *
   * @throws SQLException if it fails
   */
  public static ServerKind of(Connection connection) throws SQLException {
    String conditions =
        Stream.of(Flavour.values())
            .map(it -> it.condition() + " AS " + it.id())
            .collect(joining(", "));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT " + conditions)) {
      row.next();
      Set<Flavour> flavours = EnumSet.noneOf(Flavour.class);
      for (Flavour each : Flavour.values()) {
        if (row.getBoolean(each.id())) {
          flavours.add(each);
        }
      }
      return new ServerKind(connection.getMetaData().getDatabaseMajorVersion(), flavours);
    }
  }

  /** For messages: {@code PostgreSQL 15, citus}. */
  @Override
  public String toString() {
    return "PostgreSQL "
        + major
        + flavours.stream().map(Flavour::id).sorted().map(it -> ", " + it).collect(joining());
  }
}
