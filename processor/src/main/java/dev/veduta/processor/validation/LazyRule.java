package dev.veduta.processor.validation;

import dev.veduta.processor.declaration.Accessor;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.RelatedAccessor;
import dev.veduta.processor.model.Twin;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.stream.Stream;

/** What is loaded later is loaded by the key of the row. */
public final class LazyRule {
  private LazyRule() {}

  /** Whether a record that has such accessors has a key, and none has to be compared. */
  public static Report judge(MappedView mapped) {
    return keys(mapped).and(checks(mapped));
  }

  private static Report checks(MappedView mapped) {
    return mapped.columns().stream()
        .filter(it -> it.deferral().isPresent())
        .filter(it -> it.twins(mapped.view()).stream().anyMatch(Twin::isChecked))
        .map(
            it ->
                Problem.of(
                    ProblemCode.DEFERRED_CHECK,
                    it.place(mapped.request()),
                    it.component(),
                    mapped.view().name()))
        .collect(Report.collecting());
  }

  private static Report keys(MappedView mapped) {
    return KeyChoice.of(mapped).isPresent()
        ? Report.CLEAN
        : mapped.request().shape().stream()
            .flatMap(it -> Stream.concat(deferred(it, mapped), related(it, mapped)))
            .collect(Report.collecting());
  }

  private static Stream<Problem> deferred(Declaration.OfInterface shape, MappedView mapped) {
    return shape.accessors().stream()
        .filter(it -> it.deferral().isPresent())
        .map((Accessor it) -> problem(it.name(), it.place(), mapped));
  }

  private static Stream<Problem> related(Declaration.OfInterface shape, MappedView mapped) {
    return shape.related().stream()
        .map((RelatedAccessor it) -> problem(it.name(), it.place(), mapped));
  }

  private static Problem problem(String name, Place place, MappedView mapped) {
    return Problem.of(ProblemCode.LAZY_WITHOUT_KEY, place, name, mapped.view().name());
  }
}
