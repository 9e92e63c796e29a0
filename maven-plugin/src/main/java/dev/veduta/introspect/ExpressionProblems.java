package dev.veduta.introspect;

import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What can be wrong with an expression that the server is asked about. */
final class ExpressionProblems {
  private ExpressionProblems() {}

  /** Not one value for each row, for this reason. */
  static Problem wrong(AskedExpression asked, String why) {
    return new Problem(
        "ExpressionWrong",
        asked.place()
            + ": "
            + told(asked)
            + " is not taken as one value for each row: "
            + why
            + ". Correct it; names beyond pg_catalog have to be qualified by their schema.");
  }

  /** The same, for the reason that the server gives. */
  static Problem wrong(AskedExpression asked, SQLException refused) {
    return wrong(asked, said(refused));
  }

  /** Another value each time. */
  static Problem isVolatile(AskedExpression asked) {
    return new Problem(
        "ExpressionVolatile",
        asked.place()
            + ": "
            + told(asked)
            + " calls a volatile function, so that it is another value each time it is asked for."
            + " Take that out, or put it into the view.");
  }

  /** Described, but not as a view, for this reason. */
  static Problem unproven(AskedExpression asked, SQLException refused) {
    return new Problem(
        "ExpressionUnproven",
        asked.place()
            + ": "
            + told(asked)
            + " counts as nullable, since no temporary view of it could be made to prove more: "
            + said(refused)
            + ". Grant TEMPORARY on the database, or reflect from another source.");
  }

  /** Not even described: only as a view could it be, which it was not for this reason. */
  static Problem unknown(AskedExpression asked, SQLException refused) {
    return new Problem(
        "ExpressionUnknown",
        asked.place()
            + ": the type of "
            + told(asked)
            + " is not one of PostgreSQL's own, and no temporary view could be made to look it up: "
            + said(refused)
            + ". Grant TEMPORARY on the database, or reflect from another source.");
  }

  private static String told(AskedExpression asked) {
    return "the expression \"" + asked.text() + "\" of " + asked.view();
  }

  /** Without the place, which is one in our statement. */
  private static String said(SQLException refused) {
    ServerErrorMessage server =
        refused instanceof PSQLException it ? it.getServerErrorMessage() : null;
    return String.valueOf(server == null ? refused.getMessage() : server.getMessage());
  }
}
