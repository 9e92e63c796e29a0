package dev.veduta.processor.validation;

import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.naming.Reserved;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The names inside one record: no two columns under one, and none that the record needs. */
public final class NameRule {
  private NameRule() {}

  /** Whether every column has a name of its own, as component and as constant. */
  public static Report judge(MappedView mapped) {
    Report components = Named.collisions(named(mapped, MappedColumn::component));
    return reserved(mapped)
        .and(
            components.isClean()
                ? Named.collisions(named(mapped, MappedColumn::constant))
                : components);
  }

  private static List<Named> named(MappedView mapped, Function<MappedColumn, String> name) {
    return mapped.columns().stream()
        .map(
            it ->
                new Named(
                    it.described() + " of " + mapped.view().name(),
                    name.apply(it),
                    it.place(mapped.request())))
        .toList();
  }

  private static Report reserved(MappedView mapped) {
    return mapped.request().shape().stream()
        .flatMap(NameRule::reserved)
        .collect(Report.collecting());
  }

  private static Stream<Problem> reserved(Declaration.OfInterface shape) {
    Stream<Problem> accessors =
        shape.accessors().stream()
            .filter(it -> Reserved.inRecord(it.name()))
            .map(it -> problem(it.name(), "an accessor", it.place()));
    Stream<Problem> others =
        shape.otherMethods().stream()
            .filter(it -> Reserved.inRecord(it.text()))
            .map(it -> problem(it.text(), "a default method", it.place()));
    return Stream.concat(accessors, others);
  }

  private static Problem problem(String name, String what, Place place) {
    return Problem.of(ProblemCode.RESERVED_NAME, place, name, what);
  }
}
