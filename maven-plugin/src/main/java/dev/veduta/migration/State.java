package dev.veduta.migration;

import static java.util.Objects.requireNonNull;

import dev.veduta.internal.ddl.Image;
import dev.veduta.internal.ddl.Live;
import dev.veduta.internal.ddl.Order;
import dev.veduta.internal.ddl.Uses;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Views as a database has them at a moment, with all views that depend on them. Immutable.
 *
 * @param live what they are
 * @param images the statements that make them again
 * @param uses what depends on them
 */
record State(Map<RelationName, Live> live, Map<Long, Image> images, Uses uses) {
  private static final Set<String> VIEWS = Set.of("v", "m");

  /** What there is of these names, tables left out. */
  static State of(Connection connection, Collection<RelationName> names) throws SQLException {
    narrowPath(connection);
    List<Long> given =
        Live.named(connection, names).values().stream()
            .filter(it -> VIEWS.contains(it.kind()))
            .map(Live::oid)
            .toList();
    Uses uses = Uses.of(connection, given);
    return new State(
        new TreeMap<>(Live.of(connection, uses.affected())),
        Image.of(connection, uses.affected()),
        uses);
  }

  /** Names mean what the catalogs' texts mean by them, until the transaction ends. */
  static void narrowPath(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local search_path = pg_catalog, pg_temp");
    }
  }

  boolean has(RelationName name) {
    return live.containsKey(name);
  }

  /** One that is there. */
  Live live(RelationName name) {
    return requireNonNull(live.get(name));
  }

  /** Of one that is there. */
  Image image(RelationName name) {
    return requireNonNull(images.get(live(name).oid()));
  }

  /** The numbers of those of these names that are there. */
  List<Long> oids(Collection<RelationName> names) {
    return names.stream().filter(this::has).map(name -> live(name).oid()).toList();
  }

  /** These, and all views that depend on them. */
  Set<RelationName> withDependents(Collection<RelationName> names) {
    Set<Long> all = new HashSet<>(oids(names));
    int before = -1;
    while (before < all.size()) {
      before = all.size();
      uses.all().stream()
          .filter(use -> use.again() && all.contains(use.view()))
          .forEach(use -> all.add(use.reader()));
    }
    Set<RelationName> found = new TreeSet<>();
    live.values().stream().filter(it -> all.contains(it.oid())).forEach(it -> found.add(it.name()));
    return found;
  }

  /** All of them, each after those that it reads. */
  List<RelationName> order() {
    Map<Long, RelationName> names = new HashMap<>();
    live.values().forEach(it -> names.put(it.oid(), it.name()));
    Map<RelationName, Set<RelationName>> reads = new HashMap<>();
    for (Live view : live.values()) {
      Set<RelationName> read = new HashSet<>();
      for (Long oid : uses.readBy(view.oid())) {
        @Nullable RelationName name = names.get(oid);
        if (name != null) {
          read.add(name);
        }
      }
      reads.put(view.name(), read);
    }
    return Order.of(reads);
  }
}
