package dev.veduta.maven;

import dev.veduta.ddl.Ddl;
import dev.veduta.ddl.DdlReport;
import dev.veduta.source.SourceException;
import dev.veduta.view.Relation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Creates views of the catalog in the database, all of them or those named, each after those that
 * it reads, in one transaction. Materialized views are filled.
 */
@Mojo(name = "create", threadSafe = true)
public final class CreateMojo extends AbstractDdlMojo {
  /** Replaces plain views that are there, as far as {@code CREATE OR REPLACE VIEW} can. */
  @Parameter(property = "veduta.orReplace", defaultValue = "false")
  boolean orReplace;

  /** Leaves alone what is there. */
  @Parameter(property = "veduta.ifNotExists", defaultValue = "false")
  boolean ifNotExists;

  /** Leaves materialized views without data. */
  @Parameter(property = "veduta.withNoData", defaultValue = "false")
  boolean withNoData;

  /** Called by Maven. */
  public CreateMojo() {
    super("create");
  }

  @Override
  DdlReport run(Ddl ddl, List<Relation<?>> chosen)
      throws SourceException, IOException, MojoFailureException {
    Optional<String> staleness = staleness();
    if (staleness.isPresent()) {
      throw new MojoFailureException(staleness.get());
    }
    Ddl wanted = orReplace ? ddl.orReplace() : ddl;
    wanted = ifNotExists ? wanted.ifNotExists() : wanted;
    wanted = withNoData ? wanted.withNoData() : wanted;
    return wanted.createAll(chosen);
  }
}
