package dev.veduta.processor.writing;

import static javax.lang.model.element.Modifier.FINAL;
import static javax.lang.model.element.Modifier.PRIVATE;
import static javax.lang.model.element.Modifier.PUBLIC;
import static javax.lang.model.element.Modifier.STATIC;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
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

  static TypeSpec.Builder write(EnumModel model) {
    TypeName name = Names.of(model.type());
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(Names.classOf(model.type()))
            .addModifiers(PUBLIC)
            .addSuperinterface(Names.SQL_ENUM)
            .addJavadoc(
                new Javadoc()
                    .paragraph("The enum " + Javadoc.code(model.name().toString()) + ".")
                    .toCode());
    for (EnumModel.Constant constant : model.constants()) {
      type.addEnumConstant(
          constant.name(),
          TypeSpec.anonymousClassBuilder("$L", Literals.quoted(constant.label())).build());
    }
    return type.addField(
            FieldSpec.builder(
                    ParameterizedTypeName.get(Names.SQL_TYPE, name), "TYPE", PUBLIC, STATIC, FINAL)
                .addJavadoc(new Javadoc().paragraph("How it is read and bound.").toCode())
                .initializer(
                    "\n$>$>$T.enumeration($L, $L, values())$<$<",
                    Names.SQL_TYPES,
                    Literals.quoted(model.name().schema()),
                    Literals.quoted(model.name().name()))
                .build())
        .addField(String.class, "label", PRIVATE, FINAL)
        .addMethod(
            MethodSpec.constructorBuilder()
                .addParameter(String.class, "label")
                .addStatement("this.label = label")
                .build())
        .addMethod(
            MethodSpec.methodBuilder("label")
                .addAnnotation(Override.class)
                .addModifiers(PUBLIC)
                .returns(String.class)
                .addStatement("return label")
                .build());
  }
}
