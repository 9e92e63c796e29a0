package dev.veduta.prove.rule;

import dev.veduta.prove.fact.Facts;
import dev.veduta.prove.query.Expression;
import dev.veduta.prove.query.Expression.Grouping;
import dev.veduta.prove.query.Query;
import dev.veduta.prove.query.Query.Comparison;
import dev.veduta.prove.query.Query.GroupBy;
import dev.veduta.prove.query.Query.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What tells the rows of one grouping set from those of another: a grouping expression that is
 * never null where it is there and null where it is left out, or GROUPING.
 */
final class GroupingSetTags {
  private final Query query;
  private final GroupBy grouping;
  private final Predicate<Expression> never;
  private final GroupKeys keys;

  GroupingSetTags(Facts facts, Query query, GroupBy grouping, Predicate<Expression> never) {
    this.query = query;
    this.grouping = grouping;
    this.never = never;
    this.keys = new GroupKeys(facts, query);
  }

  /** The sets of further columns, each of which is enough beside the grouping expressions. */
  List<Set<Expression>> choices() {
    Set<Integer> present = new HashSet<>();
    for (Comparison key : grouping.keys()) {
      query
          .referenced(key.reference())
          .filter(target -> never.test(target.expression()) && keys.isOfRow(target.expression()))
          .filter(target -> !keys.mayBeAnother(key, grouping))
          .ifPresent(target -> present.add(key.reference()));
    }
    List<Set<Expression>> choices = new ArrayList<>();
    if (tellsApart(present)) {
      choices.add(Set.of());
    }
    Set<Expression> all = new LinkedHashSet<>();
    Set<Integer> references = new HashSet<>(present);
    for (Grouping tag : tags()) {
      all.add(tag);
      references.addAll(tag.references());
      Set<Integer> alone = new HashSet<>(present);
      alone.addAll(tag.references());
      if (tellsApart(alone)) {
        choices.add(Set.of(tag));
      }
    }
    if (tellsApart(references)) {
      choices.add(all);
    }
    return choices;
  }

  private List<Grouping> tags() {
    List<Grouping> tags = new ArrayList<>();
    for (Target target : query.columns()) {
      if (target.expression() instanceof Grouping it && it.level() == 0) {
        tags.add(it);
      }
    }
    return tags;
  }

  /** Whether any two sets differ in whether they have one of these. */
  private boolean tellsApart(Set<Integer> references) {
    BiPredicate<Set<Integer>, Set<Integer>> differ =
        (one, other) -> references.stream().anyMatch(it -> one.contains(it) != other.contains(it));
    List<Set<Integer>> sets = grouping.sets();
    for (int i = 0; i < sets.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!differ.test(sets.get(i), sets.get(j))) {
          return false;
        }
      }
    }
    return true;
  }
}
