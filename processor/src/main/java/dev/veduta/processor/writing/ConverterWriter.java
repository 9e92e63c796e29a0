package dev.veduta.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.type.ConverterExpression;
import dev.veduta.catalog.type.SqlExpression;

/**
 * A converted type.
 *
 * <pre>
 * SqlTypes.converted(SqlTypes.NUMERIC, new MoneyConverter())
 * SqlTypes.converted(SqlTypes.NUMERIC, MoneyConverter.INSTANCE)
 * SqlTypes.converted(SqlTypes.JSONB, new Json&lt;List&lt;Line&gt;&gt;() {})
 * SqlTypes.converted(
 *     SqlTypes.TEXT,
 *     Labels.of(Mood.values())
 *         .with(Mood.SO_SO, "so-so"))
 * </pre>
 */
final class ConverterWriter {
  private ConverterWriter() {}

  static CodeBlock write(SqlExpression.Converted converted) {
    String format =
        converted.converter() instanceof ConverterExpression.Labels
            ? "$T.converted($>$>\n$L,\n$L)$<$<"
            : "$T.converted($L,$W$L)";
    return CodeBlock.of(
        format, Names.SQL_TYPES, Names.of(converted.base()), converter(converted.converter()));
  }

  private static CodeBlock converter(ConverterExpression converter) {
    if (converter instanceof ConverterExpression.Created it) {
      return CodeBlock.of("new $T()", Names.classOf(it.type()));
    } else if (converter instanceof ConverterExpression.Instance it) {
      return CodeBlock.of("$T.INSTANCE", Names.classOf(it.type()));
    } else if (converter instanceof ConverterExpression.Json it) {
      return CodeBlock.of("new $T<$T>() {}", Names.JSON, Names.of(it.type()));
    }
    return labels((ConverterExpression.Labels) converter);
  }

  private static CodeBlock labels(ConverterExpression.Labels labels) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.of($T.values())", Names.LABELS, Names.classOf(labels.type()));
    labels.constants().stream()
        .filter(it -> labels.areKnown() && !it.label().equals(it.name()))
        .forEach(
            it ->
                code.add(
                    "$>$>\n.with($T.$L, $L)$<$<",
                    Names.classOf(labels.type()),
                    it.name(),
                    Literals.quoted(it.label())));
    return code.build();
  }
}
