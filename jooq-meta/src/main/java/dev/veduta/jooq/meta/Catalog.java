package dev.veduta.jooq.meta;

import static java.util.stream.Collectors.toCollection;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogDirectory;
import dev.veduta.catalog.CatalogFormatException;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.PgType;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.catalog.type.TypeTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A whole catalog: its relations, and the types that their columns use.
 *
 * @param views the relations, by name
 * @param types enums, domains and composite types, by name
 */
record Catalog(List<CatalogView> views, NavigableMap<QualifiedName, PgType> types) {
  /**
   * Reads a catalog.
   *
   * @throws CatalogException if there is none, or a file of it cannot be used
   */
  static Catalog read(Path root) {
    CatalogDirectory directory = new CatalogDirectory(root);
    List<CatalogView> views = new ArrayList<>();
    NavigableMap<QualifiedName, PgType> types = new TreeMap<>();
    try {
      for (QualifiedName name : namesIn(directory)) {
        CatalogView view =
            directory.find(name).orElseThrow(() -> new IOException(name + " is gone"));
        views.add(view);
        view.columns().stream().map(CatalogColumn::type).forEach(type -> collect(type, types));
      }
    } catch (CatalogFormatException e) {
      throw new CatalogException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CatalogException(
          "[CatalogUnreadable] " + root + ": " + e + ". See that it can be read.", e);
    }
    return new Catalog(List.copyOf(views), types);
  }

  private static NavigableSet<QualifiedName> namesIn(CatalogDirectory directory)
      throws IOException {
    NavigableSet<QualifiedName> names = directory.names();
    if (names.isEmpty()) {
      throw new CatalogException(
          "[CatalogMissing] there is no catalog at "
              + directory.root()
              + ". Run mvn veduta:reflect, or name its directory with the property"
              + " catalogDirectory of <database>.");
    }
    return names;
  }

  private static void collect(PgType type, NavigableMap<QualifiedName, PgType> types) {
    if (type instanceof PgType.Enumeration
        || type instanceof PgType.Domain
        || type instanceof PgType.Composite) {
      PgType other = types.putIfAbsent(TypeNames.of(type), type);
      if (other != null && !other.equals(type)) {
        throw new CatalogException(
            "[CatalogInconsistent] the catalog's files disagree about the type "
                + TypeNames.of(type)
                + ". Write them anew with veduta:reflect.");
      }
    }
    TypeTable.partsOf(type).forEach(part -> collect(part, types));
  }

  /** The schemas of its relations and types, in order. */
  SortedSet<String> schemas() {
    return Stream.concat(views.stream().map(CatalogView::name), types.keySet().stream())
        .map(QualifiedName::schema)
        .collect(toCollection(TreeSet::new));
  }

  /** Its types of one kind, by name. */
  <T extends PgType> Stream<T> types(Class<T> kind) {
    return types.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Whether the name of a composite type is that of a relation, whose row type it is. */
  boolean isRelation(QualifiedName name) {
    return views.stream().anyMatch(view -> view.name().equals(name));
  }
}
