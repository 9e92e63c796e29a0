package dev.veduta.processor.declaration;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.Conversion;
import dev.veduta.processor.report.Place;
import java.util.List;

/**
 * {@code @Convert} on a package.
 *
 * @param conversion the conversion
 * @param types the SQL types whose columns it converts in records of all columns
 * @param place where it stands
 */
public record PackageConversion(Conversion conversion, List<String> types, Place place) {
  public PackageConversion {
    types = List.copyOf(types);
  }

  /** Whether it is meant for columns of a type, or of an array of it. */
  public boolean isFor(PgType type) {
    return type instanceof PgType.Array it
        ? isFor(it.element())
        : names(((PgType.Named) type).name());
  }

  private boolean names(QualifiedName name) {
    return types.contains(name.toString())
        || (name.schema().equals("pg_catalog") && types.contains(name.name()));
  }
}
