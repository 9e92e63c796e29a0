package dev.veduta.drift;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the claims of a view rest on.
 *
 * @param facts all of it
 */
record FactsInUse(Set<Fact> facts) {
  FactsInUse {
    facts = Set.copyOf(facts);
  }

  static FactsInUse of(CatalogView view) {
    Stream<Claim> keys = view.keys().stream().map(CatalogKey::claim);
    Stream<Claim> columns =
        view.columns().stream().map(CatalogColumn::notNull).filter(Objects::nonNull);
    return new FactsInUse(
        Stream.concat(keys, columns)
            .flatMap(claim -> claim.facts().stream())
            .collect(Collectors.toSet()));
  }

  /** What a claim rests on and none of these does. */
  List<Fact> unused(Claim claim) {
    return claim.facts().stream().filter(fact -> !facts.contains(fact)).toList();
  }
}
