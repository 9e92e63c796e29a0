package dev.veduta.catalog.type;

import java.util.Optional;

/**
 * A conversion of a column's values to a class of the user's.
 *
 * @param source the Java type of the column's values
 * @param target what they are converted to
 * @param expression the converter
 */
public record Conversion(JavaType source, JavaType target, ConverterExpression expression) {
  /** Whether it converts what a mapping reads; nulls inside have to be expected. */
  boolean takes(TypeMapping mapping) {
    boolean isSource =
        source.isSameAs(mapping.javaType()) && source.admitsNullsOf(mapping.javaType());
    if (expression instanceof ConverterExpression.Json) {
      return isSource && isJson(mapping.expression());
    }
    // Where SQL holds different texts equal, such as padded ones, a label is not one text.
    return isSource && !(isOfLabels() && mapping.equality() != Equality.SAME);
  }

  /** What converts, for messages: {@code MoneyConverter}. */
  public String what() {
    if (expression instanceof ConverterExpression.Created it) {
      return it.type().toString();
    } else if (expression instanceof ConverterExpression.Instance it) {
      return it.type().toString();
    }
    return expression instanceof ConverterExpression.Labels it ? it.type().toString() : "@Json";
  }

  /** The mapping with its values converted. */
  TypeMapping over(TypeMapping mapping) {
    return new TypeMapping(
        target,
        new SqlExpression.Converted(mapping.expression(), expression),
        isPlain(mapping) ? ColumnKind.PLAIN : ColumnKind.COMPARABLE,
        Optional.empty(),
        Primitive.of(target),
        equality(mapping));
  }

  /** An array converted as a whole has none of an array's operators, which bind its elements. */
  private static boolean isPlain(TypeMapping mapping) {
    return mapping.column() == ColumnKind.PLAIN || mapping.column() == ColumnKind.ARRAY;
  }

  private Equality equality(TypeMapping mapping) {
    if (isPlain(mapping) || mapping.equality() == Equality.NONE) {
      return Equality.NONE;
    }
    return isOfLabels() ? Equality.SAME : Equality.CONVERTED;
  }

  private boolean isOfLabels() {
    return expression instanceof ConverterExpression.Labels;
  }

  private static boolean isJson(SqlExpression expression) {
    if (expression instanceof SqlExpression.Constant it) {
      return it.name().equals("JSON") || it.name().equals("JSONB");
    }
    return expression instanceof SqlExpression.Call it
        && it.factory().equals("domain")
        && isJson(it.types().get(0));
  }
}
