package dev.veduta.internal.transaction;

import dev.veduta.VedutaException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which failures can pass by themselves, by SQLSTATE (PostgreSQL manual, appendix A), and how long
 * to wait before trying again.
 */
final class Passing {
  /** By the whole SQLSTATE, or else by its class. */
  private static final Set<String> STATES =
      Set.of(
          "55P03", // lock_timeout
          "40P01", // deadlock
          "40001", // conflict with recovery
          "53300", // too many connections
          "57P01", // the server is stopped, or an administrator ended the connection
          "57P02", // the server crashed
          "57P03", // the server is starting or stopping
          "57P05", // idle_session_timeout
          "25P03", // idle_in_transaction_session_timeout
          "25P04", // transaction_timeout
          "08"); // the connection failed

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 5_000;

  private Passing() {}

  /** A pool that has no connection to give may say so without a SQLSTATE. */
  static boolean mayPass(VedutaException failure) {
    return failure.getCause() instanceof SQLTransientException || mayPass(failure.sqlState());
  }

  private static boolean mayPass(@Nullable String state) {
    return state != null
        && state.length() >= 2
        && (STATES.contains(state) || STATES.contains(state.substring(0, 2)));
  }

  /** Twice as long each time, and not the same for all who failed together. */
  static Duration pause(int tries) {
    long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries, 10));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }
}
