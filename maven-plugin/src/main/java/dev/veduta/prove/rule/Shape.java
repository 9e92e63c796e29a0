package dev.veduta.prove.rule;

import dev.veduta.prove.query.Expression.Constant;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of a range or query.
 *
 * @param columns its columns
 * @param keys minimal sets of columns in which no two rows are equal, nulls counting as equal
 * @param implications columns that decide others
 * @param neverEmpty whether there is always a row
 * @param fickle whether each evaluation may give other rows
 * @param hint what stands between it and a key; null where nothing is known
 * @param flaws what is surely not so of its columns
 * @param equal columns that hold the same in every row
 */
public record Shape(
    List<Column> columns,
    List<Key> keys,
    List<Implication> implications,
    boolean neverEmpty,
    boolean fickle,
    @Nullable String hint,
    Flaws flaws,
    List<Equal> equal) {
  /** Rows of which nothing is disproved. */
  Shape(
      List<Column> columns,
      List<Key> keys,
      List<Implication> implications,
      boolean neverEmpty,
      boolean fickle,
      @Nullable String hint) {
    this(columns, keys, implications, neverEmpty, fickle, hint, Flaws.NONE);
  }

  /** Rows of which no columns are known to hold the same. */
  Shape(
      List<Column> columns,
      List<Key> keys,
      List<Implication> implications,
      boolean neverEmpty,
      boolean fickle,
      @Nullable String hint,
      Flaws flaws) {
    this(columns, keys, implications, neverEmpty, fickle, hint, flaws, List.of());
  }

  /**
   * A column.
   *
   * @param constant the one value it has; null where there is no such value
   */
  public record Column(Nullness nullness, int type, int collation, @Nullable Constant constant) {}

  /** Columns by number from 1 in which no two rows are equal; none where there is one row. */
  public record Key(SortedSet<Integer> columns, Proof proof) {
    public Key {
      columns = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }
  }

  /**
   * Columns by number from 1, at least two, that hold the same in every row, or all of them null.
   */
  public record Equal(SortedSet<Integer> columns, Proof proof) {
    public Equal {
      columns = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }
  }

  /** That rows equal in some columns are equal in others. */
  public record Implication(Set<Integer> from, Set<Integer> to, Proof proof) {}

  /** The nullness of a column; a column that nothing is known of may be null. */
  public Nullness nullness(int column) {
    return column >= 1 && column <= columns.size()
        ? columns.get(column - 1).nullness()
        : Nullness.maybe("nothing is known of the column");
  }

  /** Nothing is known, for this reason, but how many columns there are. */
  static Shape unknown(int columns, String reason) {
    Column column = new Column(Nullness.maybe(reason), 0, 0, null);
    return new Shape(
        java.util.Collections.nCopies(columns, column), List.of(), List.of(), false, true, reason);
  }
}
