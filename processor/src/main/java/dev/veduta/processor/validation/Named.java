package dev.veduta.processor.validation;

import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Something that gets a Java name.
 *
 * @param what what it is, for messages
 * @param javaName the name
 * @param place where a problem with it belongs
 */
record Named(String what, String javaName, Place place) {
  /** A problem for each that meets one before it in the same name. */
  static Report collisions(List<Named> all) {
    return collisions(all, UnaryOperator.identity());
  }

  /** The same, of names that are the same by some measure. */
  static Report collisions(List<Named> all, UnaryOperator<String> measure) {
    Map<String, Named> taken = new HashMap<>();
    return all.stream()
        .flatMap(
            it -> {
              Named other = taken.putIfAbsent(measure.apply(it.javaName), it);
              return other == null ? null : Stream.of(it.meets(other));
            })
        .collect(Report.collecting());
  }

  private Problem meets(Named other) {
    String names = javaName.equals(other.javaName) ? javaName : other.javaName + " and " + javaName;
    return Problem.of(ProblemCode.NAME_COLLISION, place, other.what, what, names);
  }
}
