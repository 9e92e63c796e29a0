package dev.veduta.processor.validation;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The column of the database whose values a view's column has, as far as its claims tell: the one
 * constraint that it is never null by, or the one index that it is a key by.
 */
record ColumnOrigin(QualifiedName relation, String column) {
  /** Whether all columns of these names are known to have the same origins in both views. */
  static boolean isShared(CatalogView here, CatalogView there, List<String> names) {
    return names.stream()
        .allMatch(it -> of(here, it).isPresent() && of(here, it).equals(of(there, it)));
  }

  private static Optional<ColumnOrigin> of(CatalogView view, String name) {
    return notNull(view, name).or(() -> unique(view, name));
  }

  private static Optional<ColumnOrigin> notNull(CatalogView view, String name) {
    return view.column(name)
        .map(CatalogColumn::notNull)
        .flatMap(it -> only(it.facts().stream()))
        .filter(it -> it.kind() == Fact.Kind.NOT_NULL)
        .map(it -> new ColumnOrigin(it.relation(), it.name()));
  }

  private static Optional<ColumnOrigin> unique(CatalogView view, String name) {
    return view.claims()
        .key(Set.of(name))
        .map(CatalogKey::claim)
        .flatMap(it -> only(indexes(it)))
        .filter(it -> it.columns().size() == 1)
        .map(it -> new ColumnOrigin(it.relation(), it.columns().get(0)));
  }

  private static Stream<Fact> indexes(Claim key) {
    return key.facts().stream().filter(it -> it.kind() != Fact.Kind.NOT_NULL);
  }

  private static Optional<Fact> only(Stream<Fact> facts) {
    List<Fact> all = facts.toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
