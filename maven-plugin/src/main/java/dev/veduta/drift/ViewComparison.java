package dev.veduta.drift;

import static java.util.stream.Collectors.toMap;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Compares one view with what it was. */
final class ViewComparison {
  private final CatalogView from;
  private final CatalogView to;
  private final Losses losses;
  private final List<Difference> differences = new ArrayList<>();

  private ViewComparison(CatalogView from, CatalogView to, Map<Fact, String> flaws) {
    this.from = from;
    this.to = to;
    this.losses = Losses.of(to, flaws);
  }

  static List<Difference> compare(CatalogView from, CatalogView to, Map<Fact, String> flaws) {
    ViewComparison comparison = new ViewComparison(from, to, flaws);
    comparison.kind();
    Map<String, String> renames = comparison.columns();
    comparison.expressions();
    comparison.equalities(renames);
    comparison.keys(renames);
    comparison.indexes(renames);
    comparison.dependencies();
    comparison.rest();
    return comparison.differences;
  }

  private void kind() {
    if (from.kind() != to.kind()) {
      differences.add(new Difference.KindChanged(to.name(), from.kind(), to.kind()));
    }
  }

  /** Answers what was renamed to what, so that keys and indexes are not said to differ for it. */
  private Map<String, String> columns() {
    ColumnMatch match = ColumnMatch.of(from.columns(), to.columns());
    match.renames().forEach(this::renamed);
    for (CatalogColumn column : match.removed()) {
      differences.add(new Difference.ColumnRemoved(to.name(), column));
    }
    for (CatalogColumn column : match.added()) {
      differences.add(new Difference.ColumnAdded(to.name(), column));
    }
    match
        .pairs()
        .forEach(
            (was, is) -> differences.addAll(ColumnComparison.compare(to.name(), was, is, losses)));
    if (from.writable() && to.writable()) {
      match.pairs().forEach(this::readOnly);
    }
    if (match.isReordered()) {
      List<String> order = to.columns().stream().map(CatalogColumn::name).toList();
      differences.add(new Difference.ColumnsReordered(to.name(), order));
    }
    return match.renames();
  }

  /** Who compares asks for those that were committed; what is none any more is an error then. */
  private void expressions() {
    for (CatalogColumn was : from.expressions()) {
      to.expression(was.name())
          .ifPresent(
              is -> differences.addAll(ColumnComparison.compare(to.name(), was, is, losses)));
    }
  }

  private void equalities(Map<String, String> renames) {
    for (CatalogEquality was : from.claims().equalities()) {
      List<String> columns = renamed(was.columns(), renames);
      if (to.claims().equality(columns).isEmpty()) {
        differences.add(new Difference.EqualityLost(to.name(), columns));
      }
    }
  }

  private void readOnly(CatalogColumn was, CatalogColumn is) {
    if (was.readOnly() != is.readOnly()) {
      differences.add(new Difference.ReadOnlyChanged(to.name(), is.name(), is.readOnly()));
    }
  }

  private void renamed(String was, String is) {
    differences.add(new Difference.ColumnRenamed(to.name(), was, is));
  }

  private void keys(Map<String, String> renames) {
    Map<List<String>, Claim> before = new LinkedHashMap<>();
    for (CatalogKey key : from.keys()) {
      before.put(renamed(key.columns(), renames), key.claim());
    }
    Map<List<String>, Claim> after = new LinkedHashMap<>();
    for (CatalogKey key : to.keys()) {
      after.put(key.columns(), key.claim());
    }
    QualifiedName view = to.name();
    before.forEach(
        (columns, claim) -> {
          if (!after.containsKey(columns)) {
            differences.add(new Difference.KeyLost(view, columns, losses.of(claim)));
          }
        });
    absent(after, before).forEach(it -> differences.add(new Difference.KeyGained(view, it)));
    preferredKey(before, after);
    after.forEach(
        (columns, claim) -> {
          Claim was = before.getOrDefault(columns, claim);
          if (!was.equals(claim)) {
            differences.add(new Difference.ReasonChanged(view, columns, was, claim));
          }
        });
  }

  /** The order of keys says which is preferred. */
  private void preferredKey(Map<List<String>, Claim> before, Map<List<String>, Claim> after) {
    List<List<String>> was = before.keySet().stream().filter(after::containsKey).toList();
    List<List<String>> is = after.keySet().stream().filter(before::containsKey).toList();
    if (!was.equals(is)) {
      differences.add(new Difference.KeyPreferred(to.name(), is.get(0)));
    }
  }

  private void indexes(Map<String, String> renames) {
    Map<Object, CatalogIndex> before =
        byContent(from.indexes(), index -> contentOf(index, renamed(index.keys(), renames)));
    Map<Object, CatalogIndex> after =
        byContent(to.indexes(), index -> contentOf(index, index.keys()));
    absent(before, after)
        .forEach(
            it ->
                differences.add(
                    new Difference.IndexLost(
                        to.name(), Objects.requireNonNull(before.get(it)).name())));
    absent(after, before)
        .forEach(
            it ->
                differences.add(
                    new Difference.IndexGained(
                        to.name(), Objects.requireNonNull(after.get(it)).name())));
  }

  private static Map<Object, CatalogIndex> byContent(
      List<CatalogIndex> indexes, Function<CatalogIndex, Object> content) {
    return indexes.stream()
        .collect(toMap(content, Function.identity(), (one, other) -> one, LinkedHashMap::new));
  }

  /** What does not depend on how a server writes expressions. */
  private static Object contentOf(CatalogIndex index, List<String> keys) {
    return List.of(
        index.name(),
        index.method(),
        index.expression() ? keys.size() : keys,
        index.unique(),
        index.valid(),
        index.immediate(),
        index.nullsNotDistinct(),
        index.expression(),
        index.predicate() != null);
  }

  private void dependencies() {
    List<QualifiedName> before = from.definition().dependsOn();
    List<QualifiedName> after = to.definition().dependsOn();
    List<QualifiedName> added = new ArrayList<>(after);
    added.removeAll(before);
    List<QualifiedName> removed = new ArrayList<>(before);
    removed.removeAll(after);
    if (!added.isEmpty() || !removed.isEmpty()) {
      differences.add(new Difference.DependenciesChanged(to.name(), added, removed));
    }
  }

  private void rest() {
    ViewOptions before = from.definition().options();
    ViewOptions after = to.definition().options();
    if (!before.equals(after)) {
      differences.add(new Difference.OptionsChanged(to.name(), before, after));
    }
    if (from.updatable() != to.updatable()) {
      differences.add(new Difference.UpdatableChanged(to.name(), to.updatable()));
    }
    if (from.writable() != to.writable()) {
      differences.add(new Difference.WritableChanged(to.name(), to.writable()));
    }
    if (!Objects.equals(from.comment(), to.comment())) {
      differences.add(new Difference.CommentChanged(to.name(), null));
    }
  }

  private static <K> List<K> absent(Map<K, ?> from, Map<K, ?> in) {
    return from.keySet().stream().filter(it -> !in.containsKey(it)).toList();
  }

  private static List<String> renamed(List<String> columns, Map<String, String> renames) {
    return columns.stream().map(it -> renames.getOrDefault(it, it)).toList();
  }
}
