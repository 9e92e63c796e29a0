package dev.veduta.migration;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.veduta.catalog.QualifiedName;
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
import java.util.Set;
import java.util.stream.Stream;
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

  String text(String path) throws Exception {
    return Files.readString(views.directory().resolve(path));
  }

  void delete(String path) throws Exception {
    Files.delete(views.directory().resolve(path));
  }

  Draft draft() throws Exception {
    return draft(migrations().views(false));
  }

  /** As if files had defined these until now. */
  Draft draftKnowing(String... names) throws Exception {
    return draft(Stream.of(names).map(it -> new QualifiedName("s", it)).collect(toSet()));
  }

  private Draft draft(Set<QualifiedName> known) throws Exception {
    try (Connection connection = database.getConnection()) {
      Draft draft = Draft.versioned(connection, views, known, tool);
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
    return state("s");
  }

  List<String> state(String schema) throws Exception {
    return state(database, schema);
  }

  /** Writes the repeatable one, and answers whether it had to be. */
  boolean writeRepeatable() throws Exception {
    try (Connection connection = database.getConnection()) {
      Migrations migrations = migrations();
      Draft draft = Draft.repeatable(connection, views, migrations.views(true), tool);
      connection.rollback();
      return migrations.writeRepeatable(draft).isPresent();
    }
  }

  /** What psql makes of the first migration and of these scripts, one after the other. */
  List<String> createdAnew(String... more) throws Exception {
    DataSource other = server.newDatabase("anew");
    try (var scripts = Files.list(migrationDirectory)) {
      Path first = scripts.filter(it -> it.toString().contains("V1__")).findFirst().orElseThrow();
      run(other, Files.readString(first));
    }
    for (String script : more) {
      run(other, script);
    }
    return state(other, "s");
  }

  private static List<String> state(DataSource database, String schema) throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        PreparedStatement state = connection.prepareStatement(runtimeTestFile("state.sql"))) {
      statement.execute("set search_path = ''");
      state.setArray(1, connection.createArrayOf("text", new String[] {schema}));
      return texts(state.executeQuery());
    }
  }

  /** What the runtime's own tests read, too. */
  static String runtimeTestFile(String name) throws Exception {
    return Files.readString(Path.of("../runtime/src/test/resources/dev/veduta/ddl", name));
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
