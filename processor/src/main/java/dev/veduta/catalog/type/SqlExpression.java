package dev.veduta.catalog.type;

import dev.veduta.catalog.QualifiedName;
import java.util.List;

/** The Java expression that stands for a PostgreSQL type in generated code. */
public sealed interface SqlExpression {
  /** {@code SqlTypes.INT4}. */
  record Constant(String name) implements SqlExpression {}

  /** {@code SqlTypes.domain("public", "year", SqlTypes.INT4)}: names first, then types. */
  record Call(String factory, List<String> names, List<SqlExpression> types)
      implements SqlExpression {
    public Call {
      names = List.copyOf(names);
      types = List.copyOf(types);
    }
  }

  /** {@code Mood.TYPE}, of a type that is itself generated. */
  record Generated(JavaType owner) implements SqlExpression {}

  /** {@code SqlTypes.converted(SqlTypes.NUMERIC, new MoneyConverter())}. */
  record Converted(SqlExpression base, ConverterExpression converter) implements SqlExpression {}

  /** A factory that takes types alone. */
  static SqlExpression call(String factory, SqlExpression type) {
    return new Call(factory, List.of(), List.of(type));
  }

  /** A factory that takes the name of a type, then types. */
  static SqlExpression call(String factory, QualifiedName name, SqlExpression... types) {
    return new Call(factory, List.of(name.schema(), name.name()), List.of(types));
  }
}
