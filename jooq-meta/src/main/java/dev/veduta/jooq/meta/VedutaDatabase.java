package dev.veduta.jooq.meta;

import static java.util.stream.Collectors.toCollection;

import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.meta.AbstractDatabase;
import org.jooq.meta.ArrayDefinition;
import org.jooq.meta.CatalogDefinition;
import org.jooq.meta.DefaultDomainDefinition;
import org.jooq.meta.DefaultEnumDefinition;
import org.jooq.meta.DefaultRelations;
import org.jooq.meta.DomainDefinition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.PackageDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jooq.meta.SequenceDefinition;
import org.jooq.meta.TableDefinition;
import org.jooq.meta.UDTDefinition;
import org.jooq.meta.XMLSchemaCollectionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The database that jOOQ's code generator reads: a committed catalog, with no connection at all.
 *
 * <pre>{@code
 * <database>
 *   <name>dev.veduta.jooq.meta.VedutaDatabase</name>
 *   <properties>
 *     <property>
 *       <key>catalogDirectory</key>
 *       <value>src/main/veduta/catalog</value> <!-- the default, below the project -->
 *     </property>
 *   </properties>
 *   <inputSchema>quick_bits</inputSchema>
 * </database>
 * }</pre>
 *
 * <p>A column that the catalog claims never to be null is {@code NOT NULL}; the identity key is the
 * primary key, and the further keys are unique keys. What the catalog does not keep is not
 * generated: foreign keys, check constraints, defaults, identities, sequences, routines.
 *
 * <p>jOOQ sorts and filters the lists in place, so that they are not immutable. What is wrong with
 * the catalog is a {@link CatalogException}, which jOOQ wraps. Used by one generator, in one
 * thread; made by jOOQ.
 */
public final class VedutaDatabase extends AbstractDatabase {
  private static final String DIRECTORY = "catalogDirectory";
  private static final String DEFAULT_DIRECTORY = "src/main/veduta/catalog";

  private @Nullable Catalog catalog;

  private Catalog catalog() {
    Catalog read = catalog;
    if (read == null) {
      String base = getBasedir();
      String directory = getProperties().getProperty(DIRECTORY, DEFAULT_DIRECTORY);
      read = Catalog.read(Path.of(base == null ? "" : base).resolve(directory).normalize());
      catalog = read;
    }
    return read;
  }

  @Override
  protected DSLContext create0() {
    return DSL.using(SQLDialect.POSTGRES);
  }

  @Override
  protected List<CatalogDefinition> getCatalogs0() {
    return new ArrayList<>(List.of(new CatalogDefinition(this, "", "")));
  }

  @Override
  protected List<SchemaDefinition> getSchemata0() {
    Set<String> schemas = catalog().schemas();
    for (String asked : getInputSchemata()) {
      if (!schemas.contains(asked)) {
        throw new CatalogException(
            "[UnknownSchema] the catalog has no schema \""
                + asked
                + "\", which <inputSchema> names; it has "
                + String.join(", ", schemas)
                + ". If it is new, add it to the <views> of veduta-maven-plugin and run mvn"
                + " veduta:reflect.");
      }
    }
    return schemas.stream()
        .map(it -> new SchemaDefinition(this, it, ""))
        .collect(toCollection(ArrayList::new));
  }

  @Override
  protected List<TableDefinition> getTables0() {
    return inSchemas(
        catalog().views(), view -> view.name(), (schema, view) -> new CatalogTable(schema, view));
  }

  @Override
  protected List<EnumDefinition> getEnums0() {
    return inSchemas(
        catalog().types(PgType.Enumeration.class).filter(it -> !it.labels().isEmpty()).toList(),
        PgType.Enumeration::name,
        (schema, type) -> {
          DefaultEnumDefinition definition =
              new DefaultEnumDefinition(schema, type.name().name(), null);
          type.labels().forEach(definition::addLiteral);
          return definition;
        });
  }

  @Override
  protected List<DomainDefinition> getDomains0() {
    DataTypes types = new DataTypes(this);
    return inSchemas(
        catalog().types(PgType.Domain.class).toList(),
        PgType.Domain::name,
        (schema, domain) ->
            new DefaultDomainDefinition(schema, domain.name().name(), types.under(domain)));
  }

  /** A relation's row type is no type of its own to jOOQ. */
  @Override
  protected List<UDTDefinition> getUDTs0() {
    return inSchemas(
        catalog()
            .types(PgType.Composite.class)
            .filter(it -> !catalog().isRelation(it.name()))
            .toList(),
        PgType.Composite::name,
        CatalogUdt::new);
  }

  @Override
  protected List<IndexDefinition> getIndexes0() {
    List<IndexDefinition> indexes = new ArrayList<>();
    for (CatalogTable table : tables()) {
      Keys keys = Keys.of(table.view());
      for (CatalogIndex index : table.view().indexes()) {
        boolean isConstraint =
            Keys.isTable(table.view())
                && keys.all().anyMatch(key -> key.name().equals(index.name()));
        if (!isConstraint && TableIndex.isKnown(table, index)) {
          indexes.add(new TableIndex(table, index));
        }
      }
    }
    return indexes;
  }

  @Override
  protected void loadPrimaryKeys(DefaultRelations relations) {
    for (CatalogTable table : tables()) {
      Keys.of(table.view())
          .primary()
          .ifPresent(
              key ->
                  key.columns()
                      .forEach(
                          it -> relations.addPrimaryKey(key.name(), table, table.getColumn(it))));
    }
  }

  @Override
  protected void loadUniqueKeys(DefaultRelations relations) {
    for (CatalogTable table : tables()) {
      for (Keys.Key key : Keys.of(table.view()).others()) {
        key.columns().forEach(it -> relations.addUniqueKey(key.name(), table, table.getColumn(it)));
      }
    }
  }

  /** Those that the configuration includes. */
  private List<CatalogTable> tables() {
    return getSchemata().stream()
        .flatMap(schema -> getTables(schema).stream())
        .filter(CatalogTable.class::isInstance)
        .map(CatalogTable.class::cast)
        .toList();
  }

  /** Definitions of what is in the schemas that are generated. */
  private <T, D> List<D> inSchemas(
      List<T> all, Function<T, QualifiedName> name, BiFunction<SchemaDefinition, T, D> definition) {
    List<D> definitions = new ArrayList<>();
    for (T each : all) {
      SchemaDefinition schema = getSchema(name.apply(each).schema());
      if (schema != null) {
        definitions.add(definition.apply(schema, each));
      }
    }
    return definitions;
  }

  @Override
  protected void loadForeignKeys(DefaultRelations relations) {}

  @Override
  protected void loadCheckConstraints(DefaultRelations relations) {}

  @Override
  protected List<SequenceDefinition> getSequences0() {
    return new ArrayList<>();
  }

  @Override
  protected List<RoutineDefinition> getRoutines0() {
    return new ArrayList<>();
  }

  @Override
  protected List<PackageDefinition> getPackages0() {
    return new ArrayList<>();
  }

  @Override
  protected List<ArrayDefinition> getArrays0() {
    return new ArrayList<>();
  }

  @Override
  protected List<XMLSchemaCollectionDefinition> getXMLSchemaCollections0() {
    return new ArrayList<>();
  }
}
