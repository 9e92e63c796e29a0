package dev.veduta.jooq.meta;

import static java.util.stream.Collectors.toSet;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogIndex;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The keys of a relation, named.
 *
 * <p>A key of the catalog that an index keeps has the index's name. A view has no names for its
 * own; they are made as PostgreSQL makes them of a table's.
 *
 * @param primary the identity key, if none of its columns can be null
 * @param others the further keys; of a table also what its unique indexes keep, which may hold
 *     several rows of nulls
 */
record Keys(Optional<Key> primary, List<Key> others) {
  /** One key: its columns in order. */
  record Key(String name, List<String> columns) {}

  static Keys of(CatalogView view) {
    Optional<CatalogKey> identity =
        view.claims()
            .identityKey()
            .filter(key -> !key.columns().isEmpty() && hasNoNulls(view, key.columns()));
    List<Key> keys = new ArrayList<>();
    for (CatalogKey key : view.keys()) {
      if (!key.columns().isEmpty()) {
        keys.add(key(view, key, identity.filter(key::equals).isPresent(), keys));
      }
    }
    if (isTable(view)) {
      view.indexes().stream()
          .filter(Keys::isKey)
          .filter(index -> keys.stream().noneMatch(key -> key.name().equals(index.name())))
          .forEach(index -> keys.add(new Key(index.name(), index.keys())));
    }
    int others = identity.isPresent() ? 1 : 0;
    return new Keys(
        keys.stream().limit(others).findFirst(), List.copyOf(keys.subList(others, keys.size())));
  }

  /** Primary and others. */
  Stream<Key> all() {
    return Stream.concat(primary.stream(), others.stream());
  }

  /** Whether an index tells all rows apart that have no null in its columns. */
  static boolean isKey(CatalogIndex index) {
    return index.unique() && index.valid() && !index.expression() && index.predicate() == null;
  }

  /** Whether its unique indexes are constraints, as far as the catalog tells. */
  static boolean isTable(CatalogView view) {
    return !view.isDefined();
  }

  private static boolean hasNoNulls(CatalogView view, List<String> columns) {
    return columns.stream()
        .map(view::column)
        .flatMap(Optional::stream)
        .noneMatch(CatalogColumn::isNullable);
  }

  private static Key key(CatalogView view, CatalogKey key, boolean isPrimary, List<Key> taken) {
    if (isTable(view)) {
      Optional<CatalogIndex> index =
          view.indexes().stream()
              .filter(Keys::isKey)
              .filter(it -> Set.copyOf(it.keys()).equals(Set.copyOf(key.columns())))
              .filter(it -> taken.stream().noneMatch(other -> other.name().equals(it.name())))
              .findFirst();
      if (index.isPresent()) {
        return new Key(index.get().name(), index.get().keys());
      }
    }
    String suffix = isPrimary ? "pkey" : String.join("_", key.columns()) + "_key";
    return new Key(free(view.name().name() + "_" + suffix, taken), key.columns());
  }

  private static String free(String name, List<Key> keys) {
    Set<String> taken = keys.stream().map(Key::name).collect(toSet());
    String free = name;
    for (int i = 1; taken.contains(free); i++) {
      free = name + i;
    }
    return free;
  }
}
