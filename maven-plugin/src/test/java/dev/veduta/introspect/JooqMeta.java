package dev.veduta.introspect;

import java.sql.Connection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.postgres.PostgresDatabase;

/** The second opinion: what jOOQ's code generator reads of the same database. */
final class JooqMeta {
  private JooqMeta() {}

  static List<TableDefinition> tables(Connection connection, String... schemas) {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    PostgresDatabase database = new PostgresDatabase();
    database.setConnection(connection);
    database.setConfiguredSchemata(
        Stream.of(schemas).map(it -> new SchemaMappingType().withInputSchema(it)).toList());
    database.setIncludes(new String[] {".*"});
    database.setExcludes(new String[0]);
    database.setIncludeRelations(true);
    database.setIncludeTables(true);
    database.setTableValuedFunctions(false);
    List<TableDefinition> tables =
        database.getSchemata().stream().flatMap(it -> database.getTables(it).stream()).toList();
    tables.forEach(TableDefinition::getColumns);
    return tables;
  }
}
