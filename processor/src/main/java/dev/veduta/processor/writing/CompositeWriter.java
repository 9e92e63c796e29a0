package dev.veduta.processor.writing;

import dev.veduta.processor.model.CompositeModel;

/**
 * The record of a composite type.
 *
 * <pre>
 * public record Address(&#64;Nullable String street) {
 *   public static final SqlType&lt;Address&gt; TYPE =
 *       SqlTypes.composite(
 *           "public", "address", Address::read, Address::values, SqlTypes.TEXT);
 *
 *   private static Address read(CompositeFields fields) {
 *     return new Address(fields.get(1, SqlTypes.TEXT));
 *   }
 *
 *   private static List&lt;?&gt; values(Address value) {
 *     return Arrays.asList(value.street);
 *   }
 * }
 * </pre>
 */
final class CompositeWriter {
  private CompositeWriter() {}

  static Javadoc javadoc(CompositeModel model) {
    Javadoc javadoc =
        new Javadoc()
            .paragraph("A value of the type " + Javadoc.code(model.name().toString()) + ".");
    for (CompositeModel.Component component : model.components()) {
      String attribute = component.attribute().name() + " " + component.attribute().sqlType();
      javadoc.param(component.name(), Javadoc.code(attribute) + ", may be null");
    }
    return javadoc;
  }

  static void write(CompositeModel model, Code code) {
    code.add("public record ").name(model.type()).add("(").mayBreak();
    code.list(
        model.components(),
        it -> code.type(it.mapping().javaType().orNull()).add(" ").add(it.name()));
    code.add(") {\n").open();
    type(model, code);
    read(model, code);
    values(model, code);
    code.close().add("}\n");
  }

  private static void type(CompositeModel model, Code code) {
    new Javadoc().paragraph("How it is read and bound.").write(code);
    code.add("public static final ").name(Names.SQL_TYPE).add("<").name(model.type());
    code.add("> TYPE =\n").continued().name(Names.SQL_TYPES).add(".composite(\n").continued();
    code.add(Literals.quoted(model.name().schema())).add(",\n");
    code.add(Literals.quoted(model.name().name())).add(",\n");
    code.name(model.type()).add("::read,\n");
    code.name(model.type()).add("::values");
    for (CompositeModel.Component component : model.components()) {
      code.add(",\n");
      Expressions.write(component.mapping().expression(), code);
    }
    code.add(");\n").done().done();
  }

  private static void read(CompositeModel model, Code code) {
    code.add("\nprivate static ").name(model.type()).add(" read(").mayBreak();
    code.name(Names.COMPOSITE_FIELDS).add(" fields) {\n").open();
    code.add("return new ").name(model.type()).add("(").continued();
    int index = 0;
    for (CompositeModel.Component component : model.components()) {
      code.add(index++ == 0 ? "\n" : ",\n").add("fields.get(" + index + ", ");
      Expressions.write(component.mapping().expression(), code);
      code.add(")");
    }
    code.add(");\n").done().close().add("}\n");
  }

  private static void values(CompositeModel model, Code code) {
    code.add("\nprivate static ").name(Names.LIST).add("<?> values(").mayBreak();
    code.name(model.type()).add(" value) {\n").open();
    code.add("return ").name(Names.ARRAYS).add(".asList(").continued();
    code.add(model.components().isEmpty() ? "" : "\n");
    code.lines(model.components(), it -> code.add("value.").add(it.name()));
    code.add(");\n").done().close().add("}\n");
  }
}
