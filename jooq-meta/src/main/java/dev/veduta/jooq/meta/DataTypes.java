package dev.veduta.jooq.meta;

import static org.jooq.impl.DSL.name;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import org.jooq.meta.DataTypeDefinition;
import org.jooq.meta.Database;
import org.jooq.meta.DefaultDataTypeDefinition;

/**
 * jOOQ's definitions of types.
 *
 * @param database the one they belong to
 */
record DataTypes(Database database) {
  /**
   * The type of a column or attribute.
   *
   * @param sqlType the type with its modifier
   */
  DataTypeDefinition of(PgType type, String sqlType, boolean nullable) {
    return definition(type, typeName(type, sqlType), TypeSize.of(type, sqlType), nullable);
  }

  /** The type that a domain is over. Whether it takes nulls the catalog does not keep. */
  DataTypeDefinition under(PgType.Domain domain) {
    PgType base = TypeNames.withoutDomains(domain);
    String typeName = TypeNames.inSql(base, TypeNames.modified(domain));
    return definition(base, typeName, TypeSize.of(domain, ""), true);
  }

  private DataTypeDefinition definition(
      PgType type, String typeName, TypeSize size, boolean nullable) {
    QualifiedName own = TypeNames.of(type);
    return new DefaultDataTypeDefinition(
        database,
        database.getSchema(own.schema()),
        typeName,
        size.length(),
        size.precision(),
        size.scale(),
        nullable,
        (String) null,
        name(own.schema(), own.name()));
  }

  /** A domain over an array, called an array, would be an array of the domain to jOOQ. */
  private String typeName(PgType type, String sqlType) {
    return type instanceof PgType.Domain domain && isGenerated(domain)
        ? TypeNames.USER_DEFINED
        : TypeNames.inSql(type, sqlType);
  }

  private boolean isGenerated(PgType.Domain domain) {
    QualifiedName own = domain.name();
    return database.getDomain(database.getSchema(own.schema()), name(own.schema(), own.name()))
        != null;
  }
}
