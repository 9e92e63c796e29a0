package dev.veduta.prove.fuzz;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.prove.ViewProof;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims on one view as one query: how many rows it has, nulls in each column, duplicates in
 * each key, differences between columns of the same.
 */
final class ClaimCheck {
  private final String view;
  private final Figures figures;
  private final List<String> claims = new ArrayList<>();
  private final String sql;
  private boolean everRows;

  ClaimCheck(ViewProof proof, String definition, Figures figures) {
    this.view = proof.name() + "\n  " + definition;
    this.figures = figures;
    List<String> questions = new ArrayList<>(List.of("(SELECT count(*) FROM w)"));
    for (ViewProof.ColumnProof column : proof.columns()) {
      if (column.notNull() != null) {
        claims.add(column.name() + " is not null: " + column.notNull().because());
        questions.add("(SELECT count(*) FROM w WHERE " + column.name() + " IS NULL)");
      }
    }
    for (CatalogKey key : proof.catalogKeys()) {
      claims.add("key " + key.columns() + ": " + key.claim().because());
      String columns = key.columns().isEmpty() ? "()" : String.join(", ", key.columns());
      questions.add(
          "(SELECT count(*) FROM (SELECT FROM w GROUP BY " + columns + " HAVING count(*) > 1) d)");
    }
    for (CatalogEquality equality : proof.equalities()) {
      claims.add("equal " + equality.columns() + ": " + equality.claim().because());
      String first = equality.columns().get(0) + "::text COLLATE \"C\"";
      questions.add(
          equality.columns().stream()
              .skip(1)
              .map(it -> first + " IS DISTINCT FROM " + it + "::text COLLATE \"C\"")
              .collect(joining(" OR ", "(SELECT count(*) FROM w WHERE ", ")")));
    }
    this.sql =
        "WITH w AS MATERIALIZED (SELECT * FROM "
            + proof.name()
            + ") SELECT "
            + String.join(", ", questions);
    figures.count(proof);
  }

  void run(Connection connection) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      boolean rows = row.getLong(1) > 0;
      everRows |= rows;
      figures.add("checks", claims.size());
      figures.add(rows ? "results with rows" : "empty results", 1);
      for (int i = 0; i < claims.size(); i++) {
        if (row.getLong(i + 2) > 0) {
          figures.unsound(
              view.replaceFirst("\n", " claims " + claims.get(i).replaceAll("[$\\\\]", "") + "\n"));
        }
      }
    } catch (SQLException e) {
      figures.add("results that are errors", 1);
    }
  }

  void done() {
    figures.add("views", 1);
    figures.add("views that never had a row", everRows ? 0 : 1);
  }
}
