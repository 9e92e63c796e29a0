package dev.veduta.maven;

import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.catalog.CatalogView;
import dev.veduta.ddl.Ddl;
import dev.veduta.ddl.DdlReport;
import dev.veduta.introspect.Printable;
import dev.veduta.introspect.RelationPattern;
import dev.veduta.source.DatabaseSource;
import dev.veduta.source.SourceException;
import dev.veduta.store.CatalogRelations;
import dev.veduta.view.Relation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal that does with views of the catalog what an application does with its records. */
abstract class AbstractDdlMojo extends AbstractSourceMojo {
  /**
   * Which views of the catalog: patterns such as {@code schema.name}, where {@code *} is any text.
   */
  @Parameter(property = "veduta.views")
  List<String> named = List.of();

  /** Only shows what would run. */
  @Parameter(property = "veduta.dryRun", defaultValue = "false")
  boolean dryRun;

  private final String verb;

  AbstractDdlMojo(String verb) {
    this.verb = verb;
  }

  @Override
  final void withoutSource() throws MojoFailureException {
    throw new MojoFailureException(
        "[NotConnected] offline: run veduta:" + verb + " without veduta.offline and -o.");
  }

  @Override
  final void run(SourceReader reader)
      throws SourceException, IOException, CatalogFormatException, MojoFailureException {
    DatabaseSource database = database(reader.source(), verb);
    List<Relation<?>> chosen = chosen();
    Ddl ddl = Veduta.of(database.dataSource()).ddl();
    try {
      tell(run(dryRun ? ddl.dryRun() : ddl, chosen));
    } catch (VedutaException | IllegalStateException failure) {
      throw Failed.failure(GoalWords.of(failure), failure);
    }
  }

  /** Does it. */
  abstract DdlReport run(Ddl ddl, List<Relation<?>> chosen)
      throws SourceException, IOException, MojoFailureException;

  private void tell(DdlReport report) {
    if (report.statements().isEmpty()) {
      getLog().info("Nothing to " + verb);
    } else {
      getLog().info((report.ran() ? "Done:\n" : "To be run:\n") + report.toSql());
    }
  }

  private String tableLeftOut(CatalogView view) {
    return "[TableLeftOut] "
        + Printable.of(view.name().toString())
        + " asks for a table to keep its rows, and the catalog knows no key of it that is never"
        + " null: the table is left as it is. Use veduta.ddl()."
        + verb
        + "(...) in the application.";
  }

  private List<Relation<?>> chosen()
      throws IOException, CatalogFormatException, MojoFailureException {
    List<CatalogView> all = store().read().stream().filter(CatalogView::isDefined).toList();
    List<Relation<?>> chosen = new ArrayList<>();
    List<RelationPattern> patterns =
        (named.isEmpty() ? List.of("*.*") : named).stream().map(RelationPattern::parse).toList();
    for (RelationPattern pattern : patterns) {
      if (all.stream().noneMatch(view -> pattern.matches(view.name()))) {
        throw new MojoFailureException(
            "[NothingSelected] no view of the catalog in "
                + catalog()
                + " matches "
                + pattern.text()
                + ". Correct veduta.views, or write the catalog with mvn veduta:reflect.");
      }
    }
    for (CatalogView view : all) {
      if (patterns.stream().anyMatch(it -> it.matches(view.name()))) {
        Relation<?> relation = CatalogRelations.of(view);
        chosen.add(relation);
        if (view.asksForTable() && !relation.isKeptInTable()) {
          getLog().warn(tableLeftOut(view));
        }
      }
    }
    return chosen;
  }
}
