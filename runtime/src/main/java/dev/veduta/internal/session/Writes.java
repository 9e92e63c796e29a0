package dev.veduta.internal.session;

import dev.veduta.IdentityConflictException;
import dev.veduta.QueryFailedException;
import dev.veduta.RowNotFoundException;
import dev.veduta.internal.jdbc.Reader;
import dev.veduta.internal.sql.WriteSql;
import dev.veduta.query.Sql;
import dev.veduta.view.Insertable;
import dev.veduta.view.Relation;
import dev.veduta.view.RowValues;
import dev.veduta.view.View;
import dev.veduta.view.WritableView;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Writes rows, and tells the identity map of what came of it: of nothing, where it failed. */
final class Writes {
  private final Reader reader;
  private final IdentityMap identities;
  private final Loading loading;

  Writes(Reader reader, IdentityMap identities, Loading loading) {
    this.reader = reader;
    this.identities = identities;
    this.loading = loading;
  }

  <R> R insert(Insertable<R> into, RowValues<R> row) {
    Relation<R> relation = into.relation();
    Sql sql = WriteSql.insert(relation, row);
    String doing = "inserting into " + relation;
    List<R> rows = inserted(doing, relation, sql, List.of(sql));
    if (rows.isEmpty()) {
      throw new QueryFailedException(
          doing + " failed: a trigger left the row out", sql.text(), null);
    }
    return rows.get(0);
  }

  <R> List<R> insertAll(Insertable<R> into, Collection<? extends RowValues<R>> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    Relation<R> relation = into.relation();
    Sql first = WriteSql.insert(relation, rows.iterator().next());
    String doing = "inserting " + rows.size() + " rows into " + relation;
    return Collections.unmodifiableList(
        inserted(doing, relation, first, WriteSql.inserts(relation, rows)));
  }

  <R, K> R update(WritableView<R, K> view, K key, RowValues<R> values) {
    if (values.toSql().isEmpty()) {
      throw new IllegalArgumentException(
          "[NothingToUpdate] no value was said for " + view + "; to read the row, say get");
    }
    Sql sql = WriteSql.update(view, key, values);
    Optional<R> updated = written("updating ", view, key, sql);
    // Under its old key there is no row now, or this one.
    forget(view, key, updated);
    R row =
        updated.orElseThrow(
            () ->
                new RowNotFoundException(
                    JdbcSession.noSuchRow(view) + ", or a trigger kept it as it was", sql.text()));
    return loading.page(view.query().fresh(), List.of(row)).get(0);
  }

  <R, K> Optional<R> delete(WritableView<R, K> view, K key) {
    Sql sql = WriteSql.delete(view, key);
    Optional<R> deleted = written("deleting from ", view, key, sql);
    forget(view, key, deleted);
    return deleted;
  }

  /** The row's own key may be held for another than the one asked for: SQL's equality is wider. */
  private <R, K> void forget(View<R, K> view, K key, Optional<R> row) {
    Optional<K> own = row.map(view::keyOf).filter(it -> identities.held(view, it) != null);
    own.ifPresent(it -> identities.expire(view, it));
    if (own.isEmpty() || identities.held(view, key) != null) {
      identities.expire(view, key);
    }
  }

  private <R> List<R> inserted(
      String doing, Relation<R> relation, Sql shown, List<Sql> statements) {
    List<R> rows =
        reader.write(doing, relation, shown, statements, them -> requireDistinct(relation, them));
    return rows.isEmpty() ? rows : loading.page(relation.query().fresh(), rows);
  }

  private <R, K> Optional<R> written(String doing, View<R, K> view, K key, Sql sql) {
    return reader
        .write(doing + view, view, sql, List.of(sql), rows -> requireOne(view, key, rows))
        .stream()
        .findFirst();
  }

  private static <R> void requireDistinct(Relation<R> relation, List<R> rows) {
    if (relation instanceof View<R, ?> view) {
      rows.forEach(new DistinctRows<>(view, rows.size()));
    }
  }

  /** Several are there only where this database does not have what proves the key. */
  private static <R, K> void requireOne(View<R, K> view, K key, List<R> rows) {
    if (rows.size() > 1) {
      throw new IdentityConflictException(view, view.identity(key), rows.get(0), rows.get(1));
    }
  }
}
