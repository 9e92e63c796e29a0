package dev.veduta.prove.rule;

import dev.veduta.catalog.Fact;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Why something holds.
 *
 * @param because in words
 * @param facts what it leans on in the database
 * @param atRefresh whether it was so when a materialized view was refreshed, and may not be now
 */
public record Proof(String because, SortedSet<Fact> facts, boolean atRefresh) {
  public Proof {
    facts = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(facts));
  }

  /** A proof that leans on nothing but the definition. */
  static Proof of(String because) {
    return new Proof(because, new TreeSet<>(), false);
  }

  /** A proof that leans on this fact. */
  static Proof of(String because, Fact fact) {
    return new Proof(because, new TreeSet<>(java.util.List.of(fact)), false);
  }

  /** The same, leaning on these too. */
  Proof and(Collection<Proof> others) {
    SortedSet<Fact> all = new TreeSet<>(facts);
    boolean anyAtRefresh = atRefresh;
    for (Proof other : others) {
      all.addAll(other.facts);
      anyAtRefresh |= other.atRefresh;
    }
    return new Proof(because, all, anyAtRefresh);
  }

  /** The same, said in other words. */
  Proof saying(String words) {
    return new Proof(words, facts, atRefresh);
  }

  /** The same, as of the refresh of a materialized view. */
  Proof asOfRefresh() {
    return new Proof(because, facts, true);
  }

  /** The same, of rows that a refresh kept: what leaned on the database then is as of then. */
  Proof kept() {
    return new Proof(because, facts, atRefresh || !facts.isEmpty());
  }
}
