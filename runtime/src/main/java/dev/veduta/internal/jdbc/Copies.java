package dev.veduta.internal.jdbc;

import dev.veduta.internal.connection.Address;
import dev.veduta.internal.connection.Driver;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.internal.stale.StaleCheck;
import dev.veduta.query.Selection;
import dev.veduta.query.Sql;
import dev.veduta.view.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * COPY on one connection: when it is the way to read a selection, and how it starts.
 *
 * <p>A server, a pooler or a role can refuse COPY. What fails to start as a refusal would is read
 * as any statement, whose answer counts: if that can be read, the database is asked for no COPY
 * again.
 */
final class Copies {
  /** From so many rows on, the two round trips more that a COPY needs pay; docs/performance.md. */
  private static final int ROWS = 3_000;

  /** Of fewer columns, what the driver does for each row of a COPY outweighs what is saved. */
  private static final int COLUMNS = 3;

  /** By URL: the databases that refused COPY. */
  private static final Set<String> REFUSED = ConcurrentHashMap.newKeySet();

  private static final String PROTOCOL_VIOLATION = "08P01";

  private final Connection connection;
  private final StaleCheck check;
  private final Cursors cursors;
  private boolean isInDoubt;

  Copies(Connection connection, StaleCheck check, Cursors cursors) {
    this.connection = connection;
    this.check = check;
    this.cursors = cursors;
  }

  /**
   * The statement to copy, where a selection is to be read so.
   *
   * @param expected how many rows it probably has
   */
  Optional<String> select(Selection<?> selection, long expected) throws SQLException {
    boolean pays = expected >= ROWS && selection.selected().columns().size() >= COLUMNS;
    return pays ? select(selection) : Optional.empty();
  }

  /** The statement to copy, where a selection can be read so, whether it pays or not. */
  Optional<String> select(Selection<?> selection) throws SQLException {
    return Driver.isBehind(connection) && Driver.readsUtf8(connection) && !REFUSED.contains(url())
        ? SelectSql.binaryRows(selection).toLiterals()
        : Optional.empty();
  }

  /**
   * Starts a COPY in the transaction of the cursors.
   *
   * @param select the statement with literals
   * @return empty if it was refused; the transaction is then as it was
   */
  <R> Optional<Rows<R>> start(Relation<R> relation, Sql sql, String select) throws SQLException {
    isInDoubt = false;
    boolean isNew = cursors.begin();
    check.beforeCopy(relation);
    Retreat retreat = isNew ? Retreat.toBeginning(connection) : Retreat.toHere(connection);
    try {
      return Optional.of(Copy.start(connection, relation, sql, select, retreat));
    } catch (SQLException failure) {
      if (!canBeOfCopy(failure.getSQLState())) {
        throw failure;
      }
      isInDoubt = true;
      backAfter(failure, retreat);
      return Optional.empty();
    }
  }

  /** A statement was read without COPY: if that was after a COPY had failed, it was refused. */
  void readWithout() throws SQLException {
    if (isInDoubt) {
      isInDoubt = false;
      REFUSED.add(url());
    }
  }

  private static void backAfter(SQLException failure, Retreat retreat) throws SQLException {
    try {
      retreat.back();
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
      throw failure;
    }
  }

  /**
   * Not supported, a wrong syntax, or a privilege that is not had. The first rows can fail so too:
   * that COPY began is sent with them.
   */
  private static boolean canBeOfCopy(@Nullable String state) {
    return state != null
        && (state.startsWith("0A") || state.startsWith("42") || state.equals(PROTOCOL_VIOLATION));
  }

  private String url() throws SQLException {
    return Address.of(connection);
  }
}
