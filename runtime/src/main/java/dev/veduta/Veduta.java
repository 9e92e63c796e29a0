package dev.veduta;

import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.jdbc.Lease;
import dev.veduta.internal.refresh.Refresher;
import dev.veduta.internal.session.JdbcSession;
import dev.veduta.internal.verify.Verifier;
import dev.veduta.refresh.RefreshReport;
import dev.veduta.session.Session;
import dev.veduta.verify.Verification;
import dev.veduta.view.Relation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Objects;
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

  private Veduta(DataSource dataSource) {
    this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
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
    return new JdbcSession(Lease.joining(Objects.requireNonNull(connection, "connection")));
  }

  /**
   * Refreshes one materialized view on a connection of its own; {@code CONCURRENTLY}, so that
   * nobody waits to read it meanwhile, where its indexes and its state allow (PostgreSQL manual,
   * REFRESH MATERIALIZED VIEW).
   *
   * <p>Sessions that hold rows of it keep them until they read {@code fresh()}.
   *
   * @throws IllegalArgumentException if the relation is not a materialized view
   * @throws StaleViewException if it is none any more in the database
   * @throws VedutaException another one if the server could not; the old contents then stay
   */
  public RefreshReport refresh(Relation<?> view) {
    Refresher.requireMaterialized(view);
    String doing = "refreshing " + view;
    try (Lease lease = lease(doing)) {
      return Refresher.refresh(lease.connection(), view);
    } catch (SQLException failure) {
      throw Faults.translate(doing, null, failure);
    }
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

  private Lease lease(String doing) {
    try {
      return Lease.from(dataSource);
    } catch (SQLException failure) {
      throw Faults.connecting(doing, failure);
    }
  }
}
