package dev.veduta.internal.ddl;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What depends on some views, through whatever views lie between. Immutable. */
public record Uses(Set<Long> given, List<Use> all) {
  /**
   * That something depends on a view.
   *
   * @param reader the relation that does, or whose part does; 0 if it is something else
   * @param again whether it is a view that can be made again from its definition
   * @param described as {@code pg_describe_object} names it
   */
  public record Use(long view, long reader, boolean again, String described) {}

  /** Asks the database. */
  public static Uses of(Connection connection, Collection<Long> views) throws SQLException {
    return new Uses(new TreeSet<>(views), Oids.ask(connection, "uses.sql", Uses::read, views));
  }

  private static Use read(ResultSet row) throws SQLException {
    return new Use(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getString(4));
  }

  /** The views, and all those that depend on them. */
  public Set<Long> affected() {
    Set<Long> affected = new TreeSet<>(given);
    all.stream().filter(Use::again).forEach(use -> affected.add(use.reader));
    return affected;
  }

  /** What depends on one of these and cannot be made again. */
  List<Use> strangers() {
    return all.stream().filter(use -> !use.again).toList();
  }

  /** What else than the given views depends on one of them at once. */
  List<String> inTheWayOf(long view) {
    return all.stream()
        .filter(use -> use.view == view && !given.contains(use.reader))
        .map(Use::described)
        .distinct()
        .toList();
  }

  /** What a view reads of all these. */
  public List<Long> readBy(long reader) {
    return all.stream().filter(use -> use.reader == reader).map(Use::view).distinct().toList();
  }
}
