package dev.veduta.prove.fuzz;

import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.Disproof.Claimed;
import dev.veduta.prove.ViewProof;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Holds disproofs against the rows: a claim that is disproved must be false of them. */
final class DisproofCheck {
  private DisproofCheck() {}

  /** The disproofs that the rows refute. A view that cannot be read refutes none. */
  static List<String> refuted(Connection connection, ViewProof proof) {
    List<String> refuted = new ArrayList<>();
    for (Disproof it : proof.disproofs()) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql(proof, it))) {
        row.next();
        if (row.getBoolean(1)) {
          refuted.add(proof.name() + " disproves " + it);
        }
      } catch (SQLException e) {
        return List.of();
      }
    }
    return refuted;
  }

  private static String sql(ViewProof proof, Disproof it) {
    String columns = String.join(", ", it.columns());
    String refuted =
        it.claim() == Claimed.NOT_NULL
            ? "count(*) > 0 AND count(*) FILTER (WHERE " + columns + " IS NULL) = 0"
            : "count(*) > 1 AND count(*) = (SELECT count(*) FROM (SELECT FROM w GROUP BY "
                + columns
                + ") d)";
    return "WITH w AS MATERIALIZED (SELECT * FROM "
        + proof.name()
        + ") SELECT "
        + refuted
        + " FROM w";
  }
}
