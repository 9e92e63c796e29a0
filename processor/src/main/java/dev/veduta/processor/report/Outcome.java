package dev.veduta.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a step made, and the problems it met.
 *
 * @param values what came out; what has an error did not
 * @param report what is to be said
 */
public record Outcome<T>(List<T> values, Report report) {
  public Outcome {
    values = List.copyOf(values);
  }

  /** One value and nothing to say. */
  public static <T> Outcome<T> of(T value) {
    return new Outcome<>(List.of(value), Report.CLEAN);
  }

  /** No value. */
  public static <T> Outcome<T> failed(Problem problem) {
    return new Outcome<>(List.of(), Report.of(problem));
  }

  /** The next step, taken with each value. */
  public <U> Outcome<U> then(Function<T, Outcome<U>> step) {
    return gathered(values.stream().map(step));
  }

  /**
   * The same, for a step that takes a while: on all cores, in the same order.
   *
   * @param step depends on its value alone
   */
  public <U> Outcome<U> thenOnAllCores(Function<T, Outcome<U>> step) {
    return gathered(values.parallelStream().map(step));
  }

  private <U> Outcome<U> gathered(Stream<Outcome<U>> outcomes) {
    List<U> made = new ArrayList<>();
    List<Problem> all = new ArrayList<>(report.problems());
    outcomes.forEachOrdered(
        it -> {
          made.addAll(it.values);
          all.addAll(it.report.problems());
        });
    return new Outcome<>(made, new Report(all));
  }

  /** What two steps made and met, the other's after this one's. */
  public Outcome<T> and(Outcome<T> other) {
    return new Outcome<>(
        Stream.concat(values.stream(), other.values.stream()).toList(), report.and(other.report));
  }

  /** The same with more to say. */
  public Outcome<T> and(Report more) {
    return new Outcome<>(values, report.and(more));
  }

  /** The values that a rule finds no error in. */
  public Outcome<T> keeping(Function<T, Report> rule) {
    return then(
        value -> {
          Report found = rule.apply(value);
          return new Outcome<>(found.isClean() ? List.of(value) : List.of(), found);
        });
  }
}
