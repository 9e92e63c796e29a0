package dev.veduta.prove;

import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.Fact;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.ViewClaims;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What is proven of one view. Immutable.
 *
 * @param name the view
 * @param columns its columns, in order
 * @param keys its minimal keys, the preferred one first; one of no columns means that there is at
 *     most one row
 * @param keyHint why there is no key, and what would help; null where there is one
 * @param unproven the part of the definition that is not known, so that nothing is proven; null
 *     where all is known
 * @param disproofs what is surely not so of its columns
 * @param written its columns that are, through views, those of one table, and not computed there:
 *     these take values where rows can be written
 * @param equalities columns that hold the same in every row
 */
public record ViewProof(
    QualifiedName name,
    List<ColumnProof> columns,
    List<KeyProof> keys,
    @Nullable String keyHint,
    @Nullable String unproven,
    List<Disproof> disproofs,
    Set<String> written,
    List<CatalogEquality> equalities) {
  public ViewProof {
    columns = List.copyOf(columns);
    keys = List.copyOf(keys);
    disproofs = List.copyOf(disproofs);
    written = Set.copyOf(written);
    equalities = List.copyOf(equalities);
  }

  /** The proof of a view none of whose columns takes values, nor holds what another does. */
  public ViewProof(
      QualifiedName name,
      List<ColumnProof> columns,
      List<KeyProof> keys,
      @Nullable String keyHint,
      @Nullable String unproven,
      List<Disproof> disproofs) {
    this(name, columns, keys, keyHint, unproven, disproofs, Set.of(), List.of());
  }

  /**
   * A column.
   *
   * @param name its name
   * @param notNull why it is never null; null where it may be
   * @param nullable why it may be null; null where it never is
   * @param facts what the claim leans on
   */
  public record ColumnProof(
      String name, @Nullable Claim notNull, @Nullable String nullable, SortedSet<Fact> facts) {}

  /**
   * A key.
   *
   * @param facts what the claim leans on
   */
  public record KeyProof(CatalogKey key, SortedSet<Fact> facts) {}

  /** The column of this name. */
  public Optional<ColumnProof> column(String column) {
    return columns.stream().filter(it -> it.name().equals(column)).findFirst();
  }

  /** Its keys without what they lean on. */
  public List<CatalogKey> catalogKeys() {
    return keys.stream().map(KeyProof::key).toList();
  }

  /**
   * What the catalog says of its columns together. That there is at most one row is a proof and no
   * key to find rows by, so it is left out.
   */
  ViewClaims claims() {
    List<CatalogKey> finding =
        catalogKeys().stream().filter(it -> !it.columns().isEmpty()).toList();
    return new ViewClaims(finding, equalities, disproofs);
  }

  /** Nothing is proven, for this reason. */
  static ViewProof unproven(QualifiedName name, List<String> columns, String reason) {
    List<ColumnProof> nullable =
        columns.stream()
            .map(it -> new ColumnProof(it, null, reason, java.util.Collections.emptySortedSet()))
            .toList();
    return new ViewProof(name, nullable, List.of(), reason, reason, List.of());
  }
}
