package dev.veduta;

import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Anything that went wrong with the database; the subtypes are named for what the caller can do.
 *
 * <p>A message holds the error's id, the SQL and its SQLSTATE, never a bind value. What the server
 * said is in the cause, as the driver gives it, and may quote values.
 */
public abstract class VedutaException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String id;
  private final @Nullable String sqlState;
  private final @Nullable String sql;

  /**
   * @param id the stable id, written in brackets before the message
   * @param message where, why and what to do next; without bind values
   * @param sql the statement that failed, or null where there was none
   * @param cause what the driver or a type threw, or null
   */
  protected VedutaException(
      String id, String message, @Nullable String sql, @Nullable Throwable cause) {
    super(described(id, message, stateOf(cause), sql), cause);
    this.id = id;
    this.sqlState = stateOf(cause);
    this.sql = sql;
  }

  /** The stable id of the error, such as {@code StaleView}. */
  public final String id() {
    return id;
  }

  /** The SQLSTATE (PostgreSQL manual, appendix A), or null where the server reported no error. */
  public final @Nullable String sqlState() {
    return sqlState;
  }

  /** The statement that failed, its values as {@code ?}, or null where there was none. */
  public final @Nullable String sql() {
    return sql;
  }

  private static @Nullable String stateOf(@Nullable Throwable cause) {
    return cause instanceof SQLException failure ? failure.getSQLState() : null;
  }

  private static String described(
      String id, String message, @Nullable String sqlState, @Nullable String sql) {
    return "["
        + id
        + "] "
        + message
        + (sqlState == null ? "" : " (SQLSTATE " + sqlState + ")")
        + (sql == null ? "" : "\nSQL: " + sql);
  }
}
