package dev.veduta.internal.session;

import dev.veduta.IdentityConflictException;
import dev.veduta.NotOneRowException;
import dev.veduta.RowNotFoundException;
import dev.veduta.internal.bulk.BulkQuery;
import dev.veduta.internal.bulk.BulkReading;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.jdbc.Cursor;
import dev.veduta.internal.jdbc.Lease;
import dev.veduta.internal.jdbc.Reader;
import dev.veduta.internal.sql.KeySql;
import dev.veduta.internal.sql.SelectSql;
import dev.veduta.internal.type.Identity;
import dev.veduta.query.Column;
import dev.veduta.query.Loadable;
import dev.veduta.query.Query;
import dev.veduta.query.Selection;
import dev.veduta.query.Sql;
import dev.veduta.refresh.Refresh;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.session.Bulk;
import dev.veduta.session.Session;
import dev.veduta.view.Insertable;
import dev.veduta.view.Relation;
import dev.veduta.view.Row;
import dev.veduta.view.RowValues;
import dev.veduta.view.View;
import dev.veduta.view.WritableView;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/** A session over a lease: SQL is written, read, and each row passed through the identity map. */
public final class JdbcSession implements Session {
  private final Guard guard = new Guard();
  private final IdentityMap identities = new IdentityMap();
  private final Lease lease;
  private final Reader reader;
  private final Writes writes;
  private final List<BulkReading<?>> bulks = new ArrayList<>();
  private final Loading loading;

  public JdbcSession(Lease lease) {
    this.lease = lease;
    this.reader = new Reader(lease.connection(), lease.isOurs(), identities::expireAll);
    this.loading = new Loading(guard, reader, identities);
    this.writes = new Writes(reader, identities, loading);
  }

  @Override
  public <R, K> Optional<R> find(View<R, K> view, K key) {
    guard.enter();
    R held = identities.held(view, key);
    return held != null ? Optional.of(held) : only(view, read(view, KeySql.row(view, key)));
  }

  @Override
  public <R, K> R get(View<R, K> view, K key) {
    guard.enter();
    R held = identities.held(view, key);
    if (held != null) {
      return held;
    }
    Sql sql = KeySql.row(view, key);
    return only(view, read(view, sql))
        .orElseThrow(() -> new RowNotFoundException(noSuchRow(view), sql.text()));
  }

  @Override
  public <R, K> Optional<R> find(View<R, ? extends K> view, Row<K> row) {
    guard.enter();
    return same(view, SameRow.of(view, row));
  }

  @Override
  public <R, K> R get(View<R, ? extends K> view, Row<K> row) {
    guard.enter();
    SameRow same = SameRow.of(view, row);
    return same(view, same)
        .orElseThrow(() -> new RowNotFoundException(noSuchRow(view), sql(view, same).text()));
  }

  private <R> Optional<R> same(View<R, ?> view, SameRow same) {
    R held = identities.ofParts(view, same.parts());
    return held != null ? Optional.of(held) : only(view, read(view, sql(view, same)));
  }

  private static Sql sql(View<?, ?> view, SameRow same) {
    return KeySql.row(view, same.columns(), same.values());
  }

  @Override
  public <R, K> List<R> findAll(View<R, K> view, Collection<? extends K> keys) {
    guard.enter();
    Map<Object, K> missing = new LinkedHashMap<>(2 * keys.size());
    for (K key : keys) {
      if (identities.held(view, key) == null) {
        missing.put(view.equalityKey(key), key);
      }
    }
    Map<Object, R> others = missing.isEmpty() ? Map.of() : readAll(view, missing);
    List<R> rows = new ArrayList<>(keys.size());
    for (K key : keys) {
      R held = identities.held(view, key);
      R row = held != null ? held : others.get(view.equalityKey(key));
      if (row != null) {
        rows.add(row);
      }
    }
    return Collections.unmodifiableList(rows);
  }

  /**
   * Reads the rows of these keys. A row may have none of them, or have several, of which SQL alone
   * holds one equal to its own; which, only asking for each tells.
   *
   * @return those of which SQL had to tell, by the key that was asked for
   */
  private <R, K> Map<Object, R> readAll(View<R, K> view, Map<Object, K> keys) {
    List<R> rows = read(view, KeySql.rows(view, List.copyOf(keys.values())));
    boolean areAsked =
        rows.stream().allMatch(row -> keys.containsKey(view.equalityKey(view.keyOf(row))));
    if (areAsked && (rows.size() == keys.size() || !Identity.isFinerAmong(view.keyColumns()))) {
      return Map.of();
    }
    Map<Object, K> others = new LinkedHashMap<>(keys);
    rows.forEach(row -> others.remove(view.equalityKey(view.keyOf(row))));
    if (areAsked && read(view, KeySql.rows(view, List.copyOf(others.values()))).isEmpty()) {
      return Map.of();
    }
    Map<Object, R> found = new HashMap<>();
    others.forEach(
        (equalityKey, key) -> find(view, key).ifPresent(row -> found.put(equalityKey, row)));
    return found;
  }

  @Override
  public <R> List<R> list(Selection<R> selection) {
    guard.enter();
    return loading.list(selection);
  }

