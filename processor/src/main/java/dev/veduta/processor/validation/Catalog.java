package dev.veduta.processor.validation;

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
import java.util.stream.Collectors;

/** The catalog directory, with what it lacks as problems. */
final class Catalog {
  private final CatalogDirectory directory;
  private final NavigableSet<QualifiedName> names;

  private Catalog(CatalogDirectory directory, NavigableSet<QualifiedName> names) {
    this.directory = directory;
    this.names = names;
  }

  /** Opens a catalog, on behalf of a declaration. */
  static Outcome<Catalog> open(CatalogDirectory directory, Place place) {
    if (!directory.exists()) {
      return Outcome.failed(
          Problem.of(ProblemCode.CATALOG_MISSING, place, portable(directory.root())));
    }
    try {
      return Outcome.of(new Catalog(directory, directory.names()));
    } catch (IOException e) {
      return Outcome.failed(unreadable(directory.root(), e, place));
    }
  }

  /** The names of a schema's relations, in order. */
  Outcome<NavigableSet<String>> namesIn(String schema, Place place) {
    NavigableSet<String> inSchema =
        names.stream()
            .filter(it -> it.schema().equals(schema))
            .map(QualifiedName::name)
            .collect(Collectors.toCollection(TreeSet::new));
    if (inSchema.isEmpty()) {
      Set<String> schemas = names.stream().map(QualifiedName::schema).collect(Collectors.toSet());
      return Outcome.failed(
          Problem.of(ProblemCode.UNKNOWN_SCHEMA, place, schema)
              .didYouMean(Nearest.to(schema, schemas)));
    }
    return Outcome.of(inSchema);
  }

  /** One relation. */
  Outcome<CatalogView> find(QualifiedName name, Place place) {
    return namesIn(name.schema(), place).then(known -> find(name, known, place));
  }

  private Outcome<CatalogView> find(QualifiedName name, Collection<String> known, Place place) {
    try {
      return directory
          .find(name)
          .map(Outcome::of)
          .orElseGet(() -> Outcome.failed(unknown(name, known, place)));
    } catch (CatalogFormatException e) {
      return Outcome.failed(
          Problem.of(ProblemCode.CATALOG_UNREADABLE, place, e.file(), e.line(), e.why()));
    } catch (IOException e) {
      return Outcome.failed(unreadable(directory.fileOf(name), e, place));
    }
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
