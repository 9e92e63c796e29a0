package dev.veduta.internal.session;

import dev.veduta.NotLoadedException;
import dev.veduta.session.Lazy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What sessions make: a value, or the page through which it can be had. */
public final class LazyValue<T extends @Nullable Object> implements Lazy<T> {
  /** Stands for a null that was read. */
  private static final Object NULL = new Object();

  private volatile @Nullable Object value;
  private @Nullable Origin<?> origin;

  /** A value that is there. */
  public static <T extends @Nullable Object> LazyValue<T> of(T value) {
    LazyValue<T> lazy = new LazyValue<>();
    lazy.hold(value);
    return lazy;
  }

  /** The one in a row that a session has read. */
  public static <R> LazyValue<?> of(Function<R, ? extends Lazy<?>> component, R row) {
    if (component.apply(row) instanceof LazyValue<?> lazy) {
      return lazy;
    }
    throw new IllegalArgumentException(
        "[NotRead] the row was not read by a session, and so nothing can be loaded into it: "
            + row);
  }

  @Override
  public boolean isLoaded() {
    return value != null;
  }

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // T is that of the columns, and nullable as they are
  public T get() {
    Object held = value;
    if (held == null) {
      held = loaded();
    }
    return held == NULL ? (T) null : (T) held;
  }

  private Object loaded() {
    Origin<?> from = origin;
    if (from != null) {
      from.load(this);
    }
    Object held = value;
    if (held == null) {
      throw from == null
          ? new NotLoadedException(
              "this value was not read with its row, which was deleted or made by hand")
          : from.gone(this);
    }
    return held;
  }

  /** The value, from now on. */
  public void hold(@Nullable Object read) {
    value = read == null ? NULL : read;
    origin = null;
  }

  /** What the other holds, if this holds nothing. */
  void holdAs(LazyValue<?> other) {
    if (!isLoaded() && other.isLoaded()) {
      hold(other.get());
    }
  }

  /** Where it can be had from now on. */
  void comesFrom(Origin<?> other) {
    if (!isLoaded()) {
      origin = other;
    }
  }

  @Nullable Origin<?> origin() {
    return origin;
  }

  /** Without the value: rows that lead to each other would have no end. */
  @Override
  public String toString() {
    return isLoaded() ? "(loaded)" : "(not loaded)";
  }
}
