package dev.veduta.migration;

import dev.veduta.internal.ddl.Image;
import dev.veduta.internal.ddl.Obstacles;
import dev.veduta.internal.ddl.Uses;
import dev.veduta.source.SourceException;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What it takes to give a database the views of the files, in the gentlest way. Immutable.
 *
 * @param created views that are not there
 * @param again views that are dropped and made again, with all that depend on them
 * @param inPlace views that are changed as they stand
 * @param gone views that are dropped
 */
record Changes(
    Set<RelationName> created,
    Set<RelationName> again,
    Map<RelationName, InPlace> inPlace,
    Set<RelationName> gone) {

  /**
   * Decides.
   *
   * @param connection with the transaction of the comparison
   * @throws dev.veduta.VedutaException if something depends on a view that has to be made again,
   *     and cannot be itself
   */
  static Changes of(Connection connection, Comparison compared)
      throws SQLException, SourceException {
    Set<RelationName> created = new TreeSet<>();
    Set<RelationName> gone = new TreeSet<>(compared.gone());
    gone.retainAll(compared.before().live().keySet());
    Set<RelationName> roots = new TreeSet<>(gone);
    Map<RelationName, InPlace> inPlace = new TreeMap<>();
    for (RelationName name : compared.files().keySet()) {
      if (!compared.before().has(name)) {
        created.add(name);
      } else if (isChanged(compared, name)) {
        InPlace change = InPlace.of(compared, name);
        if (change == null) {
          roots.add(name);
        } else {
          inPlace.put(name, change);
        }
      }
    }
    Set<RelationName> again = compared.before().withDependents(roots);
    requirePossible(connection, compared.before(), again);
    again.removeAll(gone);
    inPlace.keySet().removeAll(again);
    return new Changes(created, again, inPlace, gone);
  }

  /**
   * Makes sure that all of these can be made again.
   *
   * @throws dev.veduta.VedutaException if something would be in the way, or be lost
   */
  static void requirePossible(Connection connection, State state, Collection<RelationName> again)
      throws SQLException {
    if (!again.isEmpty()) {
      RelationName first = again.iterator().next();
      Obstacles.requireNoStrangers(first, Uses.of(connection, state.oids(again)));
      Obstacles.requireKept(connection, first, state.oids(again));
    }
  }

  boolean isEmpty() {
    return created.isEmpty() && again.isEmpty() && inPlace.isEmpty() && gone.isEmpty();
  }

  private static boolean isChanged(Comparison compared, RelationName name) {
    Image before = compared.before().image(name);
    return !before.equals(compared.after().image(name));
  }
}
