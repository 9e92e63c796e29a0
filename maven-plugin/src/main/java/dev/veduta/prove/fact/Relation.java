package dev.veduta.prove.fact;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.tree.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A relation as the catalogs describe it.
 *
 * @param kind its {@code relkind}
 * @param action the rule tree of a view, unread; null for tables
 * @param parent whether other tables inherit from it or are its partitions
 * @param columns its columns by number
 * @param indexes its usable unique indexes, the primary key first
 */
public record Relation(
    int oid,
    QualifiedName name,
    char kind,
    @Nullable String action,
    boolean parent,
    Map<Integer, Column> columns,
    List<UniqueIndex> indexes) {
  /** Whether it is a materialized view. */
  public boolean materialized() {
    return kind == 'm';
  }

  /** Whether its rows come from a definition. */
  public boolean defined() {
    return kind == 'v' || kind == 'm';
  }

  /**
   * Whether its indexes span all rows that are read: those of partitioned tables do, those of other
   * parents do not reach into the children.
   */
  public boolean indexesSpan(boolean inherits) {
    return kind == 'p' || kind == 'm' || (kind == 'r' && !(inherits && parent));
  }

  /** The column of this number. */
  public Optional<Column> column(int number) {
    return Optional.ofNullable(columns.get(number));
  }

  /**
   * A column.
   *
   * @param alone whether no row of the relation itself has a null there
   * @param inherited whether none of its children's has either
   * @param computed whether the server makes its values: generated always, as an expression or as
   *     an identity
   */
  public record Column(
      int number,
      String name,
      int type,
      int collation,
      boolean alone,
      boolean inherited,
      boolean computed) {}

  /**
   * A unique index on columns.
   *
   * @param primary whether it is the primary key
   * @param oneNull whether two nulls count as equal
   * @param predicate the rows it is on; null for all
   * @param condition the same as PostgreSQL writes it
   * @param columns its columns' numbers
   * @param collations the collation of each
   * @param equalities the operator that compares each
   */
  public record UniqueIndex(
      String name,
      boolean primary,
      boolean oneNull,
      @Nullable Node predicate,
      @Nullable String condition,
      List<Integer> columns,
      List<Integer> collations,
      List<Integer> equalities) {}
}
