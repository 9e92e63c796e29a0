package dev.veduta.catalog.type;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A Java reference type, by name.
 *
 * @param packageName its package; empty for none
 * @param name its simple name, after those of the types around it: {@code Outer.Inner}
 * @param arguments its type arguments
 * @param nullable whether it is marked so, as the elements of an array's list are
 */
public record JavaType(
    String packageName, String name, List<JavaType> arguments, boolean nullable) {
  public JavaType {
    arguments = List.copyOf(arguments);
  }

  /** A type that is not null. */
  public static JavaType of(String packageName, String name, JavaType... arguments) {
    return new JavaType(packageName, name, List.of(arguments), false);
  }

  /** {@code List<E>}. */
  public static JavaType listOf(JavaType element) {
    return of("java.util", "List", element);
  }

  /** The same, marked nullable. */
  public JavaType orNull() {
    return new JavaType(packageName, name, arguments, true);
  }

  /** Its name with its package, if it is in one. */
  public String qualifiedName() {
    return packageName.isEmpty() ? name : packageName + "." + name;
  }

  /** Whether they are one type to the compiler, which looks at no nullness. */
  public boolean isSameAs(JavaType other) {
    return withoutNullness().equals(other.withoutNullness());
  }

  private JavaType withoutNullness() {
    return new JavaType(
        packageName, name, arguments.stream().map(JavaType::withoutNullness).toList(), false);
  }

  /** As a person writes it: {@code List<Integer>}. */
  @Override
  public String toString() {
    return arguments.isEmpty()
        ? name
        : name + arguments.stream().map(JavaType::toString).collect(joining(", ", "<", ">"));
  }
}
