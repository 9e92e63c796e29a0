package dev.veduta.processor.declaration;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.Conversion;
import dev.veduta.processor.report.Place;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code @Convert} on a package.
 *
 * @param conversion the conversion
 * @param types the SQL types whose columns it converts in records of all columns
 * @param place where it stands
 */
public record PackageConversion(Conversion conversion, List<Declaration.Value> types, Place place) {
  public PackageConversion {
    types = List.copyOf(types);
  }

  /** Whether it is meant for columns of a type, or of an array of it. */
  public boolean isFor(PgType type) {
    return types.stream().anyMatch(it -> namesOf(type).anyMatch(it.text()::equals));
  }

  /** What it may call a type, or that of an array's elements. */
  public static Stream<String> namesOf(PgType type) {
    if (type instanceof PgType.Array it) {
      return namesOf(it.element());
    }
    QualifiedName name = ((PgType.Named) type).name();
    return name.schema().equals("pg_catalog")
        ? Stream.of(name.toString(), name.name())
        : Stream.of(name.toString());
  }
}
