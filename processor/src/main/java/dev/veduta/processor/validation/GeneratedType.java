package dev.veduta.processor.validation;

import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.SqlExpression;
import dev.veduta.catalog.type.TypeMapping;
import dev.veduta.catalog.type.TypeTable;
import dev.veduta.processor.report.Place;
import java.util.stream.Stream;

/**
 * An enum or composite type that gets a Java class.
 *
 * @param name its name
 * @param type the type
 * @param javaType its class
 * @param place where a column first asked for it
 */
public record GeneratedType(QualifiedName name, PgType type, JavaType javaType, Place place) {
  /** Those that a view's columns are read as, with those inside them. */
  static Stream<GeneratedType> of(MappedView mapped) {
    return mapped.columns().stream()
        .flatMap(it -> of(it, mapped.request().types(), it.place(mapped.request())));
  }

  private static Stream<GeneratedType> of(MappedColumn column, TypeTable types, Place place) {
    return isGenerated(column.mapping().expression())
        ? of(column.column().type(), types, place)
        : Stream.empty();
  }

  private static Stream<GeneratedType> of(PgType type, TypeTable types, Place place) {
    TypeMapping mapping = types.defaultOf(type);
    if (!isGenerated(mapping.expression())) {
      return Stream.empty();
    }
    Stream<GeneratedType> inside = TypeTable.partsOf(type).flatMap(it -> of(it, types, place));
    if (type instanceof PgType.Composite it) {
      GeneratedType own = new GeneratedType(it.name(), it, mapping.javaType(), place);
      return Stream.concat(inside, Stream.of(own));
    } else if (type instanceof PgType.Enumeration it) {
      return Stream.of(new GeneratedType(it.name(), it, mapping.javaType(), place));
    }
    return inside;
  }

  private static boolean isGenerated(SqlExpression expression) {
    return expression instanceof SqlExpression.Generated
        || (expression instanceof SqlExpression.Converted converted
            && isGenerated(converted.base()))
        || (expression instanceof SqlExpression.Call call
            && call.types().stream().anyMatch(GeneratedType::isGenerated));
  }
}
