package dev.veduta.prove.fuzz;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.Prover;
import dev.veduta.prove.TestServer;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A batch of random views over data that is as bad as the constraints allow, with every claim on
 * them held against the rows. Batches are independent, so that several can run side by side.
 */
final class Fuzz {
  static final int BATCH = 50;

  private static final int DATA_SETS = 4;

  /** Of a plan it matters how soon there is one. */
  private static final String SETTINGS =
      """
      SET statement_timeout = '500ms';
      SET client_min_messages = error;
      SET synchronous_commit = off;
      SET jit = off;
      SET join_collapse_limit = 3;
      SET from_collapse_limit = 3;
      """;

  private final Connection connection;
  private final int major;
  private final Figures figures;

  /** Over a connection to a database made by {@link FuzzSchema}. */
  Fuzz(Connection connection, int major, Figures figures) throws SQLException {
    this.connection = connection;
    this.major = major;
    this.figures = figures;
    TestServer.run(connection, SETTINGS);
  }

  /** The same seed gives the same views and data. */
  void batch(long seed) throws SQLException {
    Dice dice = new Dice(seed);
    TestServer.run(
        connection,
        "DROP SCHEMA IF EXISTS v CASCADE; CREATE SCHEMA v; " + FuzzData.first(dice, major));
    Map<QualifiedName, String> views = views(dice);
    Proofs proofs = Prover.prove(connection, views.keySet());
    List<ClaimCheck> checks =
        proofs.views().values().stream()
            .map(proof -> new ClaimCheck(proof, views.get(proof.name()), figures))
            .toList();
    for (int set = 0; set < DATA_SETS; set++) {
      if (set > 0) {
        TestServer.run(connection, FuzzData.next(dice, major));
        refresh(views);
      }
      for (ClaimCheck check : checks) {
        check.run(connection);
      }
    }
    checks.forEach(ClaimCheck::done);
  }

  /** Creates views, some of which read others; text by name. */
  private Map<QualifiedName, String> views(Dice dice) throws SQLException {
    List<Source> sources = new ArrayList<>(FuzzSchema.sources());
    Map<QualifiedName, String> views = new LinkedHashMap<>();
    while (views.size() < BATCH) {
      Query query = new ViewGenerator(dice, sources).view();
      QualifiedName name = new QualifiedName("v", "v" + views.size());
      String kind = dice.oneIn(12) ? "MATERIALIZED VIEW " : "VIEW ";
      String sql = "CREATE " + kind + name + " AS " + query.sql();
      if (!accepted(sql)) {
        figures.add("rejected by the server", 1);
        continue;
      }
      if (!isWorthwhile(name, dice)) {
        TestServer.run(connection, "DROP " + kind + name);
        figures.add("dropped, being empty or slow", 1);
        continue;
      }
      views.put(name, sql);
      if (kind.startsWith("MATERIALIZED") && dice.oneIn(2)) {
        String columns = dice.oneIn(2) || query.types().size() < 2 ? "c1" : "c1, c2";
        accepted("CREATE UNIQUE INDEX ON " + name + " (" + columns + ")");
      }
      if (dice.oneIn(3)) {
        sources.add(new Source("v." + name.name(), query.columns()));
      }
    }
    return views;
  }

  /** Nothing refutes a claim on a view without rows: most such are not kept. */
  private boolean isWorthwhile(QualifiedName view, Dice dice) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + view)) {
      row.next();
      return row.getLong(1) > 0 || dice.oneIn(5);
    } catch (SQLException e) {
      return false;
    }
  }

  /** What cannot be refreshed keeps its rows, which satisfied all constraints too. */
  private void refresh(Map<QualifiedName, String> views) throws SQLException {
    for (Map.Entry<QualifiedName, String> view : views.entrySet()) {
      if (view.getValue().startsWith("CREATE MATERIALIZED")) {
        accepted("REFRESH MATERIALIZED VIEW " + view.getKey());
      }
    }
  }

  private boolean accepted(String sql) throws SQLException {
    try {
      TestServer.run(connection, sql);
      return true;
    } catch (SQLException e) {
      boolean refused = e.getSQLState().matches("(0A|2.|42|57014).*");
      if (refused) {
        return false;
      }
      throw e;
    }
  }
}
