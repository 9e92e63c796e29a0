package dev.veduta.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.type.SqlExpression;
import dev.veduta.processor.model.ComponentModel;
import java.util.Map;
import java.util.Optional;

/**
 * How a component is read from its row: by the {@code RowReader}'s own method for its type, where
 * there is one, and otherwise through its column.
 *
 * <pre>
 * row.getInt(1)
 * row.getNullableText(2)
 * row.get(3, Columns.TAGS)
 * </pre>
 */
final class RowGetter {
  /** By the constant of the type. The text of these types is all there is to their values. */
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("BOOL", "Boolean"),
          Map.entry("INT2", "Short"),
          Map.entry("INT4", "Int"),
          Map.entry("INT8", "Long"),
          Map.entry("FLOAT4", "Float"),
          Map.entry("FLOAT8", "Double"),
          Map.entry("TEXT", "Text"),
          Map.entry("VARCHAR", "Text"),
          Map.entry("BPCHAR", "Text"),
          Map.entry("NAME", "Text"),
          Map.entry("JSON", "Text"),
          Map.entry("NUMERIC", "Decimal"),
          Map.entry("DATE", "Date"),
          Map.entry("TIMESTAMP", "Timestamp"),
          Map.entry("TIMESTAMPTZ", "Instant"),
          Map.entry("UUID", "Uuid"));

  private RowGetter() {}

  static CodeBlock of(ComponentModel component, int index) {
    String value = value(component, index);
    return component.isOptional()
        ? CodeBlock.of("$T.ofNullable($L)", Names.OPTIONAL, value)
        : CodeBlock.of("$L", value);
  }

  private static String value(ComponentModel component, int index) {
    if (component.isPrimitive() && component.mapping().converter().isEmpty()) {
      String getter = component.mapping().primitive().orElseThrow().getter();
      return "row." + getter + "(" + index + ")";
    }
    String get = component.isNullable() ? "row.getNullable" : "row.get";
    return kind(component.mapping().expression())
        .map(kind -> get + kind + "(" + index + ")")
        .orElseGet(() -> get + "(" + index + ", Columns." + component.constant() + ")");
  }

  /** That of a domain is its base type's. */
  private static Optional<String> kind(SqlExpression expression) {
    if (expression instanceof SqlExpression.Constant constant) {
      return Optional.ofNullable(KINDS.get(constant.name()));
    }
    return expression instanceof SqlExpression.Call call && call.factory().equals("domain")
        ? kind(call.types().get(0))
        : Optional.empty();
  }
}
