package dev.veduta.processor.writing;

import dev.veduta.catalog.type.JavaType;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;

/**
 * The record of a view, around what the other writers make.
 *
 * <pre>
 * public record FieldView(int id, &#64;Nullable String label) {
 *   public static final View&lt;FieldView, Integer&gt; VIEW = ...
 *
 *   public static Query&lt;FieldView&gt; query() {
 *     return VIEW.query();
 *   }
 *
 *   public boolean sameValuesAs(FieldView other) {
 *     return VIEW.sameValues(this, other);
 *   }
 *
 *   private static FieldView read(RowReader row) {
 *     return new FieldView(
 *         row.getInt(1),
 *         row.getNullableText(2));
 *   }
 * }
 * </pre>
 */
final class RecordWriter {
  private RecordWriter() {}

  static void write(RecordModel model, Code code) {
    header(model, code);
    code.open();
    ViewConstantWriter.write(model, code);
    query(model.type(), code);
    model.key().ifPresent(it -> IdentityWriter.write(model, it, code));
    sameValuesAs(model.type(), code);
    read(model, code);
    code.add("\n");
    ColumnsWriter.write(model, code);
    model.key().filter(KeyModel::isComposite).ifPresent(it -> KeyWriter.write(it, code.add("\n")));
    code.close().add("}\n");
  }

  private static void header(RecordModel model, Code code) {
    code.add(model.isPublic() ? "public record " : "record ").name(model.type()).add("(");
    code.mayBreak()
        .list(
            model.components(),
            it -> {
              Components.writeType(it, code);
              code.add(" ").add(it.name());
            });
    code.add(")");
    model.shape().ifPresent(it -> code.add(" implements ").type(it));
    code.add(" {\n");
  }

  private static void query(JavaType record, Code code) {
    code.add("\n");
    new Javadoc().paragraph("Starts a query over every row.").write(code);
    code.add("public static ").name(Names.QUERY).add("<").name(record).add("> query() {\n");
    code.open().add("return VIEW.query();\n").close().add("}\n");
  }

  private static void sameValuesAs(JavaType record, Code code) {
    code.add("\n");
    new Javadoc().paragraph("Whether both rows have equal values in every column.").write(code);
    code.add("public boolean sameValuesAs(").mayBreak().name(record).add(" other) {\n");
    code.open().add("return VIEW.sameValues(this, other);\n").close().add("}\n");
  }

  private static void read(RecordModel model, Code code) {
    code.add("\nprivate static ").name(model.type()).add(" read(").mayBreak();
    code.name(Names.ROW_READER).add(" row) {\n").open();
    code.add("return new ").name(model.type()).add("(").continued();
    int index = 0;
    for (ComponentModel component : model.components()) {
      code.add(index++ == 0 ? "\n" : ",\n").add(RowGetter.of(component, index));
    }
    code.add(");\n").done().close().add("}\n");
  }
}
