package dev.veduta.viewfile;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.source.Script;
import dev.veduta.source.ScriptFailure;
import dev.veduta.source.SourceException;
import dev.veduta.source.SqlStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be wrong with view files, in words. */
final class Problems {
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String INVALID_OBJECT_DEFINITION = "42P17";
  private static final String ACTIVE_TRANSACTION = "25001";

  /** It is there; its columns would change; it is of another kind. */
  private static final Set<String> NOT_REPLACED = Set.of("42P07", "42P16", "42809");

  /** Schema, relation, function, type or role. */
  private static final Set<String> NOT_THERE = Set.of("3F000", "42P01", "42883", "42704");

  /** Connection, transaction, resources, operator intervention. */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

  private Problems() {}

  static SourceException failed(
      Map<ViewFile, ScriptFailure> causes, Map<QualifiedName, String> kept) {
    String text =
        causes.entrySet().stream()
            .map(it -> it.getValue().text() + " " + next(it.getKey(), it.getValue(), kept))
            .collect(joining("\n"));
    return new SourceException("ViewFileFailed", text, causes.values().iterator().next().refusal());
  }

  private static String next(
      ViewFile file, ScriptFailure failure, Map<QualifiedName, String> kept) {
    @Nullable String reason = kept.get(file.name());
    if (reason != null && NOT_REPLACED.contains(failure.sqlState())) {
      return file.name()
          + " is there already and could not be dropped first: "
          + reason
          + ". Write a view file for what stands on it too, or a CREATE OR REPLACE VIEW that keeps"
          + " its columns.";
    }
    if (failure.sqlState().equals(ACTIVE_TRANSACTION)) {
      return "All view files are applied in one transaction. An index on a view that is being made"
          + " needs no CONCURRENTLY; put the rest into a migration.";
    }
    if (file.standIn()) {
      return file.name()
          + " has no view file, stands on what the files change, and cannot be made again on that."
          + " Write a view file for it, or drop it in a migration first.";
    }
    return NOT_THERE.contains(failure.sqlState())
        ? "Neither the source has it, nor does a view file make it. Correct the name, or add what is"
            + " missing."
        : "Correct the file and run the goal again.";
  }

  static SourceException cycle(List<ScriptFailure> failures) {
    return new SourceException(
        "ViewFileCycle",
        "the definition of a view leads back to itself, so that no file can be the first:\n"
            + failures.stream().map(ScriptFailure::text).collect(joining("\n"))
            + "\nTake one of these references out.",
        failures.get(0).refusal());
  }

  /**
   * Refuses a view that cannot be planned for recursion; whether it can be otherwise is not ours.
   */
  static void refuseRecursion(QualifiedName view, SQLException e) throws SourceException {
    if (INVALID_OBJECT_DEFINITION.equals(e.getSQLState())) {
      throw new SourceException(
          "ViewFileCycle",
          "the definition of "
              + view
              + " leads back to itself: "
              + e.getMessage()
              + " ("
              + e.getSQLState()
              + "). Take one of these references out.",
          e);
    }
  }

  private static String names(Collection<QualifiedName> views) {
    return views.stream().map(QualifiedName::toString).collect(joining(", "));
  }

  static SourceException mismatch(ViewFile file, List<QualifiedName> made) {
    return new SourceException(
        "ViewFileMismatch",
        file.script().file()
            + " has to make the view "
            + file.name()
            + " and nothing else with rows, and made "
            + (made.isEmpty() ? "none" : names(made))
            + ". Name each file after its view, <schema>/<name>.sql, and write the schema in CREATE"
            + " VIEW.");
  }

  static SourceException transactionControl(Script script, SqlStatement statement) {
    return new SourceException(
        "ScriptUnsupported",
        script.at(statement.offset())
            + ": "
            + statement.text()
            + " All view files are applied in one transaction, that is not the file's to end. Take"
            + " it out; psql --single-transaction does the same.");
  }

  static SourceException notDropped(QualifiedName view, SQLException e) throws SourceException {
    String text =
        view
            + " is there already and cannot be dropped to be made anew: "
            + e.getMessage()
            + " ("
            + e.getSQLState()
            + ").";
    refusePassing(text, e);
    return new SourceException(
        "ViewFileFailed",
        text
            + " Connect as its owner, or leave <applyViews> out and reflect the views that are"
            + " there.",
        e);
  }

  /** Refuses to go on where the server has no time or no room, whatever the files say. */
  static void refusePassing(String text, SQLException e) throws SourceException {
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    if (state.equals(LOCK_NOT_AVAILABLE)) {
      throw new SourceException(
          "ViewsBusy",
          text
              + " Somebody else has a lock that this needs. Nothing was changed; run the goal again"
              + " when they have done.",
          e);
    }
    if (state.length() > 1 && PASSING.contains(state.substring(0, 2))) {
      throw new SourceException(
          "ViewFileFailed", text + " Nothing was changed; run the goal again.", e);
    }
  }
}
