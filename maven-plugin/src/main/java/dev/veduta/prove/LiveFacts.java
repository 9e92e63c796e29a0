package dev.veduta.prove;

import dev.veduta.catalog.Fact;
import dev.veduta.verify.FactCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the facts that claims rest on. */
public final class LiveFacts {
  private LiveFacts() {}

  /**
   * A sentence for each fact that does not hold in this database: {@code unique index field_key_uq
   * of quick_bits.field is gone}. Names in it are as in the database.
   *
   * @throws SQLException if the server could not be asked
   */
  public static Map<Fact, String> flaws(Connection connection, Collection<Fact> facts)
      throws SQLException {
    List<Fact> asked = facts.stream().distinct().toList();
    List<dev.veduta.view.Fact> live = asked.stream().map(LiveFacts::live).toList();
    Map<dev.veduta.view.Fact, String> found = FactCheck.flaws(connection, live);
    Map<Fact, String> flaws = new TreeMap<>();
    for (int i = 0; i < asked.size(); i++) {
      String flaw = found.get(live.get(i));
      if (flaw != null) {
        flaws.put(asked.get(i), live.get(i) + " " + flaw);
      }
    }
    return flaws;
  }

  private static dev.veduta.view.Fact live(Fact fact) {
    return new dev.veduta.view.Fact(
        dev.veduta.view.Fact.Kind.valueOf(fact.kind().name()),
        fact.relation().schema(),
        fact.relation().name(),
        fact.name(),
        fact.columns(),
        fact.nullsEqual(),
        fact.predicate(),
        fact.alone());
  }
}
