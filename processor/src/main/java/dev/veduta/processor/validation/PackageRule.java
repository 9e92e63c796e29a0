package dev.veduta.processor.validation;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.model.ViewListModel;
import dev.veduta.processor.naming.JavaNames;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import dev.veduta.processor.report.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that the classes of one package have, and those inside its enums and composites.
 *
 * @param written the top-level classes that the user wrote, by qualified name
 */
public record PackageRule(Set<String> written) {
  public PackageRule {
    written = Set.copyOf(written);
  }

  /** Whether each class, label and attribute has a name of its own. */
  public Report judge(MappedPackage mapped) {
    Report consistent = consistent(mapped);
    return consistent.isClean() ? classes(mapped).and(members(mapped)) : consistent;
  }

  private static Report consistent(MappedPackage mapped) {
    Set<QualifiedName> seen = new HashSet<>();
    return mapped.types().stream()
        .filter(it -> !seen.add(it.name()))
        .map(
            it ->
                Problem.of(ProblemCode.CATALOG_INCONSISTENT, it.place(), mapped.name(), it.name()))
        .collect(Report.collecting());
  }

  /** Whatever the case: some file systems ignore it. */
  private Report classes(MappedPackage mapped) {
    List<Named> classes = new ArrayList<>();
    Place first = mapped.views().get(0).request().place();
    classes.add(new Named("the list of a package's views", ViewListModel.NAME, first));
    mapped.views().forEach(it -> classes.add(named(it)));
    mapped
        .types()
        .forEach(
            it -> classes.add(new Named("type " + it.name(), it.javaType().name(), it.place())));
    Stream<Named> own =
        classes.stream()
            .filter(
                it -> written.contains(JavaType.of(mapped.name(), it.javaName()).qualifiedName()))
            .map(it -> new Named("your class", it.javaName(), it.place()));
    return Named.collisions(
        Stream.concat(own.distinct(), classes.stream()).toList(),
        it -> it.toLowerCase(Locale.ROOT));
  }

  private static Named named(MappedView mapped) {
    ViewRequest request = mapped.request();
    String what =
        request
            .shape()
            .map(it -> "interface " + it.type())
            .orElseGet(() -> "view " + request.view().name());
    return new Named(what, request.recordName(), request.place());
  }

  private static Report members(MappedPackage mapped) {
    return mapped.types().stream()
        .map(it -> Named.collisions(members(it)))
        .reduce(Report.CLEAN, Report::and);
  }

  private static List<Named> members(GeneratedType type) {
    Place place = type.place();
    String of = "\" of " + type.name();
    if (type.type() instanceof PgType.Composite composite) {
      return composite.attributes().stream()
          .map(PgType.Attribute::name)
          .map(it -> new Named("attribute \"" + it + of, JavaNames.attribute(it), place))
          .toList();
    }
    return ((PgType.Enumeration) type.type())
        .labels().stream()
            .map(it -> new Named("label \"" + it + of, JavaNames.enumConstant(it), place))
            .toList();
  }
}
