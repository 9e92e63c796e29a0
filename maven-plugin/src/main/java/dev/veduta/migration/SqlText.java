package dev.veduta.migration;

import java.util.ArrayList;
import java.util.List;

/**
 * A script as it is written. Statements of view files run under the search path of who runs the
 * script; those from the database's catalogs under that of the catalogs, for which their names are
 * qualified. For one thread.
 */
final class SqlText {
  private static final String SAVE =
      "select pg_catalog.set_config('veduta.search_path',"
          + " pg_catalog.current_setting('search_path'), true);\n";
  private static final String RESTORE =
      "select pg_catalog.set_config('search_path',"
          + " pg_catalog.current_setting('veduta.search_path'), true)";
  private static final String NARROW = "set local search_path = pg_catalog, pg_temp";

  private final MigrationTool tool;
  private final List<String> lines = new ArrayList<>();
  private boolean saved;
  private boolean callersPath = true;

  SqlText(MigrationTool tool) {
    this.tool = tool;
  }

  /** Begins a section; the title holds no text from a database but in the form of a path. */
  void section(String title) {
    callersPath();
    lines.add("\n-- " + title + "\n");
  }

  /** A statement from a view file. */
  void add(String sql) {
    callersPath();
    append(sql);
  }

  /** A statement from the database's catalogs. */
  void addNarrow(String sql) {
    if (callersPath) {
      saved = true;
      append(NARROW);
      callersPath = false;
    }
    append(sql);
  }

  /** The caller's search path counts again, whatever was set since. */
  void restorePath() {
    saved = true;
    callersPath = false;
    callersPath();
  }

  private void callersPath() {
    if (!callersPath) {
      append(RESTORE);
      callersPath = true;
    }
  }

  private void append(String sql) {
    String inert = Inert.of(tool, sql.strip().replaceFirst(";$", ""));
    String lastLine = inert.substring(inert.lastIndexOf('\n') + 1);
    lines.add(inert + (lastLine.contains("--") ? "\n;\n" : ";\n"));
  }

  /** All of it, below this comment. */
  String text(String comment) {
    callersPath();
    return "-- " + comment + "\n" + (saved ? "\n" + SAVE : "") + String.join("", lines);
  }
}
