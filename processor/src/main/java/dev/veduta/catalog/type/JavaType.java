package dev.veduta.catalog.type;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

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

  /** Whether nulls are marked in it wherever the other, the same type to the compiler, has them. */
  public boolean admitsNullsOf(JavaType other) {
    return IntStream.range(0, arguments.size())
        .allMatch(
            i -> {
              JavaType mine = arguments.get(i);
              JavaType theirs = other.arguments.get(i);
              return (mine.nullable || !theirs.nullable) && mine.admitsNullsOf(theirs);
            });
  }

  /** As a person writes it with its nulls: {@code List<@Nullable Integer>}. */
  public String withNulls() {
    String text =
        arguments.isEmpty()
            ? name
            : name + arguments.stream().map(JavaType::withNulls).collect(joining(", ", "<", ">"));
    return nullable ? "@Nullable " + text : text;
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
