package dev.veduta.viewfile;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.query.Sql;
import dev.veduta.source.Script;
import dev.veduta.source.ScriptFailure;
import dev.veduta.source.SourceException;
import dev.veduta.source.SqlStatement;
import dev.veduta.viewfile.Relations.Existing;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs view files in one transaction, each in a savepoint, so that one that fails leaves nothing.
 * What a file sets for its session does not outlive it. For one thread.
 */
final class FileRun {
  /**
   * How long we wait for others' locks while others may wait for ours, and how long ours last if we
   * hang.
   */
  private static final String SETTINGS =
      "SET TIME ZONE 'UTC'; SET lock_timeout = '3s';"
          + " SET idle_in_transaction_session_timeout = '60s'";

  private static final String RESET =
      "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; " + SETTINGS;

  private static final String SYNTAX_ERROR = "42601";

  private final Connection connection;
  private final Set<QualifiedName> kept = new HashSet<>();
  private final Set<Long> known = new HashSet<>();
  private final Set<String> leftOut = new LinkedHashSet<>();

  private FileRun(Connection connection) {
    this.connection = connection;
  }

  static FileRun begin(Connection connection) throws SQLException {
    FileRun run = new FileRun(connection);
    run.send(SETTINGS);
    return run;
  }

  /** Goes on in a transaction that has begun; what it made until now is not the files'. */
  static FileRun resume(Connection connection) throws SQLException {
    FileRun run = new FileRun(connection);
    run.send(RESET);
    Relations.made(connection).forEach(it -> run.known.add(it.oid()));
    return run;
  }

  /** The statements about roles that the server does not have. */
  List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /**
   * Drops what has these files' names, but for what something else stands on.
   *
   * @return what the server said of each view that is still there
   */
  Map<QualifiedName, String> dropViewsOf(List<ViewFile> files)
      throws SQLException, SourceException {
    Set<QualifiedName> names = files.stream().map(ViewFile::name).collect(Collectors.toSet());
    List<Existing> views =
        Relations.views(connection).stream().filter(it -> names.contains(it.name())).toList();
    Map<QualifiedName, String> reasons = Relations.drop(connection, views);
    kept.addAll(reasons.keySet());
    return reasons;
  }

  /**
   * Runs a file.
   *
   * @return why the server refused it; empty if it did not
   * @throws SourceException if it is no view file, or the server has no time or no room for it
   */
  Optional<ScriptFailure> attempt(ViewFile file) throws SQLException, SourceException {
    Script script = file.script();
    Savepoint before = connection.setSavepoint();
    try {
      for (SqlStatement statement : script.statements()) {
        run(script, statement);
      }
      requireItsView(file);
      send(RESET);
      connection.releaseSavepoint(before);
      return Optional.empty();
    } catch (ScriptFailure e) {
      Problems.refusePassing(e.text(), e.refusal());
      connection.rollback(before);
      connection.releaseSavepoint(before);
      return Optional.of(e);
    }
  }

  /**
   * Refuses views that read themselves, which only CREATE OR REPLACE VIEW can make, from a file
   * that took another's old view for its new one. Planning finds them, and does not run them.
   *
   * @param replaced the views that were there before
   */
  void refuseRecursion(Set<QualifiedName> replaced) throws SQLException, SourceException {
    for (QualifiedName view : replaced) {
      Savepoint before = connection.setSavepoint();
      try {
        send("EXPLAIN SELECT FROM " + Sql.quote(view.schema()) + "." + Sql.quote(view.name()));
      } catch (SQLException e) {
        Problems.refuseRecursion(view, e);
      }
      connection.rollback(before);
      connection.releaseSavepoint(before);
    }
  }

  private void run(Script script, SqlStatement statement)
      throws SQLException, ScriptFailure, SourceException {
    if (statement.isTransactionControl()) {
      throw Problems.transactionControl(script, statement);
    }
    if (statement.isAboutRoles()) {
      // Nothing of the catalog follows from roles, and those of production are not everywhere.
      if (!script.sendUnless(SqlStatement.UNDEFINED_OBJECT, connection, statement)) {
        leftOut.add(script.at(statement.offset()) + ": " + statement.text());
      }
    } else if (statement.createsMaterializedView()) {
      // Filling it takes as long as its query does, and nothing of the catalog follows from rows.
      if (!script.sendUnless(SYNTAX_ERROR, connection, statement.withNoData())) {
        script.send(connection, statement);
      }
    } else {
      script.send(connection, statement);
    }
  }

  private void requireItsView(ViewFile file) throws SQLException, SourceException {
    List<Existing> made =
        Relations.made(connection).stream().filter(it -> !known.contains(it.oid())).toList();
    boolean isThere =
        kept.contains(file.name())
            || made.stream().anyMatch(it -> it.isView() && it.name().equals(file.name()));
    if (!isThere || made.stream().anyMatch(it -> !it.name().equals(file.name()))) {
      throw Problems.mismatch(file, made.stream().map(Existing::name).sorted().toList());
    }
    made.forEach(it -> known.add(it.oid()));
  }

  private void send(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
