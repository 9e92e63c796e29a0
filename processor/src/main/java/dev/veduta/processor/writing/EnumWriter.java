package dev.veduta.processor.writing;

import dev.veduta.processor.model.EnumModel;

/**
 * The enum of an enum type.
 *
 * <pre>
 * public enum Mood implements SqlEnum {
 *   SAD("sad"),
 *   HAPPY("happy");
 *
 *   public static final SqlType&lt;Mood&gt; TYPE =
 *       SqlTypes.enumeration("public", "mood", values());
 *
 *   &#64;Override
 *   public String label() {
 *     return label;
 *   }
 * }
 * </pre>
 */
final class EnumWriter {
  private EnumWriter() {}

  static Javadoc javadoc(EnumModel model) {
    return new Javadoc().paragraph("The enum " + Javadoc.code(model.name().toString()) + ".");
  }

  static void write(EnumModel model, Code code) {
    code.add("public enum ").name(model.type()).add(" implements ").name(Names.SQL_ENUM);
    code.add(" {\n").open();
    code.lines(
        model.constants(),
        it -> code.add(it.name()).add("(").add(Literals.quoted(it.label())).add(")"));
    code.add(";\n\n");
    type(model, code);
    code.add("\nprivate final ").name(Names.STRING).add(" label;\n");
    code.add("\n").name(model.type()).add("(").mayBreak().name(Names.STRING).add(" label) {\n");
    code.open().add("this.label = label;\n").close().add("}\n");
    code.add("\n@").name(Names.OVERRIDE).add("\npublic ").name(Names.STRING).add(" label() {\n");
    code.open().add("return label;\n").close().add("}\n");
    code.close().add("}\n");
  }

  private static void type(EnumModel model, Code code) {
    new Javadoc().paragraph("How it is read and bound.").write(code);
    code.add("public static final ").name(Names.SQL_TYPE).add("<").name(model.type());
    code.add("> TYPE =\n").continued().name(Names.SQL_TYPES).add(".enumeration(");
    code.add(Literals.quoted(model.name().schema())).add(", ");
    code.add(Literals.quoted(model.name().name())).add(", values());\n").done();
  }
}
