package dev.veduta.internal.ddl;

import static java.util.Objects.requireNonNull;

import dev.veduta.ViewExistsException;
import dev.veduta.internal.refresh.Difference;
import dev.veduta.internal.refresh.KeptColumns;
import dev.veduta.internal.refresh.KeptTable;
import dev.veduta.query.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tables that keep the rows of views: they are made with their views, and changed in place where
 * these change, so that they keep all else that they have.
 */
final class Tables {
  private final Script script;

  Tables(Script script) {
    this.script = script;
  }

  /**
   * Makes a view's table, if it is to have one and has none.
   *
   * @return whether it was made
   */
  boolean make(Wanted view) throws SQLException {
    RowTable table = view.table();
    return table != null && make(table, view.name().quoted());
  }

  private boolean make(RowTable table, String view) throws SQLException {
    if (isThere(table)) {
      return false;
    }
    Meaning meaning = Meaning.creating(table.name());
    script.run(table.creating(), meaning, it -> script.execute(table.creating(view)));
    script.run(table.commenting(), meaning);
    return true;
  }

  /** Whether its table is there; what else has the name is in the way. */
  private boolean isThere(RowTable table) throws SQLException {
    Live there = Live.named(script.connection(), List.of(table.name())).get(table.name());
    if (there == null) {
      return false;
    }
    if (!isKept(script.connection(), table)) {
      throw new ViewExistsException(table.name(), there.described(), null, null);
    }
    return true;
  }

  /** Whether there is such a table, and it keeps the rows of the view. */
  static boolean isKept(Connection connection, RowTable table) throws SQLException {
    return KeptTable.of(connection, table.name())
        .filter(it -> it.view().equals(table.view()))
        .isPresent();
  }

  private KeptTable kept(RowTable table) throws SQLException {
    KeptTable kept = KeptTable.of(script.connection(), table.name()).orElseThrow();
    kept.requirePermitted();
    return kept;
  }

  /**
   * Gives a table the columns and the key that its view asks for now, and the rows.
   *
   * @param changed whether the view was replaced
   * @param before the view as it was; null where it was not there
   * @param view what the view is called for now, quoted
   * @param writing whether rows are written; else the statement is only written down
   */
  void fit(RowTable table, boolean changed, @Nullable Live before, String view, boolean writing)
      throws SQLException {
    boolean made = make(table, view);
    boolean altered = alter(table, view, before);
    if (made || altered || changed) {
      write(table, view, writing);
    }
  }

  /** The same for the table that a view had before: it can be of other columns, or places. */
  void refit(Wanted view, boolean writing) throws SQLException {
    RowTable table = view.table();
    if (table != null) {
      fit(table, true, null, view.name().quoted(), writing);
    }
  }

  private void write(RowTable table, String view, boolean writing) throws SQLException {
    Difference difference = Difference.of(script.connection(), kept(table), view);
    Meaning meaning = Meaning.of("filling " + table.name());
    script.run("lock table " + table.name().quoted() + " in share row exclusive mode", meaning);
    script.callersPath();
    script.run(
        difference.toSql(),
        meaning,
        connection -> {
          if (writing) {
            difference.write(connection);
          }
        });
  }

  /**
   * Changes columns and key in place.
   *
   * @return whether anything had to be
   */
  private boolean alter(RowTable table, String view, @Nullable Live before) throws SQLException {
    KeptTable kept = kept(table);
    KeptColumns columns = KeptColumns.of(script.connection(), kept, view);
    List<String> actions = new ArrayList<>();
    boolean rekeyed = isRekeyed(table, columns);
    if (rekeyed) {
      primaryKey(kept).forEach(name -> actions.add("drop constraint " + Sql.quote(name)));
    }
    gone(table, columns, before).forEach(name -> actions.add("drop column " + Sql.quote(name)));
    columns.all().forEach(column -> actions.addAll(column.fitting()));
    String altering = "alter table " + table.name().quoted() + "\n  ";
    if (rekeyed) {
      run(table, "delete from " + table.name().quoted());
    }
    if (!actions.isEmpty()) {
      run(table, altering + String.join(",\n  ", actions));
    }
    if (rekeyed) {
      run(table, altering + "add " + table.keying());
    }
    return rekeyed || !actions.isEmpty();
  }

  private void run(RowTable table, String sql) {
    script.run(sql, Meaning.dropping(table.name()));
  }

  /** Whether the primary key is another, or of columns that are made anew. */
  private static boolean isRekeyed(RowTable table, KeptColumns columns) {
    Set<String> key = new HashSet<>();
    columns.key().forEach(column -> key.add(column.name()));
    return columns.keySize() != table.key().size()
        || !key.equals(Set.copyOf(table.key()))
        || columns.key().stream().anyMatch(column -> !column.type().equals(column.kept()));
  }

  /** Columns that were the view's. */
  private List<String> gone(RowTable table, KeptColumns columns, @Nullable Live before)
      throws SQLException {
    if (before == null) {
      return List.of();
    }
    List<String> gone = new ArrayList<>(before.columnNames());
    gone.retainAll(
        requireNonNull(Live.named(script.connection(), List.of(table.name())).get(table.name()))
            .columnNames());
    columns.all().forEach(column -> gone.remove(column.name()));
    return gone;
  }

  private List<String> primaryKey(KeptTable table) throws SQLException {
    return Oids.ask(
        script.connection(), "primary-key.sql", row -> row.getString(1), List.of(table.oid()));
  }
}
