package dev.veduta.internal.refresh;

import dev.veduta.TableMismatchException;
import dev.veduta.internal.connection.Statements;
import dev.veduta.internal.sql.Resources;
import dev.veduta.query.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a view, beside those of the table that keeps its rows.
 *
 * @param all the view's, in order
 * @param keySize how many columns the table's primary key has
 */
public record KeptColumns(List<Column> all, int keySize) {
  private static final String SQL = Resources.text(KeptColumns.class, "kept-columns.sql");

  /**
   * A column.
   *
   * @param type its type in the view
   * @param kept its type in the table; null where that has no such column to write
   * @param equal the operator that tells equal values, qualified; null unless it is of the key
   */
  public record Column(String name, String type, @Nullable String kept, @Nullable String equal) {
    /** What makes the table's one such, as parts of ALTER TABLE: none where it is. */
    public List<String> fitting() {
      String add = "add column " + Sql.quote(name) + " " + type;
      if (kept == null) {
        return List.of(add);
      }
      return kept.equals(type) ? List.of() : List.of("drop column " + Sql.quote(name), add);
    }

    private @Nullable String flaw() {
      if (kept == null) {
        return "it has no column \"" + name + "\" to write";
      }
      return kept.equals(type)
          ? null
          : "its column \"" + name + "\" is " + kept + " and should be " + type;
    }
  }

  /**
   * Asks the database.
   *
   * @param view the view's name, quoted
   */
  public static KeptColumns of(Connection connection, KeptTable table, String view)
      throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, SQL)) {
      statement.setLong(1, table.oid());
      statement.setString(2, view);
      try (ResultSet rows = statement.executeQuery()) {
        List<Column> all = new ArrayList<>();
        int keySize = 0;
        while (rows.next()) {
          all.add(
              new Column(
                  rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
          keySize = rows.getInt(5);
        }
        return new KeptColumns(all, keySize);
      }
    }
  }

  /** Those of the key. */
  public List<Column> key() {
    return all.stream().filter(column -> column.equal() != null).toList();
  }

  /** Makes sure that the table can take the view's rows. */
  void requireFit(KeptTable table) {
    List<String> flaws = flaws();
    if (!flaws.isEmpty()) {
      throw new TableMismatchException(table.name(), table.view(), flaws);
    }
  }

  private List<String> flaws() {
    if (all.isEmpty()) {
      return List.of("there is no such view");
    }
    List<String> flaws = new ArrayList<>();
    for (Column column : all) {
      String flaw = column.flaw();
      if (flaw != null) {
        flaws.add(flaw);
      }
    }
    if (keySize == 0 || key().size() != keySize) {
      flaws.add("it has no primary key of columns of the view");
    }
    return flaws;
  }
}
