package dev.veduta.internal.jdbc;

import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a result that the server keeps and hands out a part at a time. */
final class ResultRows<R> implements Rows<R> {
  private final Relation<R> relation;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final JdbcRow row;

  ResultRows(Relation<R> relation, Sql sql, PreparedStatement statement, ResultSet rows) {
    this.relation = relation;
    this.statement = statement;
    this.rows = rows;
    this.row = new JdbcRow(relation, sql, rows);
  }

  @Override
  public @Nullable R next() throws SQLException {
    return rows.next() ? relation.read(row) : null;
  }

  /** Between two parts the connection is free. */
  @Override
  public void makeWay() {}

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
