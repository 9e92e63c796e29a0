package dev.veduta;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.RelationKind;
import dev.veduta.catalog.ViewClaims;
import dev.veduta.catalog.ViewDefinition;
import dev.veduta.catalog.ViewOptions;
import dev.veduta.catalog.ViewWrites;
import java.util.List;
import java.util.stream.Stream;

/** Plain views of the catalog, of which nothing is claimed. */
public final class CatalogViews {
  private CatalogViews() {}

  /** A view of nullable whole numbers. */
  public static CatalogView ofIntegers(String schema, String name, String... columns) {
    return of(
        new QualifiedName(schema, name),
        null,
        Stream.of(columns)
            .map(it -> new CatalogColumn(it, "integer", PgType.builtin("int4"), null, null, null))
            .toList(),
        "SELECT");
  }

  /** A view of these columns, with this query. */
  public static CatalogView of(
      QualifiedName name, String comment, List<CatalogColumn> columns, String query) {
    return new CatalogView(
        name,
        RelationKind.VIEW,
        comment,
        columns,
        List.of(),
        ViewClaims.NONE,
        List.of(),
        new ViewDefinition(query, List.of(), ViewOptions.NONE),
        ViewWrites.NONE,
        true);
  }
}
