package dev.veduta.prove;

import static java.util.Comparator.comparing;

import dev.veduta.catalog.QualifiedName;
import java.util.Comparator;

/**
 * Something in the database that a claim leans on: gone, and the claim is gone.
 *
 * @param kind what it is
 * @param relation the relation it is on
 * @param name the column or the index
 */
public record UsedFact(Kind kind, QualifiedName relation, String name)
    implements Comparable<UsedFact> {
  private static final Comparator<UsedFact> ORDER =
      comparing(UsedFact::relation).thenComparing(UsedFact::kind).thenComparing(UsedFact::name);

  /** Kinds of facts. */
  public enum Kind {
    /** A validated NOT NULL constraint on the column. */
    NOT_NULL,
    /** A unique index, that of the primary key included. */
    UNIQUE_INDEX
  }

  @Override
  public int compareTo(UsedFact other) {
    return ORDER.compare(this, other);
  }
}
