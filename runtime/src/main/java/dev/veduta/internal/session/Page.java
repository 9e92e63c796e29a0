package dev.veduta.internal.session;

import dev.veduta.NotLoadedException;
import dev.veduta.WrongThreadException;
import dev.veduta.query.Column;
import dev.veduta.query.Loadable;
import dev.veduta.view.View;
import java.util.List;
import java.util.stream.Collectors;

/** Rows that were read together: what one of them lacks is loaded for all that lack it. */
final class Page<R> {
  private static final String INSTEAD =
      "; ask for it with query.with(...), or session.load(...), or get() it ";

  private final Loading loading;
  private final View<R, ?> view;
  private final boolean isLazy;
  private List<R> rows;

  private Page(Loading loading, View<R, ?> view, List<R> rows, boolean isLazy) {
    this.loading = loading;
    this.view = view;
    this.rows = rows;
    this.isLazy = isLazy;
  }

  /** The page that the rows belong to from now on. */
  static <R> Page<R> of(Loading loading, View<R, ?> view, List<R> rows, boolean isLazy) {
    Page<R> page = new Page<>(loading, view, rows, isLazy);
    rows.forEach(page::bind);
    return page;
  }

  private void bind(R row) {
    Origin<R> origin = new Origin<>(this, row);
    for (Loadable<R> what : view.loadables()) {
      for (Loadable.Handle<R> handle : what.handles()) {
        LazyValue.of(handle.lazy(), row).comesFrom(origin);
      }
    }
  }

  /**
   * Loads this for all rows that lack it.
   *
   * @param asked what one of them was asked for, for messages
   */
  void load(Loadable<R> what, String asked) {
    requireLoadable(asked);
    loading.load(rows, what);
  }

  private void requireLoadable(String asked) {
    Guard guard = loading.guard();
    if (!guard.isOwner()) {
      throw new WrongThreadException(
          asked + " was not loaded, and its session " + guard.strangers() + INSTEAD + "there");
    }
    if (guard.isClosed()) {
      throw new NotLoadedException(
          asked + " was not loaded before its session was closed" + INSTEAD + "before");
    }
    if (!isLazy || !loading.isLazy()) {
      throw new NotLoadedException(
          asked
              + " was not loaded, and noLazyLoading() was said"
              + INSTEAD.replace(", or get() it ", " before"));
    }
  }

  View<R, ?> view() {
    return view;
  }

  boolean isOf(Loading other) {
    return loading == other;
  }

  /** Forgets the rows: one of them that is kept keeps no others. */
  void close() {
    rows = List.of();
  }

  String describe(R row) {
    String columns = view.keyColumns().stream().map(Column::name).collect(Collectors.joining(", "));
    return view + " (" + columns + ") = (" + values(view, row) + ")";
  }

  private static <R, K> String values(View<R, K> view, R row) {
    return view.parts(view.keyOf(row)).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
