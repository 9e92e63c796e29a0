package dev.veduta.processor.writing;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.RecordModel;
import java.util.List;

/**
 * The nested class of values for a row to be written, with a method for each column that takes one.
 *
 * <pre>
 * public static final class Values extends RowValues&lt;Item&gt; {
 *   public Values() {}
 *
 *   private &lt;T&gt; Values(Values before, Column&lt;Item, T&gt; column, &#64;Nullable T value) {
 *     super(before, column, value);
 *   }
 *
 *   /** &#123;@code price numeric(10,2)&#125;, may be null. &#42;/
 *   public Values price(&#64;Nullable BigDecimal value) {
 *     return new Values(this, Columns.PRICE, value);
 *   }
 * }
 * </pre>
 */
final class ValuesWriter {
  private ValuesWriter() {}

  static TypeSpec write(RecordModel model) {
    ClassName record = Names.classOf(model.type());
    ClassName values = record.nestedClass("Values");
    List<ComponentModel> written =
        model.components().stream().filter(ValuesWriter::takesValues).toList();
    TypeSpec.Builder type =
        TypeSpec.classBuilder(values)
            .addModifiers(PUBLIC, STATIC, FINAL)
            .superclass(ParameterizedTypeName.get(Names.ROW_VALUES, record))
            .addJavadoc(
                new Javadoc()
                    .paragraph(
                        "Values for columns of a row to be inserted or updated; of a column that"
                            + " is not here, the server makes them.")
                    .toCode())
            .addMethod(none());
    if (!written.isEmpty()) {
      type.addMethod(more(record, values));
    }
    written.forEach(it -> type.addMethod(value(it, values)));
    return type.build();
  }

  /** Of several columns that are read as one, none is written without the others. */
  private static boolean takesValues(ComponentModel component) {
    return !component.column().readOnly()
        && !component.isExpression()
        && component.twins().isEmpty();
  }

  private static MethodSpec none() {
    return MethodSpec.constructorBuilder()
        .addJavadoc(new Javadoc().paragraph("No values yet.").toCode())
        .addModifiers(PUBLIC)
        .build();
  }

  private static MethodSpec more(ClassName record, ClassName values) {
    TypeVariableName any = TypeVariableName.get("T");
    return MethodSpec.constructorBuilder()
        .addModifiers(PRIVATE)
        .addTypeVariable(any)
        .addParameter(values, "before")
        .addParameter(ParameterizedTypeName.get(Names.query("Column"), record, any), "column")
        .addParameter(Names.nullable(any), "value")
        .addStatement("super(before, column, value)")
        .build();
  }

  private static MethodSpec value(ComponentModel component, ClassName values) {
    String column = component.column().name() + " " + component.column().sqlType();
    return MethodSpec.methodBuilder(component.name())
        .addJavadoc(
            new Javadoc()
                .paragraph(Javadoc.code(column) + (isNullable(component) ? ", may be null." : "."))
                .toCode())
        .addModifiers(PUBLIC)
        .returns(values)
        .addParameter(typeOf(component), "value")
        .addStatement("return new $T(this, Columns.$L, value)", values, component.constant())
        .build();
  }

  private static TypeName typeOf(ComponentModel component) {
    TypeName boxed = Names.of(component.mapping().javaType());
    if (isNullable(component)) {
      return Names.nullable(boxed);
    }
    return component.mapping().primitive().isPresent() ? boxed.unbox() : boxed;
  }

  /**
   * Whether null can be written: the column has to take it, and the record to read it again, be it
   * only that the view's condition leaves such rows out.
   */
  private static boolean isNullable(ComponentModel component) {
    return component.isNullable() && component.column().isNullable();
  }
}
