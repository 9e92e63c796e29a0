package dev.veduta.internal.bulk;

import dev.veduta.query.Query;
import dev.veduta.query.Selection;
import dev.veduta.session.Bulk;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is to be read in bulk, and who does it. */
public record BulkQuery<R>(
    Query<R> query, int count, boolean isOrdered, Function<BulkQuery<R>, Stream<R>> reader)
    implements Bulk<R> {
  private static final int CONNECTIONS = 2;

  /** A query with nothing said about how. */
  public static <R> Bulk<R> of(Query<R> query, Function<BulkQuery<R>, Stream<R>> reader) {
    return new BulkQuery<>(query, CONNECTIONS, false, reader);
  }

  @Override
  public Bulk<R> connections(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a bulk needs a connection: " + count);
    }
    return new BulkQuery<>(query, count, isOrdered, reader);
  }

  @Override
  public Bulk<R> inKeyOrder() {
    return new BulkQuery<>(query, count, true, reader);
  }

  /**
   * What is to be read over the one connection there is.
   *
   * @throws IllegalStateException if several were asked for
   */
  public Selection<R> ofOneConnection() {
    if (count > 1) {
      throw new IllegalStateException(
          "[ConnectionsMissing] a session that joined a connection has no pool to take "
              + count
              + " from; ask for connections(1), or open a session of its own");
    }
    return isOrdered ? KeyRanges.of(query, true).whole() : query;
  }

  @Override
  public Stream<R> stream() {
    return reader.apply(this);
  }
}
