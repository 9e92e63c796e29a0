package dev.veduta.generate;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.processor.declaration.Declaration;
import dev.veduta.processor.declaration.Patterns;
import dev.veduta.processor.naming.NamingScheme;
import dev.veduta.processor.report.Place;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * Which schema's records go into which package.
 *
 * @param common the package of schemas that have none of their own; null for no records of these
 * @param bySchema the packages of schemas that have one
 * @param columns patterns of the columns that records have there
 * @param excludeColumns patterns of those that they have not
 * @param naming how records and their components are named there
 * @param prefersOptional whether what can be null is an {@code Optional} there
 */
public record PackageNames(
    @Nullable String common,
    Map<String, String> bySchema,
    List<String> columns,
    List<String> excludeColumns,
    NamingScheme naming,
    boolean prefersOptional) {
  public PackageNames {
    bySchema = Map.copyOf(bySchema);
    columns = List.copyOf(columns);
    excludeColumns = List.copyOf(excludeColumns);
  }

  /** Records of all columns, named as their views. */
  public PackageNames(@Nullable String common, Map<String, String> bySchema) {
    this(common, bySchema, List.of("*"), List.of(), NamingScheme.NONE, false);
  }

  /**
   * What this declares: every view of each schema that has a package, unless the user declared that
   * package in Java.
   *
   * @param place where it is said
   * @throws GenerationException if a package's name is none
   */
  List<Declaration> declarations(Collection<QualifiedName> views, UserSources user, Place place)
      throws GenerationException {
    return packagesOf(views).entrySet().stream()
        .filter(it -> !user.declaresPackage(it.getKey()))
        .flatMap(it -> it.getValue().stream().map(schema -> every(schema, it.getKey(), place)))
        .toList();
  }

  private Declaration every(String schema, String packageName, Place place) {
    return new Declaration.OfPackage(
        packageName,
        place,
        new Declaration.Value(schema, place),
        Patterns.all(place),
        new Patterns(values(columns, place), values(excludeColumns, place)),
        naming,
        prefersOptional,
        List.of());
  }

  private static List<Declaration.Value> values(List<String> texts, Place place) {
    return texts.stream().map(it -> new Declaration.Value(it, place)).toList();
  }

  private SortedMap<String, SortedSet<String>> packagesOf(Collection<QualifiedName> views)
      throws GenerationException {
    SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
    for (QualifiedName view : views) {
      String name = bySchema.getOrDefault(view.schema(), common);
      if (name != null) {
        packages.computeIfAbsent(checked(name), it -> new TreeSet<>()).add(view.schema());
      }
    }
    return packages;
  }

  private static String checked(String name) throws GenerationException {
    if (!SourceVersion.isName(name)) {
      throw new GenerationException(
          "PackageNameInvalid",
          "\"" + name + "\" is no name of a Java package. Correct <packageName> or <packages>.");
    }
    return name;
  }
}
