package dev.veduta.internal.verify;

import dev.veduta.internal.connection.Statements;
import dev.veduta.view.Fact;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the database, in one statement, which facts do not hold in it. */
public final class Flaws {
  private Flaws() {}

  /** What is wrong with a fact, in words, for each that does not hold. */
  public static Map<Fact, String> of(Connection connection, List<Fact> facts) throws SQLException {
    try (PreparedStatement statement = Statements.prepare(connection, FactSql.of(facts));
        ResultSet rows = statement.executeQuery()) {
      Map<Fact, String> flaws = new HashMap<>();
      while (rows.next()) {
        Fact fact = facts.get(rows.getInt(1) - 1);
        String flaw = rows.getString(2);
        if (flaw == null && fact.kind() != Fact.Kind.NOT_NULL) {
          List<String> columns = Arrays.asList((String[]) rows.getArray(3).getArray());
          flaw = otherIndex(fact, columns, rows.getString(4));
        }
        if (flaw != null) {
          flaws.put(fact, flaw);
        }
      }
      return flaws;
    }
  }

  /** How an index of the same name is another one; null where it is as good. */
  private static @Nullable String otherIndex(
      Fact fact, List<String> columns, @Nullable String predicate) {
    if (!new HashSet<>(columns).equals(new HashSet<>(fact.columns()))) {
      return "is over other columns, (" + String.join(", ", columns) + ")";
    }
    return predicate == null || predicate.equals(fact.predicate())
        ? null
        : "is over other rows, where " + predicate;
  }
}
