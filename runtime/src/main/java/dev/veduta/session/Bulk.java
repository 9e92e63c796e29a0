package dev.veduta.session;

import java.util.stream.Stream;

/**
 * A query to be read over several connections at once, each of them reading ranges of the view's
 * key, all of them the same snapshot: what is written meanwhile shows in all rows or in none
 * (PostgreSQL manual, 9.28.5, Snapshot Synchronization Functions).
 *
 * <p>The connections come from the session's pool, beside the session's own, for as long as the
 * stream is open; the session can be used meanwhile. Each range is a statement of its own, so it
 * pays where the key is served by an index, or the rows are much to transfer.
 *
 * <p>Whole numbers are cut evenly between the least and the greatest. All else, and all that is
 * read in order, is cut where a sample of a hundredth of the keys says, for a scan of the keys.
 * Ranges that are uneven all the same cost time and nothing else.
 *
 * <p>The key has to have a column with an order in SQL that is no array: the first such one is cut,
 * in the column's own order and collation. A null belongs to the last range.
 *
 * <p>Immutable: each method answers a new one.
 *
 * @param <R> the record its rows are read as
 */
public interface Bulk<R> {
  /**
   * Over so many connections, two if this is not called. In a session that joined a caller's
   * connection there is only that one: it is read in the caller's transaction, and until the stream
   * is closed nothing else may use the connection, or it waits for ever.
   *
   * @throws IllegalArgumentException if fewer than one
   */
  Bulk<R> connections(int count);

  /** The rows in the order of the key, rather than as they come. */
  Bulk<R> inKeyOrder();

  /**
   * Every row once, in memory that does not grow with their number: connections that are ahead
   * wait. Rows are as those of {@link Session#stream}.
   *
   * <p>Close the stream, unless it is read to its end; closing the session closes it at the latest.
   * If a connection fails the others are cancelled, and its failure is thrown.
   *
   * @throws IllegalStateException if the view has no key that can be cut, or the session has no
   *     pool to take several connections from
   * @throws dev.veduta.VedutaException if the connections could not be had, or did not get to see
   *     one snapshot
   */
  Stream<R> stream();
}
