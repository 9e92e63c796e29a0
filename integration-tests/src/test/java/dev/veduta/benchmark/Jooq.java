package dev.veduta.benchmark;

import dev.veduta.jooq.meta.VedutaDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Property;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;
import org.jooq.meta.postgres.PostgresDatabase;

/**
 * The code generator to be measured beside, as its manual sets it up for views, records and POJOs;
 * the POJOs as Java records, which is the least it can write.
 *
 * @param url of the database to read
 */
record Jooq(String url) {
  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  /** Reads the database, and writes the views', records' and POJOs' classes. */
  void generate(Path directory) throws Exception {
    GenerationTool.generate(
        configuration(new Database().withName(PostgresDatabase.class.getName()), directory)
            .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url)));
  }

  /** Reads a catalog of the same views, and writes the same classes. */
  static void generate(Path catalog, Path directory) throws Exception {
    Property property =
        new Property().withKey("catalogDirectory").withValue(catalog.toAbsolutePath().toString());
    GenerationTool.generate(
        configuration(
            new Database().withName(VedutaDatabase.class.getName()).withProperties(property),
            directory));
  }

  private static Configuration configuration(Database database, Path directory) {
    return new Configuration()
        .withGenerator(
            new Generator()
                .withDatabase(database.withInputSchema(SampleSchema.VIEWS))
                .withGenerate(
                    new Generate()
                        .withRecords(true)
                        .withPojos(true)
                        .withPojosAsJavaRecordClasses(true))
                .withTarget(
                    new Target()
                        .withPackageName("com.acme.app")
                        .withDirectory(directory.toString())));
  }

  /** Reads the database alone. */
  List<TableDefinition> tables() throws Exception {
    try (Connection connection = DriverManager.getConnection(url)) {
      PostgresDatabase database = new PostgresDatabase();
      database.setConnection(connection);
      database.setConfiguredSchemata(
          List.of(new SchemaMappingType().withInputSchema(SampleSchema.VIEWS)));
      database.setIncludes(new String[] {".*"});
      database.setExcludes(new String[0]);
      database.setIncludeRelations(true);
      database.setIncludeTables(true);
      List<TableDefinition> tables = database.getTables(database.getSchemata().get(0));
      tables.forEach(TableDefinition::getColumns);
      return tables;
    }
  }
}
