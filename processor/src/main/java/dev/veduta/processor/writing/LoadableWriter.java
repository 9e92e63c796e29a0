package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.RecordModel;
import dev.veduta.processor.model.RelatedModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The constants of what rows are read without, unless it is asked for.
 *
 * <pre>
 * public static final Deferred&lt;ItemRecord&gt; BODY =
 *     Deferred.of(Columns.BODY, ItemRecord::body);
 *
 * public static final Relationship&lt;ItemRecord, Review&gt; REVIEWS =
 *     Relationship.toMany(
 *         "reviews",
 *         ItemRecord::reviews,
 *         List.of(Columns.ID),
 *         List.of(ReviewRecord.Columns.ITEM),
 *         () -&gt; ReviewRecord.VIEW,
 *         ReviewRecord.Columns.WRITTEN.desc());
 * </pre>
 */
final class LoadableWriter {
  private LoadableWriter() {}

  static List<FieldSpec> write(RecordModel model) {
    ClassName record = Names.classOf(model.type());
    Stream<FieldSpec> deferred =
        model.deferred().entrySet().stream()
            .map(it -> deferred(it.getKey(), it.getValue(), record));
    Stream<FieldSpec> related = model.related().stream().map(it -> related(it, record));
    return Stream.concat(deferred, related).toList();
  }

  private static FieldSpec deferred(
      String constant, List<ComponentModel> components, ClassName record) {
    String columns =
        components.stream().map(it -> Javadoc.code(it.column().name())).collect(joining(" and "));
    boolean isGroup = components.size() > 1;
    CodeBlock.Builder code = CodeBlock.builder().add("\n$>$>$L", part(components.get(0), record));
    components.stream().skip(1).forEach(it -> code.add("$>$>\n.and($L)$<$<", part(it, record)));
    return FieldSpec.builder(
            ParameterizedTypeName.get(Names.DEFERRED, record), constant, PUBLIC, STATIC, FINAL)
        .addJavadoc(
            new Javadoc()
                .paragraph(
                    (isGroup ? "The deferred columns " : "The deferred column ")
                        + columns
                        + (isGroup ? ", which are loaded together." : "."))
                .toCode())
        .initializer(code.add("$<$<").build())
        .build();
  }

  private static CodeBlock part(ComponentModel component, ClassName record) {
    return CodeBlock.of(
        "$T.$L(Columns.$L,$W$L)",
        Names.DEFERRED,
        component.isNullable() ? "ofNullable" : "of",
        component.constant(),
        accessor(component.name(), component.isOverloaded(), record));
  }

  private static FieldSpec related(RelatedModel related, ClassName record) {
    ClassName there = Names.classOf(related.record());
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L", Literals.quoted(related.name())));
    arguments.add(accessor(related.name(), related.isOverloaded(), record));
    arguments.add(columns(related.columns(), CodeBlock.of("Columns")));
    arguments.add(columns(related.others(), CodeBlock.of("$T.Columns", there)));
    arguments.add(CodeBlock.of("() -> $T.VIEW", there));
    related.order().forEach(it -> arguments.add(order(it, there)));
    return FieldSpec.builder(
            ParameterizedTypeName.get(Names.RELATIONSHIP, record, Names.of(related.target())),
            related.constant(),
            PUBLIC,
            STATIC,
            FINAL)
        .addJavadoc(new Javadoc().paragraph(RelatedDoc.of(related)).toCode())
        .initializer(
            "\n$>$>$T.$L($>$>\n$L)$<$<$<$<",
            Names.RELATIONSHIP,
            related.isToMany() ? "toMany" : "toOne",
            CodeBlock.join(arguments, ",\n"))
        .build();
  }

  private static CodeBlock accessor(String name, boolean isOverloaded, ClassName record) {
    return isOverloaded
        ? CodeBlock.of("row -> row.$L()", name)
        : CodeBlock.of("$T::$L", record, name);
  }

  private static CodeBlock columns(List<ComponentModel> columns, CodeBlock owner) {
    return CodeBlock.of(
        "$T.of($L)",
        Names.LIST,
        columns.stream()
            .map(it -> CodeBlock.of("$L.$L", owner, it.constant()))
            .collect(CodeBlock.joining(",$W")));
  }

  private static CodeBlock order(RelatedModel.Order order, ClassName there) {
    return CodeBlock.of(
        "$T.Columns.$L.$L()",
        there,
        order.column().constant(),
        order.isDescending() ? "desc" : "asc");
  }
}
