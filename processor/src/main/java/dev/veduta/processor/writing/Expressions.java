package dev.veduta.processor.writing;

import dev.veduta.catalog.type.SqlExpression;

/** How the runtime is told to read and bind a type. */
final class Expressions {
  private Expressions() {}

  /** {@code SqlTypes.INT4}, {@code SqlTypes.array(SqlTypes.INT4)}, {@code Mood.TYPE}. */
  static void write(SqlExpression expression, Code code) {
    if (expression instanceof SqlExpression.Constant it) {
      code.name(Names.SQL_TYPES).add(".").add(it.name());
    } else if (expression instanceof SqlExpression.Generated it) {
      code.name(it.owner()).add(".TYPE");
    } else {
      call((SqlExpression.Call) expression, code);
    }
  }

  private static void call(SqlExpression.Call call, Code code) {
    code.name(Names.SQL_TYPES).add(".").add(call.factory()).add("(");
    code.list(call.names(), it -> code.add(Literals.quoted(it)));
    if (!call.names().isEmpty() && !call.types().isEmpty()) {
      code.add(",").space();
    }
    code.list(call.types(), it -> write(it, code)).add(")");
  }
}
