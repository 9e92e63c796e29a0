package dev.veduta.processor.declaration;

import dev.veduta.catalog.type.JavaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The compiler's types as ours. */
final class Types {
  private static final Map<String, String> UNBOXED =
      Map.of(
          "Boolean", "boolean",
          "Byte", "byte",
          "Character", "char",
          "Short", "short",
          "Integer", "int",
          "Long", "long",
          "Float", "float",
          "Double", "double");

  private Types() {}

  /**
   * A return type, boxed. What can be no column, such as an array, keeps its text, and fits none.
   *
   * @param packageName where a name is looked for that the compiler does not know yet, because this
   *     very run generates it
   */
  static JavaType of(TypeMirror mirror, String packageName) {
    if (mirror.getKind().isPrimitive()) {
      return boxed(mirror.getKind());
    }
    if (mirror.getKind() == TypeKind.ERROR) {
      return JavaType.of(packageName, ((DeclaredType) mirror).asElement().toString());
    }
    if (mirror instanceof DeclaredType declared) {
      return declared(declared, packageName);
    }
    return JavaType.of("", mirror.toString());
  }

  /** The class itself, without arguments. */
  static JavaType of(TypeElement type) {
    String qualified = type.getQualifiedName().toString();
    String name = name(type);
    int end = Math.max(0, qualified.length() - name.length() - 1);
    return JavaType.of(qualified.substring(0, end), name);
  }

  /** The primitive form of a box. */
  static String unboxed(JavaType box) {
    return UNBOXED.getOrDefault(box.name(), box.name());
  }

  private static JavaType declared(DeclaredType declared, String packageName) {
    JavaType type = of((TypeElement) declared.asElement());
    List<JavaType> arguments =
        declared.getTypeArguments().stream().map(it -> argument(it, packageName)).toList();
    return new JavaType(type.packageName(), type.name(), arguments, false);
  }

  /** Of a type that this very run generates, the compiler does not tell the annotations. */
  private static JavaType argument(TypeMirror mirror, String packageName) {
    JavaType type = of(mirror, packageName);
    boolean mayBeNull = mirror.getKind() == TypeKind.ERROR || Annotations.isNullable(mirror);
    return mayBeNull ? type.orNull() : type;
  }

  private static JavaType boxed(TypeKind primitive) {
    String keyword = primitive.name().toLowerCase(Locale.ROOT);
    return UNBOXED.entrySet().stream()
        .filter(it -> it.getValue().equals(keyword))
        .map(it -> JavaType.of("java.lang", it.getKey()))
        .findFirst()
        .orElseThrow();
  }

  private static String name(TypeElement type) {
    String name = type.getSimpleName().toString();
    return type.getEnclosingElement() instanceof TypeElement outer
        ? name(outer) + "." + name
        : name;
  }
}
