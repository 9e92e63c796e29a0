package dev.veduta.migration;

import java.io.OutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Scope;
import liquibase.changelog.FastCheckService;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.flywaydb.core.Flyway;

/** The real tools. */
final class Tools {
  private Tools() {}

  /** Applies what a directory of migrations has and the database has not. */
  static void apply(MigrationTool tool, DataSource database, Path directory) throws Exception {
    if (tool == MigrationTool.FLYWAY) {
      Flyway.configure().dataSource(database).locations("filesystem:" + directory).load().migrate();
    } else {
      liquibase(database, directory);
    }
  }

  private static void liquibase(DataSource database, Path directory) throws Exception {
    Logger.getLogger("liquibase").setLevel(Level.WARNING);
    try (Connection connection = database.getConnection()) {
      var target =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      Scope.child(
          Map.of(
              Scope.Attr.resourceAccessor.name(),
              new DirectoryResourceAccessor(directory),
              Scope.Attr.ui.name(),
              new LoggerUIService()),
          () -> {
            // It remembers in the process that there was nothing to do.
            Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, target)
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "all.xml")
                .setOutput(OutputStream.nullOutputStream())
                .execute();
          });
    }
  }
}
