package dev.veduta.internal.session;

import dev.veduta.internal.jdbc.Reader;
import dev.veduta.query.Selection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rows of a stream that may lack something, in pages of as many as a cursor holds. */
final class StreamPages<R> implements Supplier<Optional<R>> {
  private final Selection<R> selection;
  private final Supplier<Optional<R>> next;
  private final Loading loading;
  private Iterator<R> page = Collections.emptyIterator();

  StreamPages(Selection<R> selection, Supplier<Optional<R>> next, Loading loading) {
    this.selection = selection;
    this.next = next;
    this.loading = loading;
  }

  /** The next row. */
  @Override
  public Optional<R> get() {
    if (!page.hasNext()) {
      page = loading.passing(selection, read()).iterator();
    }
    return page.hasNext() ? Optional.of(page.next()) : Optional.empty();
  }

  private List<R> read() {
    List<R> rows = new ArrayList<>();
    Optional<R> row = next.get();
    while (row.isPresent()) {
      rows.add(row.get());
      row = rows.size() < Reader.FETCH_SIZE ? next.get() : Optional.empty();
    }
    return rows;
  }
}
