package dev.veduta.maven;

import dev.veduta.ddl.Ddl;
import dev.veduta.ddl.DdlReport;
import dev.veduta.view.Relation;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Drops views of the catalog from the database, each before those that it reads, in one
 * transaction. They have to be named.
 */
@Mojo(name = "drop", threadSafe = true)
public final class DropMojo extends AbstractDdlMojo {
  /** Leaves out what is not there. */
  @Parameter(property = "veduta.ifExists", defaultValue = "false")
  boolean ifExists;

  /** Drops whatever depends on them as well. */
  @Parameter(property = "veduta.cascade", defaultValue = "false")
  boolean cascade;

  /** Called by Maven. */
  public DropMojo() {
    super("drop");
  }

  @Override
  DdlReport run(Ddl ddl, List<Relation<?>> chosen) throws MojoFailureException {
    if (named.isEmpty()) {
      throw new MojoFailureException(
          "[NothingNamed] veduta:drop drops what veduta.views names, such as gear.stats,gear.v_*."
              + " Nothing was dropped; *.* is all views of the catalog.");
    }
    Ddl wanted = ifExists ? ddl.ifExists() : ddl;
    wanted = cascade ? wanted.cascade() : wanted;
    Relation<?>[] more = chosen.subList(1, chosen.size()).toArray(Relation<?>[]::new);
    return wanted.drop(chosen.get(0), more);
  }
}
