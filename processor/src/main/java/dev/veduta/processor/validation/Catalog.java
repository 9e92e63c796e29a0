package dev.veduta.processor.validation;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.processor.report.Nearest;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Problem;
import dev.veduta.processor.report.ProblemCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The catalog, with what it lacks as problems.
 *
 * @param directory where it is
 */
record Catalog(CatalogDirectory directory) {
  /** Opens a catalog, on behalf of a declaration. */
  static Outcome<Catalog> open(CatalogDirectory directory, Place place) {
    return directory.exists()
        ? Outcome.of(new Catalog(directory))
        : Outcome.failed(
            Problem.of(ProblemCode.CATALOG_MISSING, place, portable(directory.root())));
  }

  /** The names of a schema's relations, in order; at least one. */
  Outcome<NavigableSet<String>> namesIn(String schema, Place place) {
    return names(place).then(all -> namesIn(schema, all, place));
  }

  private Outcome<NavigableSet<QualifiedName>> names(Place place) {
    try {
      return Outcome.of(directory.names());
    } catch (IOException e) {
      return Outcome.failed(unreadable(directory.root(), e, place));
    }
  }

  private static Outcome<NavigableSet<String>> namesIn(
      String schema, NavigableSet<QualifiedName> all, Place place) {
    NavigableSet<String> names =
        all.stream()
            .filter(it -> it.schema().equals(schema))
            .map(QualifiedName::name)
            .collect(toCollection(TreeSet::new));
    return names.isEmpty() ? Outcome.failed(unknown(schema, all, place)) : Outcome.of(names);
  }

  /** One relation. */
  Outcome<CatalogView> find(QualifiedName name, Place place) {
    try {
      return directory
          .find(name)
          .map(Outcome::of)
          .orElseGet(
              () ->
                  namesIn(name.schema(), place)
                      .then(known -> Outcome.failed(unknown(name, known, place))));
    } catch (CatalogFormatException e) {
      return Outcome.failed(
          Problem.of(ProblemCode.CATALOG_UNREADABLE, place, e.file(), e.line(), e.why()));
    } catch (IOException e) {
      return Outcome.failed(unreadable(directory.fileOf(name), e, place));
    }
  }

  private static Problem unknown(String schema, Collection<QualifiedName> all, Place place) {
    Set<String> schemas = all.stream().map(QualifiedName::schema).collect(toSet());
    return Problem.of(ProblemCode.UNKNOWN_SCHEMA, place, schema)
        .didYouMean(Nearest.to(schema, schemas));
  }

  private static Problem unknown(QualifiedName name, Collection<String> known, Place place) {
    return Problem.of(ProblemCode.UNKNOWN_VIEW, place, name)
        .didYouMean(Nearest.to(name.name(), known).map(it -> name.schema() + "." + it));
  }

  private static Problem unreadable(Path path, IOException e, Place place) {
    return Problem.of(ProblemCode.CATALOG_UNREADABLE, place, portable(path), 1, e.toString());
  }

  private static String portable(Path path) {
    return path.toString().replace('\\', '/');
  }
}
