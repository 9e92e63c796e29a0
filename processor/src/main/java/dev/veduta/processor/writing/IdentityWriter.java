package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;
import static javax.lang.model.element.Modifier.PUBLIC;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.veduta.processor.model.ComponentModel;
import dev.veduta.processor.model.KeyModel;
import dev.veduta.processor.model.RecordModel;
import java.util.List;
import java.util.Set;

/**
 * A record's identity: its key, and equality by it. Where Java's equality is not SQL's, the key is
 * compared, which is made so that it is.
 *
 * <pre>
 * &#64;Override
 * public View&lt;FieldView, Integer&gt; identityView() {
 *   return VIEW;
 * }
 *
 * &#64;Override
 * public Integer identityKey() {
 *   return id;
 * }
 *
 * &#64;Override
 * public boolean equals(&#64;Nullable Object other) {
 *   return other instanceof FieldView that &amp;&amp; id == that.id;
 * }
 *
 * &#64;Override
 * public int hashCode() {
 *   return Integer.hashCode(id);
 * }
 * </pre>
 */
final class IdentityWriter {
  /** Names inside {@code equals} that hide a component's. */
  private static final Set<String> LOCALS = Set.of("other", "that");

  private IdentityWriter() {}

  static List<MethodSpec> write(RecordModel model, KeyModel key) {
    return List.of(view(model), identityKey(model, key), equality(model, key), hash(key));
  }

  /** What it implements. */
  static TypeName rowOf(RecordModel model, KeyModel key) {
    return ParameterizedTypeName.get(
        Names.ROW, key.isComposite() ? Names.COMPOSITE_KEY : KeyWriter.typeOf(model, key));
  }

  private static MethodSpec view(RecordModel model) {
    return MethodSpec.methodBuilder("identityView")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(ViewConstantWriter.typeOf(model))
        .addStatement("return VIEW")
        .build();
  }

  private static MethodSpec identityKey(RecordModel model, KeyModel key) {
    return MethodSpec.methodBuilder("identityKey")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(KeyWriter.typeOf(model, key))
        .addStatement("return $L", keyOf(key))
        .build();
  }

  private static CodeBlock keyOf(KeyModel key) {
    ComponentModel first = key.components().get(0);
    if (key.isComposite()) {
      String names = key.components().stream().map(IdentityWriter::value).collect(joining(", "));
      return CodeBlock.of("new Key($L)", names);
    }
    return key.isPlain() || key.isConverted()
        ? CodeBlock.of("$N", first.name())
        : CodeBlock.of("$L.identity($N)", Names.of(first.mapping().expression()), first.name());
  }

  private static String value(ComponentModel component) {
    return component.isOptional() ? component.name() + ".orElse(null)" : component.name();
  }

  private static MethodSpec equality(RecordModel model, KeyModel key) {
    ClassName record = Names.classOf(model.type());
    String same =
        key.isPlain()
            ? key.components().stream().map(IdentityWriter::same).collect(joining(" && "))
            : compared(key, "identityKey()")
                + ".equals("
                + compared(key, "that.identityKey()")
                + ")";
    return MethodSpec.methodBuilder("equals")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(boolean.class)
        .addParameter(Names.nullable(ClassName.get(Object.class)), "other")
        .addStatement(
            "return other instanceof $T that" + (key.isConverted() ? "$W&& $L" : " && $L"),
            record,
            same)
        .build();
  }

  /** A key of one converted column is a value of the user's, which cannot be asked. */
  private static String compared(KeyModel key, String name) {
    return key.isConverted() && !key.isComposite() ? "VIEW.equalityKey(" + name + ")" : name;
  }

  private static String same(ComponentModel component) {
    String name = component.name();
    String own = LOCALS.contains(name) ? "this." + name : name;
    return component.isPrimitive() ? own + " == that." + name : own + ".equals(that." + name + ")";
  }

  private static MethodSpec hash(KeyModel key) {
    return MethodSpec.methodBuilder("hashCode")
        .addAnnotation(Override.class)
        .addModifiers(PUBLIC)
        .returns(int.class)
        .addStatement("return $L", hashOf(key))
        .build();
  }

  /** {@code 31 * (31 * a + b) + c}, of the components' own. */
  private static CodeBlock hashOf(KeyModel key) {
    if (!key.isPlain()) {
      return CodeBlock.of("$L.hashCode()", compared(key, "identityKey()"));
    }
    List<CodeBlock> hashes = key.components().stream().map(IdentityWriter::hashOf).toList();
    CodeBlock sum = hashes.get(0);
    for (int i = 1; i < hashes.size(); i++) {
      sum = CodeBlock.of(i == 1 ? "31 * $L + $L" : "31 * ($L) + $L", sum, hashes.get(i));
    }
    return sum;
  }

  private static CodeBlock hashOf(ComponentModel component) {
    return component.isPrimitive()
        ? CodeBlock.of(
            "$T.hashCode($N)", Names.of(component.mapping().javaType()), component.name())
        : CodeBlock.of("$N.hashCode()", component.name());
  }
}
