package dev.veduta;

import dev.veduta.ddl.Ddl;
import dev.veduta.internal.ddl.RequestedDdl;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.jdbc.Lease;
import dev.veduta.internal.refresh.Refresher;
import dev.veduta.internal.refresh.RequestedRefresh;
import dev.veduta.internal.refresh.Target;
import dev.veduta.internal.session.JdbcSession;
import dev.veduta.internal.verify.Verifier;
import dev.veduta.refresh.Refresh;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.session.Session;
import dev.veduta.verify.Verification;
import dev.veduta.view.Relation;
import dev.veduta.view.RelationName;
import dev.veduta.view.ViewRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Where reading begins: sessions over a pool of connections, the refresh of materialized views, and
 * whether what records rest on is still so.
 *
 * <p>Thread-safe and long-lived: one for each database.
 */
public final class Veduta {
  private final DataSource dataSource;
  private final Refresher refresher;

  private Veduta(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    this.refresher = new Refresher(dataSource);
  }

  /** Over a pool of connections, which stays the caller's to close. */
  public static Veduta of(DataSource dataSource) {
    return new Veduta(dataSource);
  }

  /**
   * Opens a session on a connection of its own, in autocommit, that {@link Session#close} gives
   * back.
   *
   * @throws UnreachableException if no connection could be had; or another {@link VedutaException},
   *     for a login refused or a server out of connections
   */
  public Session openSession() {
    return new JdbcSession(lease("opening a session"));
  }

  /**
   * Opens a session in the caller's transaction: it sees what that has written, and leaves the
   * connection and its settings as they are; it is the caller's to commit, roll back and close.
   */
  public static Session session(Connection connection) {
    return session(connection, () -> {});
  }

  /**
   * As {@link #session(Connection)}, for a connection that goes back to where it was had from: the
   * caller's library, which then ends its transaction or gives it to somebody else.
   *
   * @param whenClosed called once, by the session's {@code close}, after its last use of the
   *     connection; what it throws, {@code close} throws
   */
  public static Session session(Connection connection, Runnable whenClosed) {
    return new JdbcSession(
        Lease.joining(
            Objects.requireNonNull(connection, "connection"),
            Objects.requireNonNull(whenClosed, "whenClosed")));
  }

  /**
   * Refreshes materialized views, and views kept in tables, on connections of its own; {@code
   * CONCURRENTLY}, so that nobody waits to read them meanwhile, where their indexes and their state
   * allow (PostgreSQL manual, REFRESH MATERIALIZED VIEW). See {@link Refresh} for what holds when
   * several refresh at once.
   *
   * <p>Sessions that hold rows keep them until they read {@code fresh()}.
   *
   * @throws IllegalArgumentException if a relation is no materialized view, nor kept in a table
   * @throws VedutaException as {@link Refresh#now}
   */
  public RefreshReport refresh(Relation<?> view, Relation<?>... more) {
    return refreshing(view, more).now();
  }

  /**
   * Refreshes all materialized views of the database, each after those it reads.
   *
   * @throws VedutaException as {@link Refresh#now}
   */
  public RefreshReport refreshAll() {
    return refreshingAll().now();
  }

  /**
   * Refreshes the materialized views that read these tables or views, through whatever lies
   * between, each after those it reads.
   *
   * @param relations such as {@code gear.review}, upper and lower case as in the database
   * @throws IllegalArgumentException if a name is not of that form, or the database has no such
   *     relation
   * @throws VedutaException as {@link Refresh#now}
   */
  public RefreshReport refreshAfter(String... relations) {
    return refreshingAfter(relations).now();
  }

  /**
   * What {@link #refresh} does, to be said more of; {@link Refresh#now} does it.
   *
   * @throws IllegalArgumentException if a relation is no materialized view, nor kept in a table
   */
  public Refresh refreshing(Relation<?> view, Relation<?>... more) {
    List<Relation<?>> views = Stream.concat(Stream.of(view), Stream.of(more)).toList();
    views.forEach(Refresher::requireMaterialized);
    Set<RelationName> names = views.stream().map(Relation::readFrom).collect(Collectors.toSet());
    return RequestedRefresh.of(refresher, new Target.Named(names, false, false));
  }

  /** As {@link #refreshing(Relation, Relation[])}, for views without a record. */
  public Refresh refreshing(Collection<RelationName> views) {
    return RequestedRefresh.of(refresher, new Target.Named(Set.copyOf(views), false, false));
  }

  /** What {@link #refreshAll} does, to be said more of; {@link Refresh#now} does it. */
  public Refresh refreshingAll() {
    return RequestedRefresh.of(refresher, new Target.All());
  }

  /**
   * What {@link #refreshAfter} does, to be said more of; {@link Refresh#now} does it.
   *
   * @throws IllegalArgumentException if a name is not of the form {@code schema.name}
   */
  public Refresh refreshingAfter(String... relations) {
    Set<RelationName> names =
        Stream.of(relations).map(RelationName::parse).collect(Collectors.toSet());
    return RequestedRefresh.of(refresher, new Target.After(names));
  }

  /**
   * Creates, replaces and drops views from their records: {@code
   * veduta.ddl().orReplace().create(...)}.
   */
  public Ddl ddl() {
    return RequestedDdl.of(dataSource);
  }

  /**
   * Looks whether this database still has what the keys and the never-null columns of these views'
   * records rest on: a proof of the database they were generated from is none of another.
   *
   * <p>One query, on a connection of its own, that reads pg_catalog only. An index made anew under
   * the same name counts as the one before only if it promises the same: of the same columns, for
   * all rows, at every moment. That a view was redefined is for {@code veduta:check} to see.
   *
   * @throws VedutaException if the server could not be asked; what was lost is in the result
   */
  public Verification verify(Collection<? extends Relation<?>> views) {
    String doing = "verifying what records rest on";
    try (Lease lease = lease(doing)) {
      return Verifier.verify(lease.connection(), views);
    } catch (SQLException failure) {
      throw Faults.translate(doing, null, failure);
    }
  }

  /** As {@link #verify(Collection)}. */
  public Verification verify(Relation<?> view, Relation<?>... more) {
    return verify(Stream.concat(Stream.of(view), Stream.of(more)).toList());
  }

  /** As {@link #verify(Collection)}, of all that records of the application read. */
  public Verification verifyAll() {
    return verify(ViewRegistry.load().views());
  }

  private Lease lease(String doing) {
    try {
      return Lease.from(dataSource);
    } catch (SQLException failure) {
      throw Faults.connecting(doing, failure);
    }
  }
}