  @Override
  public <R> Optional<R> first(Selection<R> selection) {
    guard.enter();
    return read(selection, SelectSql.rows(selection, 1)).stream().findFirst();
  }

  @Override
  public <R> R one(Selection<R> selection) {
    guard.enter();
    Sql sql = SelectSql.rows(selection, 2);
    List<R> rows = read(selection, sql);
    if (rows.size() != 1) {
      throw new NotOneRowException(
          "one row of "
              + selection.relation()
              + " was asked for, and there "
              + (rows.isEmpty() ? "is none" : "are several")
              + "; use "
              + (rows.isEmpty() ? "first, which may be empty" : "list, or narrow the condition"),
          sql.text());
    }
    return rows.get(0);
  }

  @Override
  public long count(Selection<?> selection) {
    guard.enter();
    return reader.number(selection.relation(), SelectSql.count(selection));
  }

  @Override
  public boolean exists(Selection<?> selection) {
    guard.enter();
    return reader.truth(selection.relation(), SelectSql.exists(selection));
  }

  @Override
  public <R> Stream<R> stream(Selection<R> selection) {
    guard.enter();
    Cursor<R> cursor = reader.stream(selection);
    return stream(selection, cursor::next, cursor::close);
  }

  @Override
  public <R> Bulk<R> bulk(Query<R> query) {
    guard.enter();
    return BulkQuery.of(query, this::stream);
  }

  private <R> Stream<R> stream(BulkQuery<R> bulk) {
    guard.enter();
    Optional<DataSource> pool = lease.pool();
    if (pool.isEmpty()) {
      Cursor<R> cursor = reader.bulk(bulk.ofOneConnection());
      return stream(bulk.query(), cursor::next, cursor::close);
    }
    BulkReading<R> reading = BulkReading.start(pool.get(), bulk);
    bulks.add(reading);
    return stream(bulk.query(), reading::next, reading::close);
  }

  private <R> Stream<R> stream(
      Selection<R> selection, Supplier<Optional<R>> next, Runnable closing) {
    Relation<R> relation = selection.relation();
    Supplier<Optional<R>> rows =
        Loading.canLack(relation)
            ? new StreamPages<>(selection, next, loading)
            : () -> next.get().map(row -> identities.instead(relation, row, selection.isFresh()));
    return StreamSupport.stream(new StreamRows<>(rows, guard::enter), false)
        .onClose(
            () -> {
              guard.enterOwner();
              closing.run();
            });
  }

  @Override
  public <R> R insert(Insertable<R> into, RowValues<R> row) {
    guard.enter();
    return writes.insert(into, row);
  }

  @Override
  public <R> List<R> insertAll(Insertable<R> into, Collection<? extends RowValues<R>> rows) {
    guard.enter();
    return writes.insertAll(into, rows);
  }

  @Override
  public <R, K> R update(WritableView<R, K> view, K key, RowValues<R> values) {
    guard.enter();
    return writes.update(view, key, values);
  }

  @Override
  public <R, K> Optional<R> delete(WritableView<R, K> view, K key) {
    guard.enter();
    return writes.delete(view, key);
  }

  @Override
  public CompletableFuture<Optional<RefreshReport>> refreshAfterCommit(Refresh refresh) {
    guard.enter();
    return refresh.afterCommit(lease.connection());
  }

  @Override
  public <R> void load(Collection<? extends R> rows, Loadable<R> what) {
    guard.enter();
    loading.load(List.copyOf(rows), what);
  }

  @Override
  public void noLazyLoading() {
    guard.enter();
    loading.noLazyLoading();
  }

  @Override
  public <R> List<R> adopt(Relation<R> relation, List<R> rows) {
    guard.enter();
    return loading.page(relation.query(), List.copyOf(rows));
  }

  @Override
  public <R, K> void expire(View<R, K> view, K key) {
    guard.enter();
    identities.expire(view, key);
  }

  @Override
  public void expireAll() {
    guard.enter();
    identities.expireAll();
  }

  @Override
  public void close() {
    guard.enterOwner();
    if (guard.isClosed()) {
      return;
    }
    guard.close();
    loading.close();
    identities.expireAll();
    bulks.forEach(BulkReading::close);
    try (lease) {
      reader.closeCursors();
    } catch (SQLException failure) {
      throw Faults.translate("closing the session", null, failure);
    }
  }

  private <R> List<R> read(Selection<R> selection, Sql sql) {
    return loading.page(selection, reader.rows(selection.selected(), sql));
  }

  private <R> List<R> read(View<R, ?> view, Sql sql) {
    return loading.page(view.query(), reader.rows(view, sql));
  }

  /** Several rows are only one where they are the same: an equality of SQL's own found the rest. */
  private static <R, K> Optional<R> only(View<R, K> view, List<R> rows) {
    for (R row : rows) {
      if (row != rows.get(0)) {
        throw new IdentityConflictException(view, view.keyOf(row), rows.get(0), row);
      }
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(0));
  }

  static String noSuchRow(View<?, ?> view) {
    String key = view.keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
    return view + " has no row with the " + key + " asked for";
  }
}
