package dev.veduta.session;

import dev.veduta.internal.session.LazyValue;
import org.jspecify.annotations.Nullable;

/**
 * A value of a row that is read only when it is asked for: a deferred column, or the rows that a
 * relationship leads to. A session makes it while it reads the row.
 *
 * <p>It never changes once it is loaded, and any thread may then have it, also after the session is
 * closed. Until then it belongs to the session. Neither {@code equals}, {@code hashCode} nor {@code
 * toString}, its own or the row's, loads it.
 *
 * @param <T> the type of the value
 */
public interface Lazy<T extends @Nullable Object> {
  /**
   * The value. What is not loaded yet is loaded now, through the session that read the row, for all
   * rows that were read together with it and lack it, in one round trip.
   *
   * @throws dev.veduta.NotLoadedException if it cannot be loaded any more, since the session is
   *     closed; or may not be, since the query or the session said {@code noLazyLoading()}
   * @throws dev.veduta.WrongThreadException if the session belongs to another thread
   * @throws dev.veduta.RowNotFoundException if the row whose column it is has been deleted
   */
  T get();

  /** Whether {@link #get} would answer without asking the database. */
  boolean isLoaded();

  /** A value that is there, for records made by hand. */
  static <T extends @Nullable Object> Lazy<T> of(T value) {
    return LazyValue.of(value);
  }
}
