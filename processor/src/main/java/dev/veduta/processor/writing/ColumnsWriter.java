package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
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

  static TypeSpec write(RecordModel model) {
    ClassName record = Names.classOf(model.type());
    TypeSpec.Builder columns =
        TypeSpec.classBuilder("Columns")
            .addModifiers(PUBLIC, STATIC, FINAL)
            .addJavadoc(new Javadoc().paragraph("The columns of the view.").toCode());
    model.components().forEach(it -> columns.addField(column(it, record)));
    return columns
        .addField(all(model, record))
        .addMethod(MethodSpec.constructorBuilder().addModifiers(PRIVATE).build())
        .build();
  }

  private static FieldSpec column(ComponentModel component, ClassName record) {
    ClassName column = Names.query(component.mapping().column().className(component.isNullable()));
    return FieldSpec.builder(
            columnType(column, component, record), component.constant(), PUBLIC, STATIC, FINAL)
        .addJavadoc(javadoc(component))
        .initializer(creation(column, component, record))
        .build();
  }

  /** Converters and expressions take room: then each argument has a line. */
  private static CodeBlock creation(ClassName column, ComponentModel component, ClassName record) {
    TypeMapping mapping = component.mapping();
    boolean hasLines = mapping.converter().isPresent() || component.isExpression();
    String comma = hasLines ? ",\n" : ",$W";
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add("\n$>$>new $T<>(" + (hasLines ? "$>$>\n" : ""), column)
            .add(source(component))
            .add(comma)
            .add(Names.of(mapping.expression()))
            .add(comma);
    mapping.bound().ifPresent(it -> code.add(Names.of(it)).add(comma));
    return code.add(accessor(component, record)).add(hasLines ? ")$<$<$<$<" : ")$<$<").build();
  }

  private static CodeBlock source(ComponentModel component) {
    String text = component.column().name();
    return component.isExpression()
        ? CodeBlock.of("new $T($L)", Names.query("Expression"), Calls.text(text))
        : CodeBlock.of(Literals.inFormat(text));
  }

  private static CodeBlock accessor(ComponentModel component, ClassName record) {
    if (component.isDeferred()) {
      return CodeBlock.of("row -> row.$L().get()", component.name());
    } else if (component.isOptional()) {
      return CodeBlock.of("row -> row.$L().orElse(null)", component.name());
    }
    return component.isOverloaded()
        ? CodeBlock.of("row -> row.$L()", component.name())
        : CodeBlock.of("$T::$L", record, component.name());
  }

  private static TypeName columnType(ClassName column, ComponentModel component, ClassName record) {
    JavaType javaType = component.mapping().javaType();
    return switch (component.mapping().column()) {
      case TEXT, JSON -> ParameterizedTypeName.get(column, record);
      case PLAIN, COMPARABLE -> ParameterizedTypeName.get(column, record, Names.of(javaType));
      case ARRAY, RANGE ->
          ParameterizedTypeName.get(
              column, record, Names.of(javaType.arguments().get(0)).withoutAnnotations());
    };
  }

  private static CodeBlock javadoc(ComponentModel component) {
    return new Javadoc()
        .paragraph(ComponentDoc.of(component) + neverNull(component) + ".")
        .comment(component.column().comment())
        .toCode();
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

  private static String all(RecordModel model) {
    return model.deferred().isEmpty()
        ? "All of them, in the order they are selected."
        : "All that are read with the row, in the order they are selected.";
  }

  private static FieldSpec all(RecordModel model, ClassName record) {
    TypeName column =
        ParameterizedTypeName.get(
            Names.query("Column"), record, WildcardTypeName.subtypeOf(Object.class));
    String constants =
        model.selected().stream().map(ComponentModel::constant).collect(joining(",$W"));
    return FieldSpec.builder(
            ParameterizedTypeName.get(Names.LIST, column), "ALL", PUBLIC, STATIC, FINAL)
        .addJavadoc(new Javadoc().paragraph(all(model)).toCode())
        .initializer("\n$>$>$T.of(" + constants + ")$<$<", Names.LIST)
        .build();
  }
}
