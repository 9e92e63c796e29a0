package dev.veduta.processor.writing;

import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.veduta.catalog.type.Equality;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import dev.veduta.processor.naming.JavaNames;
import java.util.Arrays;
import java.util.List;

/**
 * The nested record of a key of several columns, or of one that can be null. Its values are those
 * that SQL's equality would compare.
 *
 * <pre>
 * public record Key(int year, &#64;Nullable BigDecimal rate) implements CompositeKey {
 *   public Key {
 *     rate = rate == null ? null : SqlTypes.NUMERIC.identity(rate);
 *   }
 *
 *   &#64;Override
 *   public List&lt;?&gt; parts() {
 *     return Arrays.asList(year, rate);
 *   }
 * }
 * </pre>
 */
final class KeyWriter {
  private KeyWriter() {}

  /** The type of the key: that of its one column, or the nested record. */
  static TypeName typeOf(RecordModel model, KeyModel key) {
    return key.isComposite()
        ? nameOf(model)
        : Names.of(key.components().get(0).mapping().javaType());
  }

  private static ClassName nameOf(RecordModel model) {
    return Names.classOf(model.type()).nestedClass("Key");
  }

  static TypeSpec write(RecordModel model, KeyModel key) {
    Javadoc javadoc = new Javadoc().paragraph("The identity key of a row.");
    key.components().forEach(it -> javadoc.param(name(it), ComponentDoc.of(it)));
    TypeSpec.Builder type =
        TypeSpec.recordBuilder("Key")
            .addModifiers(PUBLIC)
            .addSuperinterface(Names.COMPOSITE_KEY)
            .addJavadoc(javadoc.toCode())
            .recordConstructor(header(key));
    if (key.components().stream().anyMatch(KeyWriter::isCanonicalised)) {
      type.addMethod(canonicalising(key));
    }
    type.addMethod(parts(key));
    if (key.isConverted()) {
      type.addMethod(equality()).addMethod(hash());
    }
    return type.build();
  }

  /** Where converted values are in it, by the columns' values. */
  private static MethodSpec equality() {
    return MethodSpec.methodBuilder("equals")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(boolean.class)
        .addParameter(Names.nullable(ClassName.get(Object.class)), "other")
        .addStatement(
            "return other instanceof Key that$W&& VIEW.equalityKey(this)"
                + ".equals(VIEW.equalityKey(that))")
        .build();
  }

  private static MethodSpec hash() {
    return MethodSpec.methodBuilder("hashCode")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(int.class)
        .addStatement("return VIEW.equalityKey(this).hashCode()")
        .build();
  }

  private static MethodSpec header(KeyModel key) {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    key.components().forEach(it -> constructor.addParameter(Names.valueOf(it), name(it)));
    return constructor.build();
  }

  private static MethodSpec canonicalising(KeyModel key) {
    MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(PUBLIC);
    for (ComponentModel component : key.components()) {
      if (isCanonicalised(component)) {
        String orNull = component.isNullable() ? name(component) + " == null ? null : " : "";
        constructor.addStatement(
            "$N = $L$L.identity($N)",
            name(component),
            orNull,
            Names.of(component.mapping().expression()),
            name(component));
      }
    }
    return constructor.build();
  }

  private static MethodSpec parts(KeyModel key) {
    List<CodeBlock> names =
        key.components().stream().map(it -> CodeBlock.of("$N", name(it))).toList();
    return MethodSpec.methodBuilder("parts")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(ParameterizedTypeName.get(Names.LIST, WildcardTypeName.subtypeOf(Object.class)))
        .addStatement("return $L($L)", listOf(key), CodeBlock.join(names, ", "))
        .build();
  }

  private static CodeBlock listOf(KeyModel key) {
    return key.isNullable()
        ? CodeBlock.of("$T.asList", Arrays.class)
        : CodeBlock.of("$T.of", Names.LIST);
  }

  private static boolean isCanonicalised(ComponentModel component) {
    return component.mapping().equality() == Equality.CANONICAL;
  }

  private static String name(ComponentModel component) {
    return JavaNames.keyComponent(component.name());
  }
}
