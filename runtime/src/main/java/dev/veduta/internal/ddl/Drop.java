package dev.veduta.internal.ddl;

import dev.veduta.DependentsException;
import dev.veduta.NotPermittedException;
import dev.veduta.StaleViewException;
import dev.veduta.ddl.DdlReport;
import dev.veduta.internal.ddl.DdlOptions.Flag;
import dev.veduta.view.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Drops views in one transaction. */
final class Drop {
  /** {@code dependent_objects_still_exist} (PostgreSQL manual, appendix A). */
  private static final String DEPENDENTS = "2BP01";

  private final DataSource dataSource;
  private final DdlOptions options;

  Drop(DataSource dataSource, DdlOptions options) {
    this.dataSource = dataSource;
    this.options = options;
  }

  DdlReport run(List<Wanted> views) {
    List<RelationName> names = views.stream().flatMap(Drop::names).toList();
    var done =
        new DdlTransaction(dataSource, options)
            .run("dropping " + names, script -> drop(script, views, names));
    return new DdlReport(done.statements(), !options.dryRun());
  }

  /** Its own, and that of the table that keeps its rows. */
  private static Stream<RelationName> names(Wanted view) {
    return Stream.concat(
        Stream.ofNullable(view.table()).map(RowTable::name), Stream.of(view.name()));
  }

  private List<RelationName> drop(Script script, List<Wanted> views, List<RelationName> names)
      throws SQLException {
    script.narrowPath();
    Map<RelationName, Live> live = Live.named(script.connection(), names);
    views.forEach(view -> requireThere(view, live));
    for (Wanted view : views) {
      requireTable(script.connection(), view, live);
    }
    Uses uses = Uses.of(script.connection(), live.values().stream().map(Live::oid).toList());
    if (!options.has(Flag.CASCADE)) {
      live.values().forEach(view -> requireAlone(view, uses));
    }
    Turn.begin(script.connection(), options.bounds(), uses.affected().size());
    List<RelationName> order = new ArrayList<>(order(live.values(), uses));
    Collections.reverse(order);
    for (RelationName name : order) {
      drop(script, live, name);
    }
    return order;
  }

  private void drop(Script script, Map<RelationName, Live> live, RelationName name) {
    Live view = live.get(name);
    if (view != null) {
      script.run(
          "drop "
              + (view.kind().equals("r") ? "table" : view.word())
              + " "
              + name.quoted()
              + (options.has(Flag.CASCADE) ? " cascade" : ""),
          Meaning.dropping(name));
    }
  }

  private void requireThere(Wanted view, Map<RelationName, Live> live) {
    Live there = live.get(view.name());
    if (there == null) {
      if (!options.has(Flag.IF_EXISTS)) {
        throw stale(view, "there is no such view any more; or say ifExists()");
      }
    } else if (!there.isOf(view)) {
      throw stale(view, "it is " + there.described() + " now");
    } else if (!there.owned()) {
      throw new NotPermittedException(
          "dropping " + view.name() + " takes its owner; connect as a member of that role",
          null,
          null);
    }
  }

  /** Makes sure that no other table is dropped than the one that keeps the view's rows. */
  private static void requireTable(Connection connection, Wanted view, Map<RelationName, Live> live)
      throws SQLException {
    RowTable table = view.table();
    if (table != null && live.containsKey(table.name()) && !Tables.isKept(connection, table)) {
      throw stale(view, table.name() + " is not the table that keeps its rows");
    }
  }

  private static StaleViewException stale(Wanted view, String difference) {
    return new StaleViewException(view.name(), List.of(difference), null, null);
  }

  /** Looked up rather than tried, so that a dry run knows it too; the state is the server's. */
  private static void requireAlone(Live view, Uses uses) {
    List<String> inTheWay = uses.inTheWayOf(view.oid());
    if (!inTheWay.isEmpty()) {
      throw new DependentsException(
          view.name(),
          inTheWay,
          "what depends on it would have to go too; drop that first, name it too, or say cascade()",
          null,
          new SQLException("other objects depend on " + view.name(), DEPENDENTS));
    }
  }

  /** By what is so in the database, whatever the records say. */
  private static List<RelationName> order(Collection<Live> views, Uses uses) {
    Map<Long, RelationName> names = new HashMap<>();
    views.forEach(view -> names.put(view.oid(), view.name()));
    Map<RelationName, Set<RelationName>> reads = new HashMap<>();
    for (Live view : views) {
      Set<RelationName> read = new HashSet<>();
      uses.readBy(view.oid()).stream()
          .filter(names::containsKey)
          .forEach(oid -> read.add(names.get(oid)));
      reads.put(view.name(), read);
    }
    return Order.of(reads);
  }
}
