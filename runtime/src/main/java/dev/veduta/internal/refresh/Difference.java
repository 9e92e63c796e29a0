package dev.veduta.internal.refresh;

import dev.veduta.internal.fault.Faults;
import dev.veduta.query.Sql;
import dev.veduta.refresh.ViewRefresh.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Writes to a table what differs between its rows and those of its view, in one statement that runs
 * the view's query once. Rows that did not change are not touched, and readers see all of it with
 * the commit, or nothing.
 *
 * <p>Rows are told apart by the primary key, as that compares; whether one changed, by the bytes of
 * its values: that tells 1.0 from 1.00, and works for types that know no equality, such as json.
 */
public final class Difference {
  /** {@code cardinality_violation} (PostgreSQL manual, appendix A), as REFRESH CONCURRENTLY has. */
  private static final String DUPLICATES = "21000";

  /** {@code triggered_data_change_violation}. */
  private static final String PREVENTED = "27000";

  private final KeptTable table;
  private final DifferenceSql sql;

  private Difference(KeptTable table, DifferenceSql sql) {
    this.table = table;
    this.sql = sql;
  }

  /**
   * Looks at the table and its view.
   *
   * @throws dev.veduta.TableMismatchException if the table cannot take the view's rows
   */
  public static Difference of(Connection connection, KeptTable table) throws SQLException {
    return of(connection, table, table.view().quoted());
  }

  /**
   * The same where the view has another name as yet.
   *
   * @param quoted that name
   */
  public static Difference of(Connection connection, KeptTable table, String quoted)
      throws SQLException {
    KeptColumns columns = KeptColumns.of(connection, table, quoted);
    columns.requireFit(table);
    return new Difference(
        table, new DifferenceSql(table.name().quoted(), table.view().quoted(), columns));
  }

  /** The statement. */
  public String toSql() {
    return sql.writing();
  }

  /** Keeps other writers out, and writes; all rows where there are none yet. */
  Rows refresh(Connection connection) throws SQLException {
    try (Statement statement = statement(connection)) {
      update(statement, "lock table " + table.name().quoted() + " in share row exclusive mode");
      return isEmptyWithoutTriggers(statement) ? fill(statement) : write(statement);
    }
  }

  /** Writes the difference. */
  public Rows write(Connection connection) throws SQLException {
    try (Statement statement = statement(connection)) {
      return write(statement);
    }
  }

  private static Statement statement(Connection connection) throws SQLException {
    Statement statement = connection.createStatement();
    statement.setEscapeProcessing(false);
    return statement;
  }

  /** Triggers can keep rows from being written, which only the difference notices. */
  private boolean isEmptyWithoutTriggers(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(
            "select not exists (select from "
                + table.name().quoted()
                + ") and not exists (select from pg_catalog.pg_trigger as g"
                + " where g.tgrelid operator(pg_catalog.=) "
                + table.oid()
                + "::pg_catalog.oid and not g.tgisinternal)")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private Rows fill(Statement statement) {
    long rows = update(statement, sql.filling());
    update(statement, "analyze " + table.name().quoted());
    return new Rows(rows, 0, 0);
  }

  private long update(Statement statement, String text) {
    try {
      return statement.executeLargeUpdate(text);
    } catch (SQLException failure) {
      throw translated(text, failure);
    }
  }

  private Rows write(Statement statement) {
    String text = sql.writing();
    try (ResultSet row = statement.executeQuery(text)) {
      row.next();
      Rows rows = new Rows(row.getLong(3), row.getLong(2), row.getLong(1));
      long kept = row.getLong(4) + row.getLong(8) - row.getLong(6);
      requireUnique(kept, row.getLong(5));
      requireWritten(rows, new Rows(row.getLong(8), row.getLong(7), row.getLong(6)));
      return rows;
    } catch (SQLException failure) {
      throw translated(text, failure);
    }
  }

  /** Of two new rows of a key that the table has already, only one was written. */
  private void requireUnique(long keys, long rows) throws SQLException {
    if (keys != rows) {
      throw new SQLException(
          table.view() + " has " + rows + " rows of only " + keys + " keys", DUPLICATES);
    }
  }

  private void requireWritten(Rows written, Rows due) throws SQLException {
    if (!written.equals(due)) {
      throw new SQLException(
          "of the rows of " + table.name() + ", " + written + " were written, and not " + due,
          PREVENTED);
    }
  }

  private RuntimeException translated(String text, SQLException failure) {
    return Faults.translate("refreshing " + table.name(), Sql.of(text), failure);
  }
}
