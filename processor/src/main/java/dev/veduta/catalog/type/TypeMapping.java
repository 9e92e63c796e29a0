package dev.veduta.catalog.type;

import java.util.Optional;

/**
 * One Java type that fits a PostgreSQL type.
 *
 * @param javaType the Java type
 * @param expression how the runtime reads and binds it
 * @param column what can be asked of a column of it
 * @param bound of a range, its bound
 * @param primitive its primitive form, if it has one
 * @param equality how {@code equals} relates to SQL's equality
 */
public record TypeMapping(
    JavaType javaType,
    SqlExpression expression,
    ColumnKind column,
    Optional<SqlExpression> bound,
    Optional<Primitive> primitive,
    Equality equality) {

  /** A mapping with neither bound nor primitive form. */
  static TypeMapping of(
      JavaType javaType, SqlExpression expression, ColumnKind column, Equality equality) {
    return new TypeMapping(
        javaType, expression, column, Optional.empty(), Optional.empty(), equality);
  }

  /** The same, read and bound in another way. */
  TypeMapping readBy(SqlExpression other) {
    return new TypeMapping(javaType, other, column, bound, primitive, equality);
  }

  /** What stands between the values of the column, or of its arrays, and their Java type. */
  public Optional<ConverterExpression> converter() {
    return converterIn(expression);
  }

  private static Optional<ConverterExpression> converterIn(SqlExpression expression) {
    if (expression instanceof SqlExpression.Converted it) {
      return Optional.of(it.converter());
    }
    return expression instanceof SqlExpression.Call call
        ? call.types().stream().flatMap(it -> converterIn(it).stream()).findFirst()
        : Optional.empty();
  }

  /** How many parameter slots it takes in a record. */
  public int slots(boolean asPrimitive) {
    return asPrimitive ? primitive.map(Primitive::slots).orElse(1) : 1;
  }

  /** The Java types that an accessor may return, for messages: {@code int or Integer}. */
  public String describe() {
    return primitive.map(it -> it.keyword() + " or " + javaType).orElseGet(javaType::toString);
  }
}
