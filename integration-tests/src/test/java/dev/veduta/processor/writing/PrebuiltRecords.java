package dev.veduta.processor.writing;

import com.palantir.javapoet.JavaFile;
import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.processor.binding.PackageBinder;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Patterns;
import dev.veduta.processor.naming.NamingScheme;
import dev.veduta.processor.naming.Strategies;
import dev.veduta.processor.report.Outcome;
import dev.veduta.processor.report.Place;
import dev.veduta.processor.report.Report;
import dev.veduta.processor.validation.ColumnMatcher;
import dev.veduta.processor.validation.MappedPackage;
import dev.veduta.processor.validation.MappedView;
import dev.veduta.processor.validation.RequestFinder;
import java.nio.file.Path;
import java.util.List;

/**
 * Records that are all but text: what of generation is JavaPoet's own work.
 *
 * @param files to be written
 */
public record PrebuiltRecords(List<JavaFile> files) {
  private record Nowhere() implements Place {}

  /** Those of a schema. */
  public static PrebuiltRecords of(Path catalog, String schema) {
    Place nowhere = new Nowhere();
    Declaration every =
        new Declaration.OfPackage(
            "com.acme.app",
            nowhere,
            new Declaration.Value(schema, nowhere),
            Patterns.all(nowhere),
            Patterns.all(nowhere),
            NamingScheme.NONE,
            false,
            List.of());
    List<MappedView> views =
        new RequestFinder(new CatalogDirectory(catalog), Strategies.NONE)
            .find(new Outcome<>(List.of(every), Report.CLEAN))
            .then(ColumnMatcher::match)
            .values();
    SourceWriter writer = new SourceWriter("benchmark", true);
    return new PrebuiltRecords(
        MappedPackage.of(views).stream()
            .flatMap(it -> PackageBinder.bind(it).stream())
            .map(writer::file)
            .toList());
  }

  /** Lets JavaPoet write them, on all cores. */
  public long write() {
    return files.parallelStream().mapToLong(it -> it.toString().length()).sum();
  }
}
