package dev.veduta.prove;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.ViewProof.ColumnProof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What was proven of some views. Immutable. */
public record Proofs(Map<QualifiedName, ViewProof> views) {
  public Proofs {
    views = java.util.Collections.unmodifiableMap(new TreeMap<>(views));
  }

  /** What was proven of this view. */
  public Optional<ViewProof> view(QualifiedName name) {
    return Optional.ofNullable(views.get(name));
  }

  /**
   * The view with what is proven of it. A proof replaces an assertion of the same; what is asserted
   * and not proven stays. That there is at most one row is a proof and no key to find rows by, so
   * it is left out.
   */
  public CatalogView applyTo(CatalogView view) {
    ViewProof proof = views.get(view.name());
    if (proof == null) {
      return view;
    }
    return new CatalogView(
        view.name(),
        view.kind(),
        view.comment(),
        view.columns().stream().map(column -> apply(proof, column)).toList(),
        keys(proof, view.keys()),
        view.indexes(),
        view.dependsOn(),
        view.options(),
        view.updatable(),
        view.populated(),
        view.definition());
  }

  private static CatalogColumn apply(ViewProof proof, CatalogColumn column) {
    Claim proven = proof.column(column.name()).map(ColumnProof::notNull).orElse(null);
    return proven == null
        ? column
        : new CatalogColumn(
            column.name(),
            column.sqlType(),
            column.type(),
            proven,
            column.collation(),
            column.comment());
  }

  /** The proven ones first; what else is known, by constraint or assertion, stays behind them. */
  private static List<CatalogKey> keys(ViewProof proof, List<CatalogKey> others) {
    List<CatalogKey> keys = new ArrayList<>(proof.catalogKeys());
    keys.removeIf(key -> key.columns().isEmpty());
    others.stream().filter(other -> keys.stream().noneMatch(same(other))).forEach(keys::add);
    return keys;
  }

  private static Predicate<CatalogKey> same(CatalogKey other) {
    return key -> Set.copyOf(key.columns()).equals(Set.copyOf(other.columns()));
  }
}
