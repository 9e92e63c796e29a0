package dev.veduta.maven;

import dev.veduta.NotReplaceableException;
import dev.veduta.ViewExistsException;
import java.util.regex.Pattern;

/** What the runtime says of its methods, as the goals that call them have it. */
final class GoalWords {
  private static final Pattern OPTION =
      Pattern.compile("\\b(orReplace|ifNotExists|withNoData|ifExists|cascade)\\(\\)");

  private GoalWords() {}

  /** The message; the SQL in it is left alone. */
  static String of(RuntimeException failure) {
    String message = "" + failure.getMessage();
    int end = message.indexOf("\nSQL: ");
    String said = end < 0 ? message : message.substring(0, end);
    return replacing(failure, OPTION.matcher(said).replaceAll("-Dveduta.$1"))
        + message.substring(said.length());
  }

  /** No goal replaces views at once; a migration does, though not the table that keeps rows. */
  private static String replacing(RuntimeException failure, String said) {
    if (failure instanceof ViewExistsException) {
      return said.replace("or replace it;", "or replace it by a migration of veduta:ddl;");
    }
    if (failure instanceof NotReplaceableException) {
      return said.replace(
              "a table keeps its rows; call replace()",
              "a table keeps its rows; call veduta.ddl().replace(...) in the application")
          .replace("; call replace()", "; write a migration with veduta:ddl");
    }
    return said;
  }
}
