package dev.veduta.drift;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Fact;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why a view lost claims.
 *
 * @param inUse what the claims it still has rest on
 * @param flaws what is wrong with facts, in the whole database
 */
record Losses(Set<Fact> inUse, Map<Fact, String> flaws) {
  Losses {
    inUse = Set.copyOf(inUse);
    flaws = Map.copyOf(flaws);
  }

  static Losses of(CatalogView view, Map<Fact, String> flaws) {
    return new Losses(facts(view).collect(Collectors.toSet()), flaws);
  }

  /** What all claims of a view rest on. */
  static Stream<Fact> facts(CatalogView view) {
    Stream<Claim> keys = view.keys().stream().map(CatalogKey::claim);
    Stream<Claim> columns =
        Stream.concat(view.columns().stream(), view.expressions().stream())
            .map(CatalogColumn::notNull)
            .filter(Objects::nonNull);
    return Stream.concat(keys, columns).flatMap(claim -> claim.facts().stream());
  }

  Loss of(Claim claim) {
    List<String> known = claim.facts().stream().map(flaws::get).filter(Objects::nonNull).toList();
    List<Fact> unused = claim.facts().stream().filter(fact -> !inUse.contains(fact)).toList();
    return new Loss(known, known.isEmpty() ? unused : List.of());
  }
}
