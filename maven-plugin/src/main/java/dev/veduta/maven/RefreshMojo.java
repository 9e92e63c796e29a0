package dev.veduta.maven;

import dev.veduta.Veduta;
import dev.veduta.VedutaException;
import dev.veduta.refresh.Refresh;
import dev.veduta.source.DatabaseSource;
import dev.veduta.view.RelationName;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Refreshes materialized views of the database, each after those it reads: those named, those that
 * read a table, or all of the database. Leaves the catalog alone.
 */
@Mojo(name = "refresh", threadSafe = true)
public final class RefreshMojo extends AbstractSourceMojo {
  /** The views to refresh, such as {@code gear.stats,gear.ranking}; all by default. */
  @Parameter(property = "veduta.refresh")
  List<String> refresh = List.of();

  /** Instead of views: the tables that have changed, such as {@code gear.review}. */
  @Parameter(property = "veduta.after")
  List<String> after = List.of();

  /** Whether what the named views read is refreshed before them. */
  @Parameter(property = "veduta.withDependencies", defaultValue = "false")
  boolean withDependencies;

  /** Whether what reads the named views is refreshed after them. */
  @Parameter(property = "veduta.withDependents", defaultValue = "false")
  boolean withDependents;

  /** Whether all change in one transaction. */
  @Parameter(property = "veduta.together", defaultValue = "false")
  boolean together;

  /** How many views are refreshed side by side, where they do not read each other. */
  @Parameter(property = "veduta.connections", defaultValue = "1")
  int connections;

  /** Only tells what would be refreshed, in which order and how. */
  @Parameter(property = "veduta.dryRun", defaultValue = "false")
  boolean dryRun;

  @Override
  void withoutSource() throws MojoFailureException {
    throw new MojoFailureException(
        "[NotRefreshed] offline: run veduta:refresh without veduta.offline and -o.");
  }

  @Override
  void run(SourceReader reader) throws MojoFailureException {
    DatabaseSource database = database(reader.source(), "refresh");
    try {
      Refresh wanted = wanted(Veduta.of(database.dataSource()));
      if (dryRun) {
        getLog().info("To be refreshed:\n" + wanted.plan());
      } else {
        wanted.listener(new RefreshProgress(getLog())).now();
      }
    } catch (VedutaException failure) {
      throw Failed.failure(failure.getMessage(), failure);
    }
  }

  private Refresh wanted(Veduta veduta) throws MojoFailureException {
    if (!refresh.isEmpty() && !after.isEmpty()) {
      throw new MojoFailureException(
          "[RefreshAmbiguous] veduta.refresh names views and veduta.after tables. Take one out.");
    }
    Refresh wanted = refresh.isEmpty() ? readers(veduta) : named(veduta);
    wanted = together ? wanted.together() : wanted;
    return wanted.connections(connections);
  }

  private Refresh readers(Veduta veduta) {
    return after.isEmpty()
        ? veduta.refreshingAll()
        : veduta.refreshingAfter(after.toArray(String[]::new));
  }

  private Refresh named(Veduta veduta) {
    Refresh named = veduta.refreshing(refresh.stream().map(RelationName::parse).toList());
    named = withDependencies ? named.withDependencies() : named;
    return withDependents ? named.withDependents() : named;
  }
}
