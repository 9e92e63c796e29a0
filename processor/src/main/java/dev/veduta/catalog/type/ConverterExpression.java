package dev.veduta.catalog.type;

import java.util.List;

/** The Java expression that stands for a converter in generated code. */
public sealed interface ConverterExpression {
  /** {@code new MoneyConverter()}. */
  record Created(JavaType type) implements ConverterExpression {}

  /** {@code MoneyConverter.INSTANCE}. */
  record Instance(JavaType type) implements ConverterExpression {}

  /** {@code new Json<List<Line>>() {}}. */
  record Json(JavaType type) implements ConverterExpression {}

  /**
   * {@code Labels.of(Mood.values()).with(Mood.SO_SO, "so-so")}.
   *
   * @param type the enum
   * @param constants its constants, in order
   * @param areKnown whether their labels are known before run time: the enum may tell them itself
   */
  record Labels(JavaType type, List<Constant> constants, boolean areKnown)
      implements ConverterExpression {
    public Labels {
      constants = List.copyOf(constants);
    }
  }

  /** A constant of an enum and the label it stands for. */
  record Constant(String name, String label) {}
}
