package dev.veduta.processor.writing;

import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;

/**
 * The record of a view, around what the other writers make.
 *
 * <pre>
 * public record FieldView(int id, &#64;Nullable String label) implements Row&lt;Integer&gt; {
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
  private static final CodeBlock LATER = CodeBlock.of("row.later()");

  private RecordWriter() {}

  static TypeSpec.Builder write(RecordModel model) {
    ClassName record = Names.classOf(model.type());
    TypeSpec.Builder type =
        TypeSpec.recordBuilder(record)
            .addJavadoc(RecordDoc.of(model))
            .recordConstructor(header(model))
            .addFields(LoadableWriter.write(model))
            .addField(ViewConstantWriter.write(model))
            .addMethod(query(record));
    if (model.isPublic()) {
      type.addModifiers(PUBLIC);
    }
    model.shape().ifPresent(it -> type.addSuperinterface(Names.of(it)));
    model
        .key()
        .ifPresent(
            it ->
                type.addSuperinterface(IdentityWriter.rowOf(model, it))
                    .addMethods(IdentityWriter.write(model, it)));
    type.addMethod(sameValuesAs(model, record))
        .addMethod(read(model, record))
        .addType(ColumnsWriter.write(model));
    if (model.isWritable()) {
      type.addType(ValuesWriter.write(model));
    }
    model
        .key()
        .filter(KeyModel::isComposite)
        .ifPresent(it -> type.addType(KeyWriter.write(model, it)));
    return type;
  }

  private static MethodSpec header(RecordModel model) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    model.components().forEach(it -> constructor.addParameter(Names.of(it), it.name()));
    model.related().forEach(it -> constructor.addParameter(Names.of(it), it.name()));
    return constructor.build();
  }

  private static MethodSpec query(ClassName record) {
    return MethodSpec.methodBuilder("query")
        .addJavadoc(new Javadoc().paragraph("Starts a query over every row.").toCode())
        .addModifiers(PUBLIC, STATIC)
        .returns(ParameterizedTypeName.get(Names.QUERY, record))
        .addStatement("return VIEW.query()")
        .build();
  }

  private static MethodSpec sameValuesAs(RecordModel model, ClassName record) {
    String deferred = model.deferred().isEmpty() ? "." : " that is not deferred.";
    return MethodSpec.methodBuilder("sameValuesAs")
        .addJavadoc(
            new Javadoc()
                .paragraph("Whether both rows have equal values in every column" + deferred)
                .toCode())
        .addModifiers(PUBLIC)
        .returns(boolean.class)
        .addParameter(record, "other")
        .addStatement("return VIEW.sameValues(this, other)")
        .build();
  }

  private static MethodSpec read(RecordModel model, ClassName record) {
    CodeBlock.Builder values = CodeBlock.builder();
    String separator = "\n";
    int index = 0;
    for (ComponentModel component : model.components()) {
      values.add(separator).add(component.isDeferred() ? LATER : RowGetter.of(component, ++index));
      separator = ",\n";
    }
    values.add((separator + "row.later()").repeat(model.related().size()));
    return MethodSpec.methodBuilder("read")
        .addModifiers(PRIVATE, STATIC)
        .returns(record)
        .addParameter(Names.ROW_READER, "row")
        .addStatement("return new $T($L)", record, values.build())
        .build();
  }
}
