package dev.veduta.internal.session;

import dev.veduta.NotOneRowException;
import dev.veduta.internal.jdbc.Reader;
import dev.veduta.query.Chain;
import dev.veduta.query.Deferred;
import dev.veduta.query.Loadable;
import dev.veduta.query.OrderedQuery;
import dev.veduta.query.Relationship;
import dev.veduta.query.Selection;
import dev.veduta.query.Target;
import dev.veduta.view.Relation;
import dev.veduta.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Makes pages of the rows that a session reads, and loads what they lack: by the keys of the rows
 * that were read, never by their query again, and never for one row where there are more.
 */
final class Loading {
  private final Guard guard;
  private final Reader reader;
  private final IdentityMap identities;

  /** Those that some row still refers to. */
  private final Set<Page<?>> pages = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean isLazy = true;

  Loading(Guard guard, Reader reader, IdentityMap identities) {
    this.guard = guard;
    this.reader = reader;
    this.identities = identities;
  }

  Guard guard() {
    return guard;
  }

  boolean isLazy() {
    return isLazy;
  }

  void noLazyLoading() {
    isLazy = false;
  }

  void close() {
    pages.forEach(Page::close);
  }

  static boolean canLack(Relation<?> relation) {
    return relation instanceof View<?, ?> view && !view.loadables().isEmpty();
  }

  /** The rows of a selection, each the instance that stands for it, with what it loads. */
  <R> List<R> list(Selection<R> selection) {
    Relation<R> relation = selection.relation();
    return canLack(relation)
        ? page(selection, reader.list(selection, row -> {}))
        : identities.intern(relation, each -> reader.list(selection, each), selection.isFresh());
  }

  /** The instances that stand for rows that a selection read, with what it loads. */
  <R> List<R> page(Selection<R> selection, List<R> read) {
    Relation<R> relation = selection.relation();
    return opened(selection, read, identities.intern(relation, read, selection.isFresh()));
  }

  /** The same of rows that are not kept. */
  <R> List<R> passing(Selection<R> selection, List<R> read) {
    Relation<R> relation = selection.relation();
    List<R> rows =
        read.stream().map(row -> identities.instead(relation, row, selection.isFresh())).toList();
    return opened(selection, read, rows);
  }

  private <R> List<R> opened(Selection<R> selection, List<R> read, List<R> rows) {
    if (canLack(selection.relation()) && selection.relation() instanceof View<R, ?> view) {
      pass(selection, read, rows);
      pages.add(Page.of(this, view, rows, selection.isLazy()));
      How how = new How(selection.isFresh(), selection.isLazy());
      selection.loaded().forEach(what -> load(rows, what, how));
    }
    return rows;
  }

  /** What was selected with a row goes to the instance that stands for it. */
  private static <R> void pass(Selection<R> selection, List<R> read, List<R> rows) {
    for (Loadable<R> what : selection.loaded()) {
      if (what instanceof Deferred) {
        for (Loadable.Handle<R> handle : what.handles()) {
          for (int i = 0; i < rows.size(); i++) {
            LazyValue.of(handle.lazy(), rows.get(i))
                .holdAs(LazyValue.of(handle.lazy(), read.get(i)));
          }
        }
      }
    }
  }

  /** Loads it for these rows, as if each were asked for it. */
  <R> void load(Collection<R> rows, Loadable<R> what) {
    load(rows, what, new How(false, true));
  }

  private <R> void load(Collection<R> rows, Loadable<R> what, How how) {
    if (what instanceof Deferred<R> deferred) {
      loadDeferred(rows, deferred);
    } else if (what instanceof Relationship<R, ?> relationship) {
      loadRelated(rows, relationship, how);
    } else {
      loadChain(rows, (Chain<R, ?>) what, how);
    }
  }

  private <R> void loadDeferred(Collection<R> rows, Deferred<R> deferred) {
    List<R> lacking = lacking(rows, deferred);
    if (!lacking.isEmpty()) {
      Page<R> page = pageOf(lacking.get(0), deferred);
      Details.of(page.view(), deferred).load(reader, lacking);
    }
  }

  private <R, T> void loadRelated(Collection<R> rows, Relationship<R, T> relationship, How how) {
    List<R> lacking = lacking(rows, relationship);
    Map<List<Object>, List<Object>> asked = new LinkedHashMap<>();
    for (R row : lacking) {
      relationship
          .keyOf(row)
          .ifPresent(key -> asked.put(key, relationship.valuesOf(row).orElseThrow()));
    }
    Map<List<Object>, ? extends List<? extends T>> found =
        asked.isEmpty() ? Map.of() : found(relationship.target(), asked.values(), how);
    for (R row : lacking) {
      List<? extends T> there =
          relationship.keyOf(row).<List<? extends T>>map(found::get).orElse(List.of());
      if (!relationship.give(row, there)) {
        throw new NotOneRowException(
            relationship
                + " of "
                + pageOf(row, relationship).describe(row)
                + " is several rows, and at most one was promised; return a List, or correct the"
                + " key that was asserted",
            null);
      }
    }
  }

  /** By the values that were just read: the instance that stands for a row may hold older ones. */
  private <N> Map<List<Object>, List<N>> found(
      Target<N> target, Collection<List<Object>> values, How how) {
    OrderedQuery<N> selection = how.applied(target.among(values));
    List<N> read = reader.list(selection, row -> {});
    List<N> rows = page(selection, read);
    Map<List<Object>, List<N>> found = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      found.computeIfAbsent(target.keyOf(read.get(i)), none -> new ArrayList<>()).add(rows.get(i));
    }
    return found;
  }

  private <R, N> void loadChain(Collection<R> rows, Chain<R, N> chain, How how) {
    load(rows, chain.first(), how);
    load(chain.reached(rows), chain.next(), how);
  }

  private <R> List<R> lacking(Collection<R> rows, Loadable<R> what) {
    return rows.stream().filter(row -> lacks(row, what)).toList();
  }

  private <R> boolean lacks(R row, Loadable<R> what) {
    boolean lacks =
        what.handles().stream().anyMatch(it -> !LazyValue.of(it.lazy(), row).isLoaded());
    if (lacks && !pageOf(row, what).isOf(this)) {
      throw new IllegalArgumentException(
          "[OtherSession] "
              + pageOf(row, what).describe(row)
              + " was read by another session; read it in this one");
    }
    return lacks;
  }

  /** The page of a row that lacks something. */
  @SuppressWarnings("unchecked") // a row is of its page
  private static <R> Page<R> pageOf(R row, Loadable<R> what) {
    for (Loadable.Handle<R> handle : what.handles()) {
      Origin<?> origin = LazyValue.of(handle.lazy(), row).origin();
      if (origin != null) {
        return (Page<R>) origin.page();
      }
    }
    throw new IllegalArgumentException(
        "[NotRead] the row was not read by a session, and so nothing can be loaded into it: "
            + row);
  }

  /** How the rows are read that others lead to. */
  private record How(boolean isFresh, boolean isLazy) {
    <N> OrderedQuery<N> applied(OrderedQuery<N> query) {
      OrderedQuery<N> fresh = isFresh ? query.fresh() : query;
      return isLazy ? fresh : fresh.noLazyLoading();
    }
  }
}
