package dev.veduta.internal.fault;

import static java.util.Map.entry;

import dev.veduta.BrokenReferenceException;
import dev.veduta.CheckFailedException;
import dev.veduta.ConstraintException.Violated;
import dev.veduta.DuplicateRowException;
import dev.veduta.MissingValueException;
import dev.veduta.NotInViewException;
import dev.veduta.NotPermittedException;
import dev.veduta.QueryFailedException;
import dev.veduta.ReadOnlyException;
import dev.veduta.VedutaException;
import dev.veduta.internal.connection.Driver;
import dev.veduta.query.Sql;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each SQLSTATE means of a statement that writes, where that is more than {@link Faults} knows
 * of any statement.
 */
public final class WriteFaults {
  /** By the whole SQLSTATE, or else by its class, the first two characters. */
  private static final Map<String, Fault> FAULTS =
      Map.ofEntries(
          entry("23505", violated(DuplicateRowException::new, "another row has what is unique")),
          entry(
              "23P01",
              violated(DuplicateRowException::new, "another row is in conflict with this one")),
          entry(
              "23503",
              violated(BrokenReferenceException::new, "a foreign key would refer to no row")),
          entry("23001", violated(BrokenReferenceException::new, "rows still refer to this one")),
          entry("23502", violated(MissingValueException::new, "a value is missing")),
          entry(
              "23514",
              violated(
                  CheckFailedException::new,
                  "a check does not allow its values",
                  ", or no partition takes them")),
          entry(
              "42501",
              other(
                  NotPermittedException::new,
                  "the role lacks a privilege, or row security does not allow the row, or would not"
                      + " show it; grant it, or see to the policies")),
          entry(
              "44000",
              other(
                  NotInViewException::new, "the view, WITH CHECK OPTION, would not show the row")),
          entry(
              "25006",
              other(
                  ReadOnlyException::new,
                  "the transaction is read-only, or the server is a standby")),
          entry(
              "22",
              other(
                  QueryFailedException::new,
                  "a value is not one that its column takes: too long, or out of range")),
          entry("P0001", other(QueryFailedException::new, "a trigger refuses it")));

  /** Of a view that is no longer updatable, and of a column whose values are computed. */
  private static final Set<String> NOT_WRITABLE = Set.of("55000", "0A000", "428C9");

  private WriteFaults() {}

  private interface Fault {
    VedutaException make(String doing, Sql sql, SQLException failure);
  }

  private interface OfConstraint {
    VedutaException make(Violated violated, String message, @Nullable String sql, Throwable cause);
  }

  private interface Other {
    VedutaException make(String message, @Nullable String sql, @Nullable Throwable cause);
  }

  /**
   * The exception for a failure, if it is one of writing.
   *
   * @param doing what failed, for the message: {@code inserting into gear.item}
   */
  public static Optional<VedutaException> of(String doing, Sql sql, SQLException failure) {
    String state = failure.getSQLState();
    if (state == null || state.length() < 2) {
      return Optional.empty();
    }
    Fault fault = FAULTS.containsKey(state) ? FAULTS.get(state) : FAULTS.get(state.substring(0, 2));
    return Optional.ofNullable(fault).map(it -> it.make(doing, sql, failure));
  }

  /** Whether the server says that rows, or a column, cannot be written at all. */
  public static boolean isNotWritable(@Nullable String state) {
    return state != null && NOT_WRITABLE.contains(state);
  }

  private static Fault violated(OfConstraint maker, String meaning) {
    return violated(maker, meaning, "");
  }

  /**
   * @param nameless what it can be besides where the server names neither constraint nor column
   */
  private static Fault violated(OfConstraint maker, String meaning, String nameless) {
    return (doing, sql, failure) -> {
      Violated violated = Driver.violated(failure);
      String which = which(violated, failure).map(it -> " (" + it + ")").orElse(nameless);
      return maker.make(violated, doing + " failed: " + meaning + which, sql.text(), failure);
    };
  }

  /** A domain that is not null has neither a constraint's name nor a column's. */
  private static Optional<String> which(Violated violated, SQLException failure) {
    return Optional.ofNullable(violated.constraint())
        .or(() -> Optional.ofNullable(violated.column()))
        .or(() -> Driver.domain(failure).map(it -> "of the domain " + it));
  }

  private static Fault other(Other maker, String meaning) {
    return (doing, sql, failure) -> maker.make(doing + " failed: " + meaning, sql.text(), failure);
  }
}
