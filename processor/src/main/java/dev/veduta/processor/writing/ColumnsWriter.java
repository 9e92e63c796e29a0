package dev.veduta.processor.writing;

import dev.veduta.catalog.Claim;
import dev.veduta.catalog.type.JavaType;
import dev.veduta.catalog.type.TypeMapping;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.RecordModel;

/**
 * The nested class that holds a constant for each column.
 *
 * <pre>
 * public static final class Columns {
 *   /** &#123;@code id integer&#125;, never null: not null in quick_bits.field. &#42;/
 *   public static final ComparableColumn&lt;FieldView, Integer&gt; ID =
 *       new ComparableColumn&lt;&gt;("id", SqlTypes.INT4, FieldView::id);
 *
 *   public static final List&lt;Column&lt;FieldView, ?&gt;&gt; ALL = List.of(ID);
 * }
 * </pre>
 */
final class ColumnsWriter {
  private ColumnsWriter() {}

  static void write(RecordModel model, Code code) {
    new Javadoc().paragraph("The columns of the view.").write(code);
    code.add("public static final class Columns {\n").open();
    model.components().forEach(it -> column(it, model.type(), code));
    all(model, code);
    code.add("\nprivate Columns() {}\n").close().add("}\n");
  }

  private static void column(ComponentModel component, JavaType record, Code code) {
    TypeMapping mapping = component.mapping();
    JavaType column = Names.query(mapping.column().className(component.isNullable()));
    javadoc(component).write(code);
    code.add("public static final ");
    columnType(column, component, record, code);
    code.add(" ").add(component.constant()).add(" =\n").continued();
    code.add("new ").name(column).add("<>(").add(Literals.quoted(component.column().name()));
    code.add(",").space();
    Expressions.write(mapping.expression(), code);
    code.add(",").space();
    mapping
        .bound()
        .ifPresent(
            it -> {
              Expressions.write(it, code);
              code.add(",").space();
            });
    accessor(component, record, code);
    code.add(");\n\n").done();
  }

  private static void accessor(ComponentModel component, JavaType record, Code code) {
    if (component.isOverloaded()) {
      code.add("row -> row.").add(component.name()).add("()");
    } else {
      code.name(record).add("::").add(component.name());
    }
  }

  private static void columnType(
      JavaType column, ComponentModel component, JavaType record, Code code) {
    JavaType javaType = component.mapping().javaType();
    code.name(column).add("<").name(record);
    switch (component.mapping().column()) {
      case TEXT, JSON -> {}
      case PLAIN, COMPARABLE -> code.add(", ").type(javaType);
      case ARRAY, RANGE -> code.add(", ").type(javaType.arguments().get(0).notNull());
    }
    code.add(">");
  }

  private static Javadoc javadoc(ComponentModel component) {
    return new Javadoc()
        .paragraph(Components.describe(component) + neverNull(component) + ".")
        .comment(component.column().comment());
  }

  /** Why it is never null. */
  private static String neverNull(ComponentModel component) {
    Claim claim = component.column().notNull();
    if (claim == null || component.isNullable()) {
      return "";
    }
    return switch (claim.grade()) {
      case PROVEN -> ", never null: " + Javadoc.text(claim.because());
      case PROVEN_AT_REFRESH ->
          ", never null as of the last refresh: " + Javadoc.text(claim.because());
      case ASSERTED -> ", never null (" + Javadoc.claim(claim) + ")";
    };
  }

  private static void all(RecordModel model, Code code) {
    new Javadoc().paragraph("All of them, in the order they are selected.").write(code);
    code.add("public static final ").name(Names.LIST).add("<").name(Names.COLUMN).add("<");
    code.name(model.type()).add(", ?>> ALL =\n").continued().name(Names.LIST).add(".of(");
    code.list(model.components(), it -> code.add(it.constant())).add(");\n").done();
  }
}
