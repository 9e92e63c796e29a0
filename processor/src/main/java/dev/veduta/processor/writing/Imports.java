package dev.veduta.processor.writing;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.type.JavaType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a source calls the classes it names: simply, and imported, unless that is what another class
 * is called there. The first that asks for a name has it, after those that are there anyway.
 */
final class Imports {
  private static final String IMPORTED_ANYWAY = "java.lang";

  private final String packageName;

  /** The package of each class that is named simply. */
  private final Map<String, String> packages = new HashMap<>();

  /**
   * Nothing imported yet.
   *
   * @param packageName the source's package
   * @param taken simple names that mean something else there: nested classes
   */
  Imports(String packageName, Set<String> taken) {
    this.packageName = packageName;
    taken.forEach(it -> packages.put(it, packageName));
  }

  /** The name of a class, without arguments. */
  String nameOf(JavaType type) {
    int dot = type.name().indexOf('.');
    String outermost = dot < 0 ? type.name() : type.name().substring(0, dot);
    String meant = packages.putIfAbsent(outermost, type.packageName());
    return meant == null || meant.equals(type.packageName()) ? type.name() : type.qualifiedName();
  }

  @Override
  public String toString() {
    Set<String> names = new TreeSet<>();
    packages.forEach(
        (name, in) -> {
          if (!in.equals(packageName) && !in.equals(IMPORTED_ANYWAY) && !in.isEmpty()) {
            names.add(in + "." + name);
          }
        });
    return names.stream().map(it -> "import " + it + ";\n").collect(joining());
  }
}
