package dev.veduta.jooq.meta;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.RelationKind;
import java.util.ArrayList;
import java.util.List;
import org.jooq.TableOptions.TableType;
import org.jooq.meta.AbstractTableDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.DefaultColumnDefinition;
import org.jooq.meta.SchemaDefinition;
import org.jspecify.annotations.Nullable;

/** A relation of the catalog. */
final class CatalogTable extends AbstractTableDefinition {
  private final CatalogView view;

  CatalogTable(SchemaDefinition schema, CatalogView view) {
    super(schema, view.name().name(), view.comment(), type(view.kind()), source(view));
    this.view = view;
  }

  CatalogView view() {
    return view;
  }

  private static TableType type(RelationKind kind) {
    return switch (kind) {
      case VIEW -> TableType.VIEW;
      case MATERIALIZED_VIEW -> TableType.MATERIALIZED_VIEW;
      case TABLE, PARTITIONED_TABLE, FOREIGN_TABLE -> TableType.TABLE;
    };
  }

  /** As jOOQ's reader of PostgreSQL writes it. */
  private static @Nullable String source(CatalogView view) {
    if (view.definition().query() == null) {
      return null;
    }
    String create =
        view.kind() == RelationKind.MATERIALIZED_VIEW ? "create materialized view" : "create view";
    return create + " \"" + view.name().name() + "\" as " + view.definition().query() + ";";
  }

  @Override
  @SuppressWarnings("deprecation") // by 3.21; what it has instead, 3.19 does not have
  protected List<ColumnDefinition> getElements0() {
    DataTypes types = new DataTypes(getDatabase());
    List<ColumnDefinition> columns = new ArrayList<>();
    for (CatalogColumn column : view.columns()) {
      columns.add(
          new DefaultColumnDefinition(
              this,
              column.name(),
              columns.size() + 1,
              types.of(column.type(), column.sqlType(), column.isNullable()),
              false,
              column.comment()));
    }
    return columns;
  }
}
