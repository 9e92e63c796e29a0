package dev.veduta.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
    List<U> made = new ArrayList<>();
    Report all = report;
    for (T value : values) {
      Outcome<U> outcome = step.apply(value);
      made.addAll(outcome.values);
      all = all.and(outcome.report);
    }
    return new Outcome<>(made, all);
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
