package dev.veduta.internal.ddl;

import dev.veduta.NotReplaceableException;
import dev.veduta.ViewExistsException;
import dev.veduta.ddl.DdlReport;
import dev.veduta.internal.ddl.DdlOptions.Flag;
import dev.veduta.view.RelationName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Creates views in one transaction. */
final class Create {
  private final DataSource dataSource;
  private final DdlOptions options;

  Create(DataSource dataSource, DdlOptions options) {
    this.dataSource = dataSource;
    this.options = options;
  }

  DdlReport run(List<Wanted> views) {
    List<RelationName> names = views.stream().map(Wanted::name).toList();
    var done =
        new DdlTransaction(dataSource, options)
            .run("creating " + names, script -> create(script, views, names));
    return new DdlReport(done.statements(), !options.dryRun());
  }

  private List<Wanted> create(Script script, List<Wanted> views, List<RelationName> names)
      throws SQLException {
    script.narrowPath();
    Turn.begin(script.connection(), options.bounds(), views.size());
    Map<RelationName, Live> live = Live.named(script.connection(), names);
    List<Wanted> made = new ArrayList<>();
    List<Wanted> refitted = new ArrayList<>();
    Tables tables = new Tables(script);
    for (Wanted view : views) {
      Live there = live.get(view.name());
      if (there == null) {
        create(script, view);
      } else {
        settle(script, view, there);
      }
      boolean hasNewTable = tables.make(view);
      if (there == null && view.table() != null && !hasNewTable) {
        refitted.add(view);
      } else if (there == null || hasNewTable) {
        made.add(view);
      }
    }
    if (!options.has(Flag.WITH_NO_DATA)) {
      fill(script, made);
    }
    for (Wanted view : refitted) {
      script.narrowPath();
      tables.refit(view, !options.dryRun());
    }
    made.addAll(refitted);
    return made;
  }

  /** What to do where something of the name is there. */
  private void settle(Script script, Wanted view, Live there) {
    boolean same = there.isOf(view);
    if (same && options.has(Flag.IF_NOT_EXISTS)) {
      return;
    }
    if (!same || !options.has(Flag.OR_REPLACE)) {
      throw new ViewExistsException(view.name(), there.described(), null, null);
    }
    if (view.materialized()) {
      throw new NotReplaceableException(
          view.name(),
          List.of("PostgreSQL has no CREATE OR REPLACE MATERIALIZED VIEW; call replace()"),
          null,
          null);
    }
    if (view.table() != null) {
      throw new NotReplaceableException(
          view.name(), List.of("a table keeps its rows; call replace()"), null, null);
    }
    orReplace(script, view);
  }

  static void create(Script script, Wanted view) {
    Meaning meaning = Meaning.creating(view.name());
    script.run(
        view.header(false) + "\n" + view.query() + (view.materialized() ? "\nwith no data" : ""),
        meaning);
    view.after().forEach(sql -> script.run(sql, meaning));
  }

  static void orReplace(Script script, Wanted view) {
    Meaning meaning = Meaning.creating(view.name());
    script.run(view.header(true) + "\n" + view.query(), meaning);
    view.after().forEach(sql -> script.run(sql, meaning));
  }

  /** When all are there, for what one reads through others may come late in the order. */
  static void fill(Script script, List<Wanted> views) throws SQLException {
    List<Wanted> filled = views.stream().filter(Wanted::keepsRows).toList();
    if (!filled.isEmpty()) {
      script.callersPath();
      filled.forEach(
          view -> view.filling().forEach(sql -> script.run(sql, Meaning.of("filling " + view))));
    }
  }
}
