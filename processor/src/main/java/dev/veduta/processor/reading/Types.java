package dev.veduta.processor.reading;

import static java.util.Objects.requireNonNull;

import dev.veduta.catalog.type.JavaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** The compiler's types as ours. */
final class Types {
  private static final Map<TypeKind, String> BOXES =
      Map.of(
          TypeKind.BOOLEAN, "Boolean",
          TypeKind.BYTE, "Byte",
          TypeKind.CHAR, "Character",
          TypeKind.SHORT, "Short",
          TypeKind.INT, "Integer",
          TypeKind.LONG, "Long",
          TypeKind.FLOAT, "Float",
          TypeKind.DOUBLE, "Double");

  private static final JavaType OPTIONAL = JavaType.of("java.util", "Optional");

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

  /** What an {@code Optional} holds, or else the type itself. */
  static TypeMirror inOptional(TypeMirror mirror) {
    return mirror instanceof DeclaredType declared
            && declared.getTypeArguments().size() == 1
            && of((TypeElement) declared.asElement()).equals(OPTIONAL)
        ? declared.getTypeArguments().get(0)
        : mirror;
  }

  /** A return type as the user wrote it. */
  static String text(TypeMirror mirror, JavaType boxed) {
    return mirror.getKind().isPrimitive() ? keyword(mirror.getKind()) : boxed.toString();
  }

  /** The name of the package that something stands in. */
  static String packageOf(Element element) {
    Element around = element;
    while (!(around instanceof PackageElement)) {
      around = requireNonNull(around.getEnclosingElement());
    }
    return ((PackageElement) around).getQualifiedName().toString();
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
    return JavaType.of("java.lang", Objects.requireNonNull(BOXES.get(primitive)));
  }

  private static String keyword(TypeKind primitive) {
    return primitive.name().toLowerCase(Locale.ROOT);
  }

  private static String name(TypeElement type) {
    String name = type.getSimpleName().toString();
    return type.getEnclosingElement() instanceof TypeElement outer
        ? name(outer) + "." + name
        : name;
  }
}
