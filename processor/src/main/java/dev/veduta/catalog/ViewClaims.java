package dev.veduta.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a relation's columns together. What is known of one alone, that it is never
 * null, the column itself says.
 *
 * @param keys its keys, the preferred one first
 * @param equalities columns that hold the same in every row
 * @param disproofs what is surely not so of its columns, whatever somebody asserts
 */
public record ViewClaims(
    List<CatalogKey> keys, List<CatalogEquality> equalities, List<Disproof> disproofs) {
  /** Nothing. */
  public static final ViewClaims NONE = new ViewClaims(List.of(), List.of(), List.of());

  public ViewClaims {
    keys = List.copyOf(keys);
    equalities = List.copyOf(equalities);
    disproofs = List.copyOf(disproofs);
  }

  /** The same with other keys. */
  public ViewClaims withKeys(List<CatalogKey> others) {
    return new ViewClaims(others, equalities, disproofs);
  }

  /** The key of just these columns. */
  public Optional<CatalogKey> key(Set<String> columns) {
    return keys.stream().filter(key -> Set.copyOf(key.columns()).equals(columns)).findFirst();
  }

  /** The preferred key. */
  public Optional<CatalogKey> identityKey() {
    return keys.stream().findFirst();
  }

  /** Why all these columns hold the same in every row; empty where they may not. */
  public Optional<Claim> equality(Collection<String> columns) {
    return equalities.stream()
        .filter(it -> it.columns().containsAll(columns))
        .map(CatalogEquality::claim)
        .findFirst();
  }

  /** Why this column is not never null; empty where it may be. */
  public Optional<Disproof> disproofOfNotNull(String column) {
    return disproof(Disproof.Claimed.NOT_NULL, List.of(column));
  }

  /** Why these columns are no key; empty where they may be one. */
  public Optional<Disproof> disproofOfKey(Collection<String> columns) {
    return disproof(Disproof.Claimed.KEY, columns);
  }

  private Optional<Disproof> disproof(Disproof.Claimed claim, Collection<String> columns) {
    return disproofs.stream()
        .filter(it -> it.claim() == claim && it.columns().containsAll(columns))
        .findFirst();
  }
}
