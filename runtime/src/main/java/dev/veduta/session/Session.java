package dev.veduta.session;

import dev.veduta.query.Loadable;
import dev.veduta.query.Query;
import dev.veduta.query.Selection;
import dev.veduta.refresh.Refresh;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.view.Insertable;
import dev.veduta.view.Relation;
import dev.veduta.view.Row;
import dev.veduta.view.RowValues;
import dev.veduta.view.View;
import dev.veduta.view.WritableView;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A short unit of reading, and writing, on one connection, and the owner of one identity map:
 * within it, the same key of the same view is the same instance.
 *
 * <p>A row that was read stays as it was read, whatever the database holds since, until it is
 * {@linkplain #expire expired} or read by a {@code fresh()} selection, or this session updates or
 * deletes it by its view.
 *
 * <p>Each write is a transaction of its own, unless the session has joined one. If that is rolled
 * back, the rows that were written in it are still held: close the session, or {@link #expireAll}.
 * A write that fails changes nothing in the identity map. If the row that it answers cannot be
 * read, it was made all the same.
 *
 * <p>Not thread-safe: it belongs to the thread that opened it, and any other gets a {@link
 * dev.veduta.WrongThreadException} before anything is touched; once closed, every call but {@link
 * #close} is a {@link dev.veduta.SessionClosedException}. Every failure to read or write is some
 * other {@link dev.veduta.VedutaException}: a {@link dev.veduta.StaleViewException} where the view
 * changed since its record was generated, or the one named for what can be done. Nothing takes or
 * answers null.
 */
public interface Session extends AutoCloseable {
  /** The row of a key, from the identity map or else from the database. */
  <R, K> Optional<R> find(View<R, K> view, K key);

  /**
   * The row of a key, from the identity map or else from the database.
   *
   * @throws dev.veduta.RowNotFoundException if there is none
   */
  <R, K> R get(View<R, K> view, K key);

  /**
   * A row as another record of the same relation has it, from the identity map or else from the
   * database: {@code session.find(Wide.VIEW, small)}. Both records have the same identity key; that
   * its types are others does not compile, as far as they are not in a {@code Key}.
   *
   * @throws IllegalArgumentException {@code [AnotherRelation]} if it is a row of another relation,
   *     {@code [AnotherKey]} if other columns identify it
   */
  <R, K> Optional<R> find(View<R, ? extends K> view, Row<K> row);

  /**
   * The same, where there must be one.
   *
   * @throws dev.veduta.RowNotFoundException if there is none
   * @throws IllegalArgumentException as {@link #find(View, Row)}
   */
  <R, K> R get(View<R, ? extends K> view, Row<K> row);

  /**
   * The rows of several keys, in the order of the keys; a key without a row is left out. Those that
   * the identity map does not hold are read in one round trip. Where SQL may hold a key equal to
   * one asked for and Java not, as of {@code citext} beyond ASCII, those that were not found are
   * asked for again, one by one if there are rows for them: two spellings of a key each get its
   * row.
   */
  <R, K> List<R> findAll(View<R, K> view, Collection<? extends K> keys);

  /**
   * All rows of a selection, as an unmodifiable list.
   *
   * @throws dev.veduta.IdentityConflictException if two of them have one key and other values
   */
  <R> List<R> list(Selection<R> selection);

  /** The first row in the selection's order; any of its rows where it has none. */
  <R> Optional<R> first(Selection<R> selection);

  /**
   * The only row of a selection.
   *
   * @throws dev.veduta.NotOneRowException if it has none or several
   */
  <R> R one(Selection<R> selection);

  /** How many rows a selection has, its limit and offset included. */
  long count(Selection<?> selection);

  /** Whether a selection has a row. */
  boolean exists(Selection<?> selection);

  /**
   * The rows of a selection one by one, in memory that does not grow with their number. A row whose
   * key the identity map holds is the instance held; the others are not kept, so that identity
   * conflicts among them go unseen and a later read makes new instances.
   *
   * <p>Close the stream, with try-with-resources, unless it is read to its end; closing the session
   * closes it at the latest. It is read in the caller's transaction where there is one, otherwise
   * in one of its own, which lasts until the stream is closed: what else is done on the connection
   * meanwhile is committed with it.
   *
   * <p>Many rows come by COPY in a session that has a connection of its own. To use the session
   * between two of them is allowed; what was still to come then waits in a temporary file.
   */
  <R> Stream<R> stream(Selection<R> selection);

  /**
   * Inserts a row, and answers it as it is in the database then, with its defaults: a column that
   * is not said, or not mapped, has its default.
   *
   * @param into a table, or a view that PostgreSQL inserts through by itself; no other has the type
   * @throws dev.veduta.ConstraintException if a constraint forbids it; its subtypes say which kind
   * @throws dev.veduta.NotInViewException if the view would not show it, and has a check option
   * @throws dev.veduta.ReadOnlyException in a read-only transaction, or on a standby
   */
  <R> R insert(Insertable<R> into, RowValues<R> row);

  /**
   * Inserts many rows in few round trips, all or none, and answers them in the order given. A
   * column that only some of them say has its default in the others; a row that a trigger leaves
   * out is left out.
   *
   * @throws dev.veduta.VedutaException as {@link #insert}
   */
  <R> List<R> insertAll(Insertable<R> into, Collection<? extends RowValues<R>> rows);

  /**
   * Updates the row of a key, and answers it as it is in the database then. It takes the place of
   * the one that the identity map holds, under its new key if that is changed; the instance that
   * was read before stays as it was. Of {@code citext} keys, see {@link #expire}.
   *
   * @throws dev.veduta.RowNotFoundException if the view has no such row, or a trigger kept it as it
   *     was
   * @throws IllegalArgumentException if there is no value to be written
   * @throws dev.veduta.VedutaException as {@link #insert}
   */
  <R, K> R update(WritableView<R, K> view, K key, RowValues<R> values);

  /**
   * Deletes the row of a key, and answers it as it was; empty if the view has no such row.
   *
   * @throws dev.veduta.BrokenReferenceException if rows still refer to it
   * @throws dev.veduta.VedutaException as {@link #insert}
   */
  <R, K> Optional<R> delete(WritableView<R, K> view, K key);

  /**
   * Makes this refresh once the transaction that the session has joined is committed, elsewhere;
   * see {@link Refresh#afterCommit}.
   *
   * @throws IllegalStateException {@code [NoTransaction]} if it has joined none
   */
  CompletableFuture<Optional<RefreshReport>> refreshAfterCommit(Refresh refresh);

  /** Reads a query over several connections at once. Nothing is read before {@link Bulk#stream}. */
  <R> Bulk<R> bulk(Query<R> query);

  /**
   * Loads this for rows that this session has read, those that lack it, by one statement; a chain,
   * by one for each of its parts.
   *
   * @throws IllegalArgumentException {@code [NotRead]}, {@code [OtherSession]} if a row that lacks
   *     it was read by no session, or by another
   */
  <R> void load(Collection<? extends R> rows, Loadable<R> what);

  /**
   * From now on, to ask a row for what was not loaded is a {@link dev.veduta.NotLoadedException};
   * {@link #load} and {@link Query#with} load as before.
   */
  void noLazyLoading();

  /**
   * Takes rows that another statement read, such as one of jOOQ's, into the identity map.
   *
   * @return for each the instance that stands for it: the one held for its key from before, or else
   *     the row itself, which is held from now on
   * @throws dev.veduta.IdentityConflictException if two of them have one key and other values
   */
  <R> List<R> adopt(Relation<R> relation, List<R> rows);

  /**
   * Forgets a row, so that the next read of its key asks the database. Of a {@code citext} key that
   * is not held as it is spelt here, all rows of the view are forgotten: the server alone can tell
   * which is equal to it.
   */
  <R, K> void expire(View<R, K> view, K key);

  /** Forgets all rows. */
  void expireAll();

  /**
   * Forgets all rows, closes open streams, and gives the connection back as it came, unless it is
   * the caller's. Closing again does nothing.
   */
  @Override
  void close();
}
