package dev.veduta.internal.ddl;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What was made aside by a replace that did not come to its end. */
final class Leftovers {
  private Leftovers() {}

  /** Drops what there is, in the script's transaction; nobody else's, as one works at a time. */
  static void drop(Script script) throws SQLException {
    for (Aside left : Oids.ask(script.connection(), "leftovers.sql", Leftovers::read)) {
      script.run(
          "drop " + left.word() + " " + left.quoted(), Meaning.of("dropping " + left.quoted()));
    }
  }

  private static Aside read(ResultSet row) throws SQLException {
    return new Aside(0, row.getString(1), row.getString(2), row.getString(3));
  }
}
