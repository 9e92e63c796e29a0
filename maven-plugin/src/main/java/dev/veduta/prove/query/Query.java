package dev.veduta.prove.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT.
 *
 * @param ranges what it reads, each at its number less one
 * @param from how these are joined
 * @param where the condition over the join; null for none
 * @param targets its columns and what else it computes for sorting and grouping
 * @param commonTables its WITH list
 * @param grouping how its rows are grouped; null where they are not
 * @param windows its windows, by number
 * @param distinct what DISTINCT compares; none where there is no DISTINCT
 * @param limit how LIMIT and OFFSET cut it
 * @param combination the set operation it is; null where it is none
 * @param routines what functions and operators are used in it, at any depth
 */
public record Query(
    List<Range> ranges,
    From from,
    @Nullable Expression where,
    List<Target> targets,
    List<CommonTable> commonTables,
    @Nullable GroupBy grouping,
    List<Window> windows,
    List<Comparison> distinct,
    Limit limit,
    @Nullable Combination combination,
    Routines routines) {
  /** The range of this number. */
  public Range range(int number) {
    return ranges.get(number - 1);
  }

  /** The targets that are its columns. */
  public List<Target> columns() {
    return targets.stream().filter(target -> !target.hidden()).toList();
  }

  /** The target that sorting and grouping call by this reference. */
  public Optional<Target> referenced(int reference) {
    return targets.stream().filter(target -> target.reference() == reference).findFirst();
  }

  /**
   * A column, or a value computed for sorting or grouping.
   *
   * @param reference what sorting and grouping call it; 0 where they do not
   * @param hidden whether it is no column
   */
  public record Target(Expression expression, int reference, boolean hidden) {}

  /** A WITH query. */
  public record CommonTable(String name, Query query, boolean recursive, boolean rewritten) {}

  /** That the target of this reference is compared, with this operator. */
  public record Comparison(int reference, int equality) {}

  /**
   * GROUP BY and HAVING.
   *
   * @param keys the grouping expressions
   * @param sets the references of each grouping set; one set of all for a plain GROUP BY
   * @param plain whether GROUP BY named no grouping sets
   * @param having the condition over groups; null for none
   */
  public record GroupBy(
      List<Comparison> keys, List<Set<Integer>> sets, boolean plain, @Nullable Expression having) {}

  /** A window: its number, what it is partitioned by, and PostgreSQL's flags of its frame. */
  public record Window(int number, List<Comparison> partition, int frame) {}

  /** How many rows LIMIT leaves. */
  public enum Limit {
    /** All. */
    NONE,
    /** Some. */
    SOME,
    /** At most one. */
    ONE
  }

  /** What set operation. */
  public enum Operator {
    UNION,
    INTERSECT,
    EXCEPT
  }

  /** A set operation, or a range that takes part in one. */
  public sealed interface Combination {}

  /** A range, by number. */
  public record Operand(int range) implements Combination {}

  /**
   * A set operation.
   *
   * @param all whether duplicates stay
   * @param types the type of each column
   * @param collations the collation of each column
   * @param equalities the operator that compares each column; none where nothing is compared
   */
  public record SetOperation(
      Operator operator,
      boolean all,
      Combination left,
      Combination right,
      List<Integer> types,
      List<Integer> collations,
      List<Integer> equalities)
      implements Combination {}

  /**
   * Functions, operators and relations by object identifier.
   *
   * @param standsAlone whether nothing of a query around is read
   */
  public record Routines(
      Set<Integer> functions, Set<Integer> operators, Set<Integer> relations, boolean standsAlone) {
    public Routines {
      functions = Set.copyOf(functions);
      operators = Set.copyOf(operators);
      relations = Set.copyOf(relations);
    }
  }
}
