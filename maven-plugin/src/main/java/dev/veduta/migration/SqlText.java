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
  private final List<Statement> statements = new ArrayList<>();
  private String title = "";
  private String heading = "";
  private boolean saved;
  private boolean callersPath = true;

  SqlText(MigrationTool tool) {
    this.tool = tool;
  }

  /** Begins a section; the title holds no text from a database but in the form of a path. */
  void section(String title) {
    callersPath();
    this.title = title;
    heading += "\n-- " + title + "\n";
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
    statements.add(new Statement(heading, title, sql.strip().replaceFirst(";$", "")));
    heading = "";
  }

  /**
   * All of it, below this comment.
   *
   * @throws MigrationException {@code [MigrationTextSeen]} if the tool would not take it as it is
   */
  String text(String comment) throws MigrationException {
    callersPath();
    StringBuilder text = new StringBuilder("-- " + comment + "\n" + (saved ? "\n" + SAVE : ""));
    for (Statement statement : statements) {
      String inert = Inert.of(tool, statement.sql, statement.title);
      String lastLine = inert.substring(inert.lastIndexOf('\n') + 1);
      text.append(statement.heading)
          .append(inert)
          .append(lastLine.contains("--") ? "\n;\n" : ";\n");
    }
    return text.append(heading).toString();
  }

  /** A statement, with the headings before it and the title of its section. */
  private record Statement(String heading, String title, String sql) {}
}
