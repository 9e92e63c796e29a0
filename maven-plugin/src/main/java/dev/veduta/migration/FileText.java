package dev.veduta.migration;

import dev.veduta.source.Script;
import dev.veduta.source.SourceException;
import dev.veduta.source.SqlStatement;
import dev.veduta.viewfile.ViewFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a view file says, as a migration says it: settings last until the end of the file, and
 * materialized views are filled when all of the migration is there.
 */
final class FileText {
  private static final Pattern DATA =
      Pattern.compile("\\bwith\\s+(no\\s+)?data\\s*;?\\s*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_DATA =
      Pattern.compile("\\bwith\\s+no\\s+data\\s*;?\\s*$", Pattern.CASE_INSENSITIVE);
  private static final Pattern OR_REPLACE =
      Pattern.compile("^create\\s+or\\s+replace\\s", Pattern.CASE_INSENSITIVE);
  private static final Pattern CREATE =
      Pattern.compile("^create(?=\\s+(recursive\\s+)?view\\b)", Pattern.CASE_INSENSITIVE);
  private final Script script;
  private final List<SqlStatement> statements;

  private FileText(Script script, List<SqlStatement> statements) {
    this.script = script;
    this.statements = statements;
  }

  static FileText of(ViewFile file) throws SourceException {
    return new FileText(file.script(), file.script().statements());
  }

  /** Whether it says who may use the view. */
  boolean saysPrivileges() {
    return statements.stream().anyMatch(it -> starts(it, "GRANT") || starts(it, "REVOKE"));
  }

  /** Whether it makes a materialized view, and does not keep that from being filled. */
  boolean fills() {
    return statements.stream().anyMatch(it -> it.createsMaterializedView() && !ends(it, NO_DATA));
  }

  /**
   * Whether its view can be created where there is one of the name; it cannot if it is not plain.
   */
  boolean canReplace() {
    return statements.stream().anyMatch(it -> replacing(it).isPresent());
  }

  /** Writes all of it. */
  void write(SqlText text) throws MigrationException {
    write(text, statements);
  }

  /** Writes what replaces the view, and leaves out all else. */
  void writeReplacing(SqlText text) throws MigrationException {
    List<SqlStatement> some = new ArrayList<>();
    for (SqlStatement statement : statements) {
      if (Setting.isOne(statement)) {
        some.add(statement);
      }
      replacing(statement)
          .map(it -> new SqlStatement(statement.offset(), it, statement.words()))
          .ifPresent(some::add);
    }
    write(text, some);
  }

  /** Writes what it says of these functions; nothing if it says nothing of them. */
  void writeRoutines(SqlText text, Set<String> names) throws MigrationException {
    List<SqlStatement> some =
        statements.stream().filter(it -> Setting.isOne(it) || isOfRoutine(it, names)).toList();
    if (!some.stream().allMatch(Setting::isOne)) {
      write(text, some);
    }
  }

  /** Whether it says something of one of these functions. */
  boolean saysOf(Set<String> routines) {
    return statements.stream().anyMatch(it -> isOfRoutine(it, routines));
  }

  private void write(SqlText text, List<SqlStatement> some) throws MigrationException {
    Set<String> set = new TreeSet<>();
    for (SqlStatement statement : some) {
      if (Setting.isOne(statement)) {
        Setting setting = Setting.of(script, statement);
        if (setting.resets()) {
          reset(text, set, setting.name());
        } else {
          set.add(setting.name());
          text.add(setting.local());
        }
      } else if (statement.createsMaterializedView() && !ends(statement, DATA)) {
        text.add(statement.withNoData().text());
      } else {
        text.add(statement.text());
      }
    }
    reset(text, set, "ALL");
  }

  private static void reset(SqlText text, Set<String> set, String which) {
    List<String> some = set.stream().filter(it -> which.equals("ALL") || which.equals(it)).toList();
    for (String name : some) {
      switch (name) {
        case "SEARCH_PATH" -> text.restorePath();
        case "ROLE" -> text.add("reset role");
        case "AUTHORIZATION" -> text.add("reset session authorization");
        default -> text.add("set local " + name + " to default");
      }
    }
    some.forEach(set::remove);
  }

  private static boolean ends(SqlStatement statement, Pattern how) {
    return how.matcher(Token.withoutComments(statement.text())).find();
  }

  private static Optional<String> replacing(SqlStatement statement) {
    if (!String.join(" ", statement.words())
        .matches("CREATE (OR REPLACE )?(RECURSIVE )?VIEW\\b.*")) {
      return Optional.empty();
    }
    String text = statement.text();
    return OR_REPLACE.matcher(text).find()
        ? Optional.of(text)
        : CREATE.matcher(text).find()
            ? Optional.of(CREATE.matcher(text).replaceFirst("create or replace"))
            : Optional.empty();
  }

  private static boolean isOfRoutine(SqlStatement statement, Set<String> names) {
    String words = String.join(" ", statement.words());
    return words.matches(
            "(CREATE|CREATE OR REPLACE|ALTER|DROP|COMMENT ON) (FUNCTION|PROCEDURE|ROUTINE)\\b.*"
                + "|(GRANT|REVOKE) .*\\bON (FUNCTION|PROCEDURE|ROUTINE)\\b.*")
        && names.stream().anyMatch(statement.text()::contains);
  }

  private static boolean starts(SqlStatement statement, String word) {
    return !statement.words().isEmpty() && statement.words().get(0).equals(word);
  }
}
