package dev.veduta;

import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row was not written, for a constraint of the table forbids it. Nothing was changed. The
 * subtypes tell what kind of constraint it is.
 */
public abstract sealed class ConstraintException extends VedutaException
    permits DuplicateRowException,
        BrokenReferenceException,
        MissingValueException,
        CheckFailedException {
  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String constraint;
  private final @Nullable String column;

  /**
   * @param violated the constraint and the column
   * @param id the stable id
   */
  ConstraintException(
      String id, Violated violated, String message, @Nullable String sql, Throwable cause) {
    super(id, message, sql, cause);
    this.constraint = violated.constraint();
    this.column = violated.column();
  }

  /**
   * What the server said was violated.
   *
   * @param constraint the name of a constraint or unique index, or null where it has none
   * @param column the name of the column, or null where it is not about one
   */
  public record Violated(@Nullable String constraint, @Nullable String column) {}

  /**
   * The name of the constraint or unique index, as in the database; empty where it has none, as
   * {@code not null} has, or the driver does not tell.
   */
  public final Optional<String> constraint() {
    return Optional.ofNullable(constraint);
  }

  /** The name of the column, as in the database; only of a {@code not null}. */
  public final Optional<String> column() {
    return Optional.ofNullable(column);
  }
}
