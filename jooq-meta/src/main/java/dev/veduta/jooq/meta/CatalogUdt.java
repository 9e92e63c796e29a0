package dev.veduta.jooq.meta;

import dev.veduta.catalog.PgType;
import java.util.ArrayList;
import java.util.List;
import org.jooq.meta.AbstractUDTDefinition;
import org.jooq.meta.AttributeDefinition;
import org.jooq.meta.DefaultAttributeDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.SchemaDefinition;

/** A composite type of the catalog. */
final class CatalogUdt extends AbstractUDTDefinition {
  private final PgType.Composite type;

  CatalogUdt(SchemaDefinition schema, PgType.Composite type) {
    super(schema, type.name().name(), null);
    this.type = type;
  }

  @Override
  protected List<AttributeDefinition> getElements0() {
    DataTypes types = new DataTypes(getDatabase());
    List<AttributeDefinition> attributes = new ArrayList<>();
    for (PgType.Attribute attribute : type.attributes()) {
      attributes.add(
          new DefaultAttributeDefinition(
              this,
              attribute.name(),
              attributes.size() + 1,
              types.of(attribute.type(), attribute.sqlType(), true)));
    }
    return attributes;
  }

  @Override
  protected List<RoutineDefinition> getRoutines0() {
    return List.of();
  }
}
