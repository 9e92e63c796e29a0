package dev.veduta.catalog;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something in the database that a claim rests on: gone, or another than it was, and the claim is
 * gone.
 *
 * @param kind what it is
 * @param relation the relation it is on
 * @param name the column or the index
 * @param columns the index's columns, in order; none of a column
 * @param nullsEqual whether the index must hold two nulls for equal (NULLS NOT DISTINCT)
 * @param predicate the condition of a partial index, as PostgreSQL writes it with an empty
 *     search_path; null for an index on all rows
 * @param alone whether it matters of this relation alone, read with ONLY, and not of those that
 *     inherit from it
 */
public record Fact(
    Kind kind,
    QualifiedName relation,
    String name,
    List<String> columns,
    boolean nullsEqual,
    @Nullable String predicate,
    boolean alone)
    implements Comparable<Fact> {
  /** Kinds of facts. */
  public enum Kind {
    /** A validated NOT NULL constraint on the column. */
    NOT_NULL,
    /** A primary key. */
    PRIMARY_KEY,
    /** A unique index. */
    UNIQUE_INDEX;

    /** In words: {@code not null}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  private static final Comparator<Fact> ORDER =
      comparing(Fact::relation)
          .thenComparing(Fact::kind)
          .thenComparing(Fact::name)
          .thenComparing(Fact::toString);

  public Fact {
    columns = List.copyOf(columns);
  }

  /** A validated NOT NULL constraint on a column. */
  public static Fact notNull(QualifiedName relation, String column, boolean alone) {
    return new Fact(Kind.NOT_NULL, relation, column, List.of(), false, null, alone);
  }

  /** What {@link #toString} wrote; empty for anything else. */
  static Optional<Fact> parse(String text) {
    return new FactText(text).read();
  }

  /**
   * In one line, each name quoted where it must be: {@code not null quick_bits.field.id}, {@code
   * unique index quick_bits.price.price_current (sku) where (until IS NULL)}.
   */
  @Override
  public String toString() {
    return FactText.write(this);
  }

  @Override
  public int compareTo(Fact other) {
    return ORDER.compare(this, other);
  }
}
