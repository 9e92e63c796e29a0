package dev.veduta.internal.ddl;

import static java.util.Objects.requireNonNull;

import dev.veduta.DependentsException;
import dev.veduta.NotPermittedException;
import dev.veduta.NotReplaceableException;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is in the way of making views again; each is named, and nothing is changed. */
public final class Obstacles {
  private Obstacles() {}

  /** Makes sure that only views depend on them. */
  public static void requireNoStrangers(RelationName view, Uses uses) {
    List<String> strangers = uses.strangers().stream().map(Uses.Use::described).distinct().toList();
    if (!strangers.isEmpty()) {
      throw new DependentsException(
          view,
          strangers,
          "only views can be made again on the new definition; drop that first, and create it"
              + " again after",
          null,
          null);
    }
  }

  /** Makes sure that this role may make all of them. */
  static void requireOwned(Collection<Live> views) {
    List<RelationName> foreign =
        views.stream().filter(view -> !view.owned()).map(Live::name).toList();
    if (!foreign.isEmpty()) {
      throw new NotPermittedException(
          "making " + foreign + " again takes their owner; connect as a member of that role",
          null,
          null);
    }
  }

  /** Makes sure that there is nothing to say of them that no statement of ours says. */
  public static void requireKept(Connection connection, RelationName view, Collection<Long> all)
      throws SQLException {
    List<String> unkept = Oids.ask(connection, "unkept.sql", row -> row.getString(1), all);
    if (!unkept.isEmpty()) {
      List<String> reasons = new ArrayList<>(unkept);
      reasons.add("that would be lost; drop and create the views by hand");
      throw new NotReplaceableException(view, reasons, null, null);
    }
  }

  /**
   * Makes sure that what names columns by their places does not come to mean others.
   *
   * @param changed the names of the views of a new definition
   * @param live what all were before
   * @param made what they are now
   */
  public static void requireSamePlaces(
      Connection connection,
      Set<RelationName> changed,
      Map<RelationName, Live> live,
      Map<RelationName, Live> made)
      throws SQLException {
    List<Long> moved = new ArrayList<>();
    for (RelationName name : changed) {
      Live before = live.get(name);
      if (before != null && !keepsPlaces(before, requireNonNull(made.get(name)))) {
        moved.add(requireNonNull(made.get(name)).oid());
      }
    }
    List<Long> dependents =
        made.values().stream()
            .filter(view -> !changed.contains(view.name()))
            .map(Live::oid)
            .toList();
    List<String> byPlace =
        moved.isEmpty()
            ? List.of()
            : Oids.ask(connection, "aliases.sql", row -> row.getString(1), dependents, moved);
    if (!byPlace.isEmpty()) {
      throw new DependentsException(
          changed.iterator().next(),
          byPlace,
          "it names columns by their places, which change; replace it too, or drop it first",
          null,
          null);
    }
  }

  private static boolean keepsPlaces(Live before, Live after) {
    List<String> names = before.columnNames();
    return names.size() <= after.columnNames().size()
        && names.equals(after.columnNames().subList(0, names.size()));
  }
}
