package dev.veduta.maven;

import dev.veduta.VedutaException;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.migration.Draft;
import dev.veduta.migration.MigrationException;
import dev.veduta.migration.MigrationTool;
import dev.veduta.migration.Migrations;
import dev.veduta.source.OpenSource;
import dev.veduta.source.SourceException;
import dev.veduta.viewfile.ReflectedFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the migration that gives a database the views of the view files, from how these differ
 * from the source: views that are new, that changed and whose file is gone, and what depends on
 * them. The source is left as it was.
 */
@Mojo(name = "ddl", threadSafe = true)
public final class DdlMojo extends AbstractSourceMojo {
  /** What applies migrations: {@code flyway} or {@code liquibase}. */
  @Parameter(property = "veduta.migrationTool", defaultValue = "flyway")
  String migrationTool;

  /**
   * Where migrations lie; by default {@code src/main/resources/db/migration}, for Liquibase {@code
   * src/main/resources/db/changelog}.
   */
  @Parameter(property = "veduta.migrationDirectory")
  @Nullable File migrationDirectory;

  /** What the migration is called, after its version. */
  @Parameter(property = "veduta.migrationName", defaultValue = "views")
  String migrationName;

  /** Its version; by default the one after the newest in the directory. */
  @Parameter(property = "veduta.migrationVersion")
  @Nullable String migrationVersion;

  /**
   * Whether to write one that runs whenever it changed, and makes all views again, instead of one
   * that runs once, and changes what differs.
   */
  @Parameter(property = "veduta.repeatable", defaultValue = "false")
  boolean repeatable;

  /** Only shows the migration. */
  @Parameter(property = "veduta.dryRun", defaultValue = "false")
  boolean dryRun;

  @Override
  void withoutSource() throws MojoFailureException {
    throw new MojoFailureException(
        "[NotCompared] offline: a migration is the difference between view files and a source. Run"
            + " veduta:ddl without veduta.offline and -o.");
  }

  @Override
  void run(SourceReader reader)
      throws SourceException, SQLException, IOException, MojoFailureException {
    try {
      MigrationTool tool = tool(migrationTool);
      Migrations migrations = Migrations.of(directory(tool), tool, migrationName);
      Draft draft = draft(reader, migrations);
      draft
          .leftOut()
          .forEach(it -> getLog().warn("Not compared, as the source has no such role: " + it));
      if (draft.script().isEmpty()) {
        getLog().info("Nothing to write: the source has what the view files say");
      } else if (dryRun) {
        getLog().info("To be written:\n" + draft.script());
      } else {
        write(migrations, draft);
      }
    } catch (MigrationException | VedutaException failure) {
      throw Failed.failure(failure.getMessage(), failure);
    }
  }

  private Draft draft(SourceReader reader, Migrations migrations)
      throws SourceException, SQLException, IOException, MigrationException {
    Set<QualifiedName> ours = new TreeSet<>(migrations.views(repeatable));
    ours.addAll(new ReflectedFiles(catalog()).views());
    try (OpenSource open = base(reader.source()).open()) {
      return repeatable
          ? Draft.repeatable(open.connection(), reader.viewFiles(), ours, migrations.tool())
          : Draft.versioned(open.connection(), reader.viewFiles(), ours, migrations.tool());
    }
  }

  private void write(Migrations migrations, Draft draft)
      throws MigrationException, SourceException, IOException {
    Optional<Path> written =
        repeatable
            ? migrations.writeRepeatable(draft)
            : migrations.write(draft, Optional.ofNullable(migrationVersion));
    if (written.isPresent()) {
      getLog().info("Written to " + written.get() + ":");
      draft.summary().forEach(getLog()::info);
    } else if (repeatable) {
      getLog().info("Nothing to write: R__" + migrationName + ".sql says so already");
    } else {
      getLog()
          .info(
              "Nothing to write: "
                  + migrations.newest().orElseThrow().file()
                  + " says so already, and waits to be applied to the source");
    }
  }

  private Path directory(MigrationTool tool) {
    return migrationDirectory == null
        ? project.getBasedir().toPath().resolve(tool.directory())
        : migrationDirectory.toPath();
  }

  private static MigrationTool tool(String name) throws MojoFailureException {
    for (MigrationTool tool : MigrationTool.values()) {
      if (tool.name().toLowerCase(Locale.ROOT).equals(name)) {
        return tool;
      }
    }
    throw new MojoFailureException(
        "[MigrationToolUnknown] veduta.migrationTool is \""
            + name
            + "\". Write flyway or liquibase.");
  }
}
