package dev.veduta.processor.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import javax.tools.Diagnostic.Kind;

/**
 * The problems that a step found, in order.
 *
 * @param problems none if all is well
 */
public record Report(List<Problem> problems) {
  /** No problem. */
  public static final Report CLEAN = new Report(List.of());

  public Report {
    problems = List.copyOf(problems);
  }

  /** These problems. */
  public static Report of(Problem... problems) {
    return new Report(List.of(problems));
  }

  /** Problems into a report. */
  public static Collector<Problem, ?, Report> collecting() {
    return Collector.of(
        ArrayList<Problem>::new,
        List::add,
        (one, other) -> {
          one.addAll(other);
          return one;
        },
        Report::new);
  }

  /** This report's problems, then the other's. */
  public Report and(Report other) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(other.problems);
    return new Report(all);
  }

  /** Whether nothing in it is an error. */
  public boolean isClean() {
    return problems.stream().noneMatch(it -> it.code().kind() == Kind.ERROR);
  }

  /** Each problem once, to be printed. */
  public List<Problem> once() {
    return problems.stream().distinct().toList();
  }
}
