package dev.veduta.internal.ddl;

import dev.veduta.view.RelationName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What is left to do for the tables that keep the rows of replaced views. Immutable.
 *
 * @param views all views that were to be replaced
 * @param changed the names of those that were
 * @param before what there was before
 * @param writing whether rows are written; else the statement is only written down
 */
record TableFit(
    List<Wanted> views,
    Set<RelationName> changed,
    Map<RelationName, Live> before,
    boolean writing) {
  TableFit {
    views = views.stream().filter(view -> view.table() != null).toList();
  }

  /** Where the new views have their names. */
  void run(Script script) throws SQLException {
    run(script, RelationName::quoted);
  }

  /** The statements, found where the new views are still aside, in a transaction to be undone. */
  List<String> dryRun(Script script) throws SQLException {
    Script dry = script.beside();
    run(dry, name -> new Aside(0, "view", name.schema(), name.name()).quotedNew());
    return dry.committed();
  }

  private void run(Script script, Function<RelationName, String> names) throws SQLException {
    Tables tables = new Tables(script);
    for (Wanted view : views) {
      RowTable table = view.table();
      if (table != null) {
        script.narrowPath();
        boolean isChanged = changed.contains(view.name());
        String aside = isChanged ? names.apply(view.name()) : view.name().quoted();
        tables.fit(table, isChanged, before.get(view.name()), aside, writing);
      }
    }
  }
}
