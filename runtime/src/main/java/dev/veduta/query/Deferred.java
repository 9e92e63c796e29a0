package dev.veduta.query;

import dev.veduta.internal.session.LazyValue;
import dev.veduta.session.Lazy;
import dev.veduta.view.RowReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A deferred column, or a group of them that are loaded together.
 *
 * @param <R> the record that they belong to
 */
public final class Deferred<R> implements Loadable<R> {
  private final List<Part<R, ?>> parts;
  private final List<Handle<R>> handles;

  private Deferred(List<Part<R, ?>> parts) {
    this.parts = parts;
    this.handles =
        parts.stream().map(part -> new Handle<R>(part.column.name(), part.lazy)).toList();
  }

  /** One column, and where a row holds its value. */
  record Part<R, T extends @Nullable Object>(Column<R, ?> column, Function<R, Lazy<T>> lazy) {
    void read(R row, RowReader reader, int index) {
      LazyValue.of(lazy, row).hold(value(reader, index));
    }

    boolean isLoaded(R row) {
      return lazy.apply(row).isLoaded();
    }

    boolean isSame(@Nullable Object one, @Nullable Object other) {
      return isSame(column, one, other);
    }

    @SuppressWarnings("unchecked") // both are values of the column
    private static <T> boolean isSame(
        Column<?, T> column, @Nullable Object one, @Nullable Object other) {
      return column.type().isSame((T) one, (T) other);
    }

    @Nullable Object value(RowReader reader, int index) {
      return column.isNullable() ? reader.getNullable(index, column) : reader.get(index, column);
    }
  }

  /** Called by generated code, for a column that is never null. */
  public static <R, T> Deferred<R> of(Column<R, T> column, Function<R, Lazy<T>> lazy) {
    return new Deferred<>(List.of(new Part<>(column, lazy)));
  }

  /** Called by generated code, for a column that can be null. */
  public static <R, T> Deferred<R> ofNullable(
      Column<R, T> column, Function<R, Lazy<@Nullable T>> lazy) {
    return new Deferred<>(List.of(new Part<>(column, lazy)));
  }

  /** The same and those of another, to be loaded together. */
  public Deferred<R> and(Deferred<R> other) {
    return new Deferred<>(Stream.concat(parts.stream(), other.parts.stream()).toList());
  }

  /** The columns, in the order they are selected. */
  public List<Column<R, ?>> columns() {
    return parts.stream().<Column<R, ?>>map(Part::column).toList();
  }

  @Override
  public List<Handle<R>> handles() {
    return handles;
  }

  /**
   * Called by the session: reads them from places in the select list into a row.
   *
   * @param first the place of the first, from 1
   */
  public void read(R row, RowReader reader, int first) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).read(row, reader, first + i);
    }
  }

  /** Called by the session: their values, at places in the select list. */
  public List<@Nullable Object> values(RowReader reader, int first) {
    @Nullable Object[] values = new Object[parts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parts.get(i).value(reader, first + i);
    }
    return Arrays.asList(values);
  }

  /** Called by the session: a column that both rows hold, and each another value of it. */
  public Optional<Column<R, ?>> differing(R one, R other) {
    return parts.stream().allMatch(part -> part.isLoaded(one) && part.isLoaded(other))
        ? differing(values(one), values(other))
        : Optional.empty();
  }

  private List<@Nullable Object> values(R row) {
    return parts.stream().<@Nullable Object>map(part -> part.lazy.apply(row).get()).toList();
  }

  /** Called by the session: a column of which these values are not the same. */
  public Optional<Column<R, ?>> differing(
      List<@Nullable Object> values, List<@Nullable Object> others) {
    return IntStream.range(0, parts.size())
        .filter(i -> !parts.get(i).isSame(values.get(i), others.get(i)))
        .<Column<R, ?>>mapToObj(i -> parts.get(i).column)
        .findFirst();
  }

  /** For messages: {@code body, notes}. */
  @Override
  public String toString() {
    return parts.stream().map(part -> part.column.name()).collect(Collectors.joining(", "));
  }
}
