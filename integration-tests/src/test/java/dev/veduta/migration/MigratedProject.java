package dev.veduta.migration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.server.Server;
import dev.veduta.viewfile.ViewFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A project with view files and migrations, and its database. */
final class MigratedProject {
  private static final String ROLES =
      """
      do $$
      declare
        wanted text;
      begin
        foreach wanted in array array['ddl_reader', 'ddl_owner', 'ddl_other'] loop
          if not exists (select from pg_roles where rolname = wanted) then
            execute 'create role ' || wanted;
          end if;
        end loop;
      end
      $$;
      """;

  private final MigrationTool tool;
  private final Server server;
  private final Path migrationDirectory;
  private final ViewFiles views;
  private final DataSource database;

  MigratedProject(Path root, MigrationTool tool, Server server) throws Exception {
    this.tool = tool;
    this.server = server;
    this.migrationDirectory = Files.createDirectories(root.resolve("migrations"));
    this.views = new ViewFiles(root.resolve("views"));
    this.database = server.newDatabase("ddl");
    run(database, ROLES);
    Files.writeString(
        migrationDirectory.resolve("all.xml"),
        """
        <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
              http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
          <includeAll path="." endsWithFilter=".sql"/>
        </databaseChangeLog>
        """
            .replace(" filter=\"\"", ""));
  }

  /** A migration that somebody wrote. */
  void migration(String id, String sql) throws Exception {
    Files.writeString(migrationDirectory.resolve(id + ".sql"), tool.file(id, false, sql));
  }

  void file(String path, String sql) throws Exception {
    Path file = views.directory().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, sql);
  }

  void delete(String path) throws Exception {
    Files.delete(views.directory().resolve(path));
  }

  Draft draft() throws Exception {
    return draft(database);
  }

  Draft draft(DataSource source) throws Exception {
    try (Connection connection = source.getConnection()) {
      Draft draft = Draft.versioned(connection, views, migrations().views(false), tool);
      connection.rollback();
      return draft;
    }
  }

  /** Writes the next migration, of this summary. */
  Path write(String... summary) throws Exception {
    Draft draft = draft();
    assertThat(draft.summary()).containsExactly(summary);
    return migrations().write(draft, Optional.empty()).orElseThrow();
  }

  void apply() throws Exception {
    Tools.apply(tool, database, migrationDirectory);
  }

  Migrations migrations() throws Exception {
    return Migrations.of(migrationDirectory, tool, "views");
  }

  void run(String sql) throws Exception {
    run(database, sql);
  }

  List<String> rows(String sql) throws Exception {
    return rows(database, sql);
  }

  List<String> state() throws Exception {
    return state(database);
  }

  /** What psql makes of the first migration and of these files, one after the other. */
  List<String> createdAnew(String... names) throws Exception {
    DataSource other = server.newDatabase("anew");
    try (var scripts = Files.list(migrationDirectory)) {
      Path first = scripts.filter(it -> it.toString().contains("V1__")).findFirst().orElseThrow();
      run(other, Files.readString(first));
    }
    for (String name : names) {
      run(other, Files.readString(views.directory().resolve("s/" + name + ".sql")));
    }
    return state(other);
  }

  private static List<String> state(DataSource database) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement state =
            connection.prepareStatement(
                Files.readString(
                    Path.of("../runtime/src/test/resources/dev/veduta/ddl/state.sql")))) {
      statement.execute("set search_path = ''");
      state.setArray(1, connection.createArrayOf("text", new String[] {"s"}));
      return texts(state.executeQuery());
    }
  }

  private static List<String> rows(DataSource database, String sql) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      return texts(statement.executeQuery(sql));
    }
  }

  private static List<String> texts(ResultSet row) throws Exception {
    List<String> texts = new ArrayList<>();
    while (row.next()) {
      texts.add(row.getString(1));
    }
    return texts;
  }

  private static void run(DataSource database, String sql) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
