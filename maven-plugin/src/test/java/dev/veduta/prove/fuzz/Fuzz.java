package dev.veduta.prove.fuzz;

import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.Prover;
import dev.veduta.prove.TestServer;
import dev.veduta.prove.ViewProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * A batch of random views over data that is as bad as the constraints allow, with every claim on
 * them held against the rows. Batches are independent, so that several can run side by side.
 */
final class Fuzz {
  static final int BATCH = 50;

  private static final int DATA_SETS = 4;

  private final Connection connection;
  private final int major;
  private final Figures figures;

  /** Over a connection to a database made by {@link FuzzSchema}. */
  Fuzz(Connection connection, int major, Figures figures) throws SQLException {
    this.connection = connection;
    this.major = major;
    this.figures = figures;
    TestServer.run(connection, RandomViews.SETTINGS);
  }

  /** The same seed gives the same views and data. */
  void batch(long seed) throws SQLException {
    Dice dice = new Dice(seed);
    RandomViews views = new RandomViews(connection, dice, figures);
    prepare("DROP SCHEMA IF EXISTS v CASCADE; " + FuzzData.first(dice, major));
    Map<QualifiedName, String> created = views.create("v", BATCH);
    Proofs proofs = Prover.prove(connection, created.keySet());
    List<ClaimCheck> checks =
        proofs.views().values().stream()
            .map(proof -> new ClaimCheck(proof, created.get(proof.name()), figures))
            .toList();
    for (int set = 0; set < DATA_SETS; set++) {
      if (set > 0) {
        prepare(FuzzData.next(dice, major));
        views.refresh(created);
      }
      for (ClaimCheck check : checks) {
        check.run(connection);
      }
      for (ViewProof proof : proofs.views().values()) {
        DisproofCheck.refuted(connection, proof, created.get(proof.name()))
            .forEach(figures::unsound);
      }
    }
    checks.forEach(ClaimCheck::done);
  }

  /** Takes as long as it takes: the time limit is for the views. */
  private void prepare(String sql) throws SQLException {
    TestServer.run(connection, "SET statement_timeout = 0", sql, RandomViews.SETTINGS);
  }
}
