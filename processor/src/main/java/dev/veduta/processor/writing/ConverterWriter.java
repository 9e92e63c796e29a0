package dev.veduta.processor.writing;

import com.palantir.javapoet.CodeBlock;
import dev.veduta.catalog.type.ConverterExpression;

/**
 * The converter of a column.
 *
 * <pre>
 * new MoneyConverter()
 * MoneyConverter.INSTANCE
 * new Json&lt;List&lt;Line&gt;&gt;() {}
 * Labels.of(Mood.values()).with(Mood.SO_SO, "so-so")
 * </pre>
 */
final class ConverterWriter {
  private ConverterWriter() {}

  static CodeBlock write(ConverterExpression converter) {
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
        CodeBlock.builder()
            .add("$T.of($T.values())", Names.LABELS, Names.classOf(labels.type()));
    labels.constants().stream()
        .filter(it -> labels.areKnown() && !it.label().equals(it.name()))
        .forEach(
            it ->
                code.add(
                    ".with($T.$L,$W$L)",
                    Names.classOf(labels.type()),
                    it.name(),
                    Literals.quoted(it.label())));
    return code.build();
  }
}
