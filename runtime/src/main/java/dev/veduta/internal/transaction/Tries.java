package dev.veduta.internal.transaction;

import dev.veduta.VedutaException;
import dev.veduta.internal.fault.Faults;
import dev.veduta.internal.jdbc.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * Tries a piece of work, each time on a connection and in a transaction of its own, until it
 * succeeds, fails for good, or the deadline comes. For one thread and one piece of work.
 */
public final class Tries {
  private final DataSource dataSource;
  private final Deadline deadline;
  private int count;
  private Duration paused = Duration.ZERO;

  public Tries(DataSource dataSource, Deadline deadline) {
    this.dataSource = dataSource;
    this.deadline = deadline;
  }

  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  public interface OnRetry {
    void retrying(VedutaException failure, Duration pause);
  }

  /** How often it was tried. */
  public int count() {
    return count;
  }

  /** How long it paused between tries. */
  public Duration paused() {
    return paused;
  }

  /**
   * Runs the work.
   *
   * @param doing what it does, for messages
   * @throws VedutaException the last failure
   */
  public <T> T run(String doing, Work<T> work, OnRetry onRetry) {
    while (true) {
      count++;
      try {
        return once(doing, work);
      } catch (VedutaException failure) {
        Duration pause = Passing.pause(count);
        if (!Passing.mayPass(failure) || deadline.left().compareTo(pause) < 0) {
          throw failure;
        }
        onRetry.retrying(failure, pause);
        sleep(pause, failure);
        paused = paused.plus(pause);
      }
    }
  }

  private <T> T once(String doing, Work<T> work) {
    try (Lease lease = lease(doing)) {
      return Transaction.run(lease.connection(), () -> work.run(lease.connection()));
    } catch (SQLException failure) {
      throw Faults.translate(doing, null, failure);
    }
  }

  private Lease lease(String doing) {
    try {
      return Lease.from(dataSource);
    } catch (SQLException failure) {
      throw Faults.connecting(doing, failure);
    }
  }

  private static void sleep(Duration pause, VedutaException failure) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
