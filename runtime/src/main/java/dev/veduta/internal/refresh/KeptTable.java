package dev.veduta.internal.refresh;

import dev.veduta.NotPermittedException;
import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.graph.Materializes;
import dev.veduta.internal.sql.Resources;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A table that keeps the rows of a view.
 *
 * @param oid its number in pg_class
 * @param permitted whether this role may refresh it
 * @param owner the role that may
 */
public record KeptTable(
    RelationName name, RelationName view, long oid, boolean permitted, String owner) {
  /** Why a refresh of it is as it is, in words. */
  static final String BECAUSE = "it is a table, and only rows that differ are written";

  private static final String SQL = Resources.text(KeptTable.class, "table.sql");

  /** Asks the database; empty where there is no such table, or it keeps no view's rows. */
  public static Optional<KeptTable> of(Connection connection, RelationName name)
      throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, SQL)) {
      statement.setString(1, name.schema());
      statement.setString(2, name.name());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? read(name, row) : Optional.empty();
      }
    }
  }

  private static Optional<KeptTable> read(RelationName name, ResultSet row) throws SQLException {
    Optional<RelationName> view = Materializes.in(row.getString(4));
    return view.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KeptTable(name, view.get(), row.getLong(1), row.getBoolean(2), row.getString(3)));
  }

  /**
   * To be called before its rows are written, whoever asks.
   *
   * @throws NotPermittedException if this role may not
   */
  public void requirePermitted() {
    if (!permitted) {
      throw new NotPermittedException(
          "writing the rows of "
              + name
              + " takes its owner, "
              + owner
              + ", or a member of that role that is no superuser, for the table's triggers run as"
              + " who writes it; connect as one",
          null,
          null);
    }
  }
}
