package dev.veduta.introspect;

import dev.veduta.catalog.CatalogView;
import dev.veduta.prove.Proofs;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was read from a database. Immutable.
 *
 * @param views the selected relations, by name
 * @param unmatched the including patterns that matched nothing, in the order given
 * @param problems what is wrong but stops nothing: {@code [AssertionColumnUnknown]}, {@code
 *     [AssertionIncomplete]}, {@code [AssertionMisplaced]}, {@code [AssertionUnchecked]}, {@code
 *     [ServerUntested]}
 * @param errors assertions that are not so: {@code [AssertionDisproved]}, {@code
 *     [AssertionContradicted]}
 * @param proofs what was proven of the views, with what stopped each proof that failed
 */
public record Reflection(
    List<CatalogView> views,
    List<UnmatchedPattern> unmatched,
    List<Problem> problems,
    List<Problem> errors,
    Proofs proofs) {
  public Reflection {
    views = List.copyOf(views);
    unmatched = List.copyOf(unmatched);
    problems = List.copyOf(problems);
    errors = List.copyOf(errors);
  }

  /** The same of these views. */
  Reflection of(List<CatalogView> others) {
    return new Reflection(others, unmatched, problems, errors, proofs);
  }

  /** The same with more problems and errors. */
  public Reflection with(List<Problem> moreProblems, List<Problem> moreErrors) {
    return new Reflection(
        views,
        unmatched,
        Stream.concat(problems.stream(), moreProblems.stream()).toList(),
        Stream.concat(errors.stream(), moreErrors.stream()).toList(),
        proofs);
  }

  /** What to warn of, a line each: patterns first. */
  public List<String> warnings() {
    Stream<String> patterns = unmatched.stream().map(UnmatchedPattern::message);
    return Stream.concat(patterns, problems.stream().map(Problem::message)).toList();
  }
}
