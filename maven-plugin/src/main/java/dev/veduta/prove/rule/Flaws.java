package dev.veduta.prove.rule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is surely not so of rows, whatever data the tables hold.
 *
 * <p>That a column is never null is disproved where it is null in some row of every database in
 * which there are rows at all. That columns are a key is disproved where two rows are equal in them
 * in every database in which there are two rows or more. So a disproved claim can be true by
 * accident of at most one row.
 *
 * @param holes why a column, by number from 1, holds a null
 * @param repeats columns in which rows are equal
 */
public record Flaws(Map<Integer, Hole> holes, List<Repeat> repeats) {
  static final Flaws NONE = new Flaws(Map.of(), List.of());

  public Flaws {
    holes = Collections.unmodifiableMap(new TreeMap<>(holes));
    repeats = List.copyOf(repeats);
  }

  /**
   * A null.
   *
   * @param always whether every row has it
   */
  public record Hole(String because, boolean always) {}

  /** Columns by number from 1 in which two rows are equal; those of any part of them are too. */
  public record Repeat(SortedSet<Integer> columns, String because) {
    public Repeat {
      columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }
  }

  /** The null that this column holds. */
  Optional<Hole> hole(int column) {
    return Optional.ofNullable(holes.get(column));
  }
}
