package dev.veduta.verify;

import dev.veduta.internal.verify.Flaws;
import dev.veduta.view.Fact;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** What became of facts, apart from any view. */
public final class FactCheck {
  private FactCheck() {}

  /**
   * What is wrong with each fact that does not hold in this database, in words that go on from
   * {@link Fact#toString}: {@code is gone}. One query on pg_catalog, in the caller's transaction if
   * there is one, where it empties the search path until that ends.
   *
   * @throws SQLException if the server could not be asked
   */
  public static Map<Fact, String> flaws(Connection connection, List<Fact> facts)
      throws SQLException {
    return Flaws.of(connection, facts);
  }
}
