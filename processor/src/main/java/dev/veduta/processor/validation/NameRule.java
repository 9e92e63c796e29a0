package dev.veduta.processor.validation;

import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Deferral;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.naming.Reserved;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The names inside one record: no two columns under one, and none that the record needs. */
public final class NameRule {
  private NameRule() {}

  /** Whether every column has a name of its own, as component and as constant. */
  public static Report judge(MappedView mapped) {
    Report components =
        Named.collisions(
            Stream.concat(
                    named(mapped, MappedColumn::component).stream(), related(mapped, it -> it))
                .toList());
    return reserved(mapped)
        .and(
            components.isClean()
                ? Named.collisions(named(mapped, MappedColumn::constant))
                    .and(Named.collisions(loadable(mapped)))
                : components);
  }

  /** The constants of what is loaded later. */
  private static List<Named> loadable(MappedView mapped) {
    Stream<Named> deferred =
        mapped.columns().stream()
            .flatMap(column -> column.deferral().map(it -> named(mapped, column, it)).stream())
            .distinct();
    return Stream.concat(deferred, related(mapped, JavaNames::recordConstant)).toList();
  }

  /** A group has one, at the first of its columns. */
  private static Named named(MappedView mapped, MappedColumn column, Deferral deferral) {
    Place place =
        deferral.isGroup()
            ? mapped.columns().stream()
                .filter(it -> it.deferral().filter(deferral::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .place(mapped.request())
            : column.place(mapped.request());
    return new Named(
        deferral.isGroup()
            ? "group \"" + deferral.name() + "\" of deferred columns"
            : "deferred column \"" + column.column().name() + "\"",
        JavaNames.recordConstant(deferral.name()),
        place);
  }

  private static Stream<Named> related(MappedView mapped, UnaryOperator<String> name) {
    return mapped.request().shape().stream()
        .flatMap(it -> it.related().stream())
        .map(it -> new Named("relationship " + it.name(), name.apply(it.name()), it.place()));
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
    Stream<Problem> related =
        shape.related().stream()
            .filter(it -> Reserved.inRecord(it.name()))
            .map(it -> problem(it.name(), "an accessor", it.place()));
    Stream<Problem> others =
        shape.otherMethods().stream()
            .filter(it -> Reserved.inRecord(it.text()))
            .map(it -> problem(it.text(), "a default method", it.place()));
    return Stream.of(accessors, related, others).flatMap(it -> it);
  }

  private static Problem problem(String name, String what, Place place) {
    return Problem.of(ProblemCode.RESERVED_NAME, place, name, what);
  }
}
