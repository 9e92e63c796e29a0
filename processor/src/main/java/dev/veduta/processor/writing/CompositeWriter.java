package dev.veduta.processor.writing;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.veduta.processor.model.CompositeModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  static TypeSpec.Builder write(CompositeModel model) {
    ClassName name = Names.classOf(model.type());
    Javadoc javadoc =
        new Javadoc()
            .paragraph("A value of the type " + Javadoc.code(model.name().toString()) + ".");
    MethodSpec.Builder header = MethodSpec.constructorBuilder();
    for (CompositeModel.Component component : model.components()) {
      header.addParameter(
          Names.nullable(Names.of(component.mapping().javaType())), component.name());
      String attribute = component.attribute().name() + " " + component.attribute().sqlType();
      javadoc.param(component.name(), Javadoc.code(attribute) + ", may be null");
    }
    return TypeSpec.recordBuilder(name)
        .addModifiers(PUBLIC)
        .addJavadoc(javadoc.toCode())
        .recordConstructor(header.build())
        .addField(type(model, name))
        .addMethod(read(model, name))
        .addMethod(values(model, name));
  }

  private static FieldSpec type(CompositeModel model, ClassName name) {
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(CodeBlock.of("$L", Literals.quoted(model.name().schema())));
    arguments.add(CodeBlock.of("$L", Literals.quoted(model.name().name())));
    arguments.add(CodeBlock.of("$T::read", name));
    arguments.add(CodeBlock.of("$T::values", name));
    model.components().forEach(it -> arguments.add(Names.of(it.mapping().expression())));
    return FieldSpec.builder(
            ParameterizedTypeName.get(Names.SQL_TYPE, name), "TYPE", PUBLIC, STATIC, FINAL)
        .addJavadoc(new Javadoc().paragraph("How it is read and bound.").toCode())
        .initializer(
            "\n$>$>$T.composite($>$>\n$L)$<$<$<$<",
            Names.SQL_TYPES,
            CodeBlock.join(arguments, ",\n"))
        .build();
  }

  private static MethodSpec read(CompositeModel model, ClassName name) {
    List<CodeBlock> values = new ArrayList<>();
    for (CompositeModel.Component component : model.components()) {
      CodeBlock type = Names.of(component.mapping().expression());
      values.add(CodeBlock.of("fields.get($L, $L)", values.size() + 1, type));
    }
    return MethodSpec.methodBuilder("read")
        .addModifiers(PRIVATE, STATIC)
        .returns(name)
        .addParameter(Names.COMPOSITE_FIELDS, "fields")
        .addStatement("return new $T($L)", name, lines(values))
        .build();
  }

  private static MethodSpec values(CompositeModel model, ClassName name) {
    List<CodeBlock> values =
        model.components().stream().map(it -> CodeBlock.of("value.$N", it.name())).toList();
    return MethodSpec.methodBuilder("values")
        .addModifiers(PRIVATE, STATIC)
        .returns(ParameterizedTypeName.get(Names.LIST, WildcardTypeName.subtypeOf(Object.class)))
        .addParameter(name, "value")
        .addStatement("return $T.asList($L)", Arrays.class, lines(values))
        .build();
  }

  private static CodeBlock lines(List<CodeBlock> values) {
    return CodeBlock.of(values.isEmpty() ? "$L" : "\n$L", CodeBlock.join(values, ",\n"));
  }
}
