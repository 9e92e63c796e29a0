package dev.veduta.internal.fault;

import static java.util.Map.entry;

import dev.veduta.BusyException;
import dev.veduta.NotPermittedException;
import dev.veduta.NotPopulatedException;
import dev.veduta.QueryFailedException;
import dev.veduta.UnreachableException;
import dev.veduta.VedutaException;
import dev.veduta.internal.connection.Driver;
import dev.veduta.query.Sql;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each SQLSTATE means to the caller (PostgreSQL manual, appendix A). The text of a server's
 * message decides nothing: it is translated and it changes. It is told where it can hold no value.
 */
public final class Faults {
  private static final String AGAIN = "; discard the connection and try again";

  /** By the whole SQLSTATE, or else by its class, the first two characters. */
  private static final Map<String, Fault> FAULTS =
      Map.ofEntries(
          entry(
              "55000",
              notPopulated("it, or a materialized view it reads, is not populated; refresh it")),
          entry("42501", notPermitted("the role lacks a privilege; grant it")),
          entry("28", notPermitted("the server refused the login; check role and credentials")),
          entry("55P03", busy("a lock was not to be had in time (lock_timeout); try again later")),
          entry("57014", busy("cancelled, by statement_timeout or by someone; allow more time")),
          entry("40P01", busy("chosen to end a deadlock; try again")),
          entry("40001", busy("could not be serialized with others, or with recovery; try again")),
          entry("53300", busy("the server has no connection left; try again later")),
          entry("08", unreachable("the connection failed" + AGAIN)),
          entry("57P01", unreachable("the server ended the connection" + AGAIN)),
          entry("57P02", unreachable("the server crashed" + AGAIN)),
          entry("57P03", unreachable("the server is starting or stopping" + AGAIN)),
          entry("57P04", unreachable("the database was dropped")),
          entry("57P05", unreachable("idle_session_timeout ended the connection" + AGAIN)),
          entry("25P03", unreachable("idle_in_transaction_session_timeout ended it" + AGAIN)),
          entry("25P04", unreachable("transaction_timeout ended the connection" + AGAIN)),
          entry("25P02", failed("the transaction failed at an earlier statement; roll it back")),
          entry("25006", failed("the transaction is read-only, or the server is a replica")),
          entry("21000", failed("several rows where there may be one: duplicates in the data")),
          entry("23505", failed("two rows have one key that is unique: duplicates in the data")),
          entry("23502", failed("a row has no value where there has to be one")),
          entry(
              "27000",
              failed("a trigger of the table, or a policy, keeps rows from being as they should")),
          entry("42P01", failed("a relation it reads does not exist")),
          entry("42703", failed("a column it reads does not exist")),
          entry("53100", failed("the server's disk is full")),
          entry("53400", failed("a limit of the server's configuration was exceeded")));

  private static final Fault OTHER = failed("the server did not run the statement; see the cause");

  /** No connection to ask: whatever the pool or the driver says, there is nothing to talk to. */
  private static final Fault NO_CONNECTION = unreachable("no connection could be had");

  /** Errors, beside all of class 42, of a statement that was right before the view changed. */
  private static final Set<String> STALE = Set.of("0A000", "3F000");

  /** Those that say by themselves what changed. */
  private static final Map<String, String> SURELY_STALE =
      Map.of(
          "0A000", "the types of its columns changed under a prepared statement",
          "42P01", "it, or a relation it reads, does not exist",
          "42703", "a column that is read does not exist");

  private Faults() {}

  private record Fault(Maker maker, String meaning) {}

  private interface Maker {
    VedutaException make(String message, @Nullable String sql, @Nullable Throwable cause);
  }

  /**
   * The exception for a failure.
   *
   * @param doing what failed, for the message: {@code reading quick_bits.template_field_view}
   * @param sql the statement, or null where there was none
   */
  public static VedutaException translate(String doing, @Nullable Sql sql, SQLException failure) {
    Fault fault = fault(failure.getSQLState(), OTHER);
    return made(
        words(sql, failure).map(it -> saying(fault, it)).orElse(fault), doing, sql, failure);
  }

  /**
   * The server's words for what it does not understand, class 42. Only those of a place in the
   * statement, which has no values in it: a function that a value was given to, as to_tsquery, can
   * answer a syntax error too, and quotes it. By COPY, or where the driver puts values in the
   * statement, they are looked for in the words.
   */
  private static Optional<String> words(@Nullable Sql sql, SQLException failure) {
    String state = failure.getSQLState();
    return state == null || !state.startsWith("42")
        ? Optional.empty()
        : Driver.saidOfStatement(failure).filter(it -> sql == null || !quotesValue(it, sql));
  }

  private static boolean quotesValue(String words, Sql sql) {
    return sql.binds().stream().anyMatch(it -> words.contains(it.text()));
  }

  private static Fault saying(Fault fault, String words) {
    String meaning = fault.equals(OTHER) ? "the server does not understand it" : fault.meaning;
    return new Fault(fault.maker, meaning + ": " + words);
  }

  /**
   * The exception for a connection that could not be had. Of a login, 55000 says that the database
   * accepts none; only of a statement does it speak of a view.
   */
  public static VedutaException connecting(String doing, SQLException failure) {
    String state = failure.getSQLState();
    Fault fault = "55000".equals(state) ? NO_CONNECTION : fault(state, NO_CONNECTION);
    return made(fault, doing, null, failure);
  }

  /** Whether a changed view is a likely cause. */
  public static boolean mayBeStale(@Nullable String state) {
    return state != null
        && (STALE.contains(state) || (state.startsWith("42") && !state.equals("42501")));
  }

  /** What the error alone tells of a change; empty where it can well have another cause. */
  public static Optional<String> staleness(@Nullable String state) {
    return state == null ? Optional.empty() : Optional.ofNullable(SURELY_STALE.get(state));
  }

  private static Fault fault(@Nullable String state, Fault other) {
    if (state == null || state.length() < 2) {
      return other;
    }
    return FAULTS.getOrDefault(state, FAULTS.getOrDefault(state.substring(0, 2), other));
  }

  private static VedutaException made(
      Fault fault, String doing, @Nullable Sql sql, SQLException failure) {
    return fault.maker.make(
        doing + " failed: " + fault.meaning, sql == null ? null : sql.text(), failure);
  }

  private static Fault notPopulated(String meaning) {
    return new Fault(NotPopulatedException::new, meaning);
  }

  private static Fault notPermitted(String meaning) {
    return new Fault(NotPermittedException::new, meaning);
  }

  private static Fault busy(String meaning) {
    return new Fault(BusyException::new, meaning);
  }

  private static Fault unreachable(String meaning) {
    return new Fault(UnreachableException::new, meaning);
  }

  private static Fault failed(String meaning) {
    return new Fault(QueryFailedException::new, meaning);
  }
}
