package dev.veduta.prove.fuzz;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.Prover;
import dev.veduta.prove.TestServer;
import dev.veduta.prove.ViewProof;
import dev.veduta.prove.fuzz.FuzzSchema.Col;
import dev.veduta.prove.fuzz.FuzzSchema.Source;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Random views over data that is as bad as the constraints allow, and every claim on them held
 * against the rows.
 */
final class Fuzz {
  private static final int BATCH = 50;
  private static final int DATA_SETS = 4;

  private final Map<String, Integer> figures = new LinkedHashMap<>();
  private final List<String> unsound = new ArrayList<>();

  /** Runs until so many views have been looked at, in a database made by {@link FuzzSchema}. */
  void run(Connection connection, long seed, int views) throws SQLException {
    TestServer.run(connection, "SET statement_timeout = '3s'", "SET client_min_messages = error");
    for (int batch = 0; figure("views") < views; batch++) {
      batch(connection, new Random(seed * 1_000_003 + batch));
    }
  }

  int figure(String name) {
    return figures.getOrDefault(name, 0);
  }

  Map<String, Integer> figures() {
    return figures;
  }

  /** Claims that the data refuted. */
  List<String> unsound() {
    return unsound;
  }

  private void batch(Connection connection, Random random) throws SQLException {
    TestServer.run(connection, "DROP SCHEMA IF EXISTS v CASCADE", "CREATE SCHEMA v");
    List<Source> sources = new ArrayList<>(FuzzSchema.sources());
    Map<QualifiedName, String> views = new LinkedHashMap<>();
    while (views.size() < BATCH) {
      ViewGenerator.Query query = new ViewGenerator(random, sources).query();
      QualifiedName name = new QualifiedName("v", "v" + views.size());
      if (create(connection, name, query.sql())) {
        views.put(name, query.sql());
        count("views", 1);
        if (random.nextInt(3) == 0) {
          List<Col> cols = new ArrayList<>();
          for (int i = 0; i < query.types().size(); i++) {
            cols.add(new Col("c" + (i + 1), query.types().get(i)));
          }
          sources.add(new Source("v." + name.name(), cols));
        }
      } else {
        count("rejected by the server", 1);
      }
    }
    Proofs proofs = Prover.prove(connection, views.keySet());
    proofs.views().values().forEach(this::count);
    for (int set = 0; set < DATA_SETS; set++) {
      TestServer.run(connection, String.join(";", FuzzSchema.data(random)));
      for (ViewProof proof : proofs.views().values()) {
        check(connection, proof, String.valueOf(views.get(proof.name())));
        unsound.addAll(DisproofCheck.refuted(connection, proof));
      }
    }
  }

  private static boolean create(Connection connection, QualifiedName name, String sql)
      throws SQLException {
    try {
      TestServer.run(connection, "CREATE VIEW " + name + " AS " + sql);
      return true;
    } catch (SQLException e) {
      if (e.getSQLState().startsWith("42")
          || e.getSQLState().startsWith("2")
          || e.getSQLState().startsWith("0A")) {
        return false;
      }
      throw e;
    }
  }

  private void count(String figure, int more) {
    figures.merge(figure, more, Integer::sum);
  }

  private void count(ViewProof proof) {
    count("columns", proof.columns().size());
    count(
        "not null proven",
        (int) proof.columns().stream().filter(it -> it.notNull() != null).count());
    count("views with a key", proof.keys().isEmpty() ? 0 : 1);
    count("keys", proof.keys().size());
    count(
        "keys with nullable parts",
        (int)
            proof.catalogKeys().stream()
                .filter(
                    key ->
                        key.columns().stream()
                            .anyMatch(it -> proof.column(it).orElseThrow().notNull() == null))
                .count());
    count("disproofs", proof.disproofs().size());
    count("unproven views", proof.unproven() == null ? 0 : 1);
  }

  /** One query per view: how many rows it has, nulls in each column, duplicates in each key. */
  private void check(Connection connection, ViewProof proof, String definition)
      throws SQLException {
    List<String> claims = new ArrayList<>();
    List<String> questions = new ArrayList<>();
    questions.add("(SELECT count(*) FROM w)");
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
          "(SELECT count(*) FROM (SELECT 1 FROM w GROUP BY "
              + columns
              + " HAVING count(*) > 1) d)");
    }
    String sql =
        "WITH w AS MATERIALIZED (SELECT * FROM "
            + proof.name()
            + ") SELECT "
            + String.join(", ", questions);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      count("checks", claims.size());
      count(row.getLong(1) == 0 ? "empty results" : "results with rows", 1);
      for (int i = 0; i < claims.size(); i++) {
        if (row.getLong(i + 2) > 0) {
          unsound.add(proof.name() + " claims " + claims.get(i) + "\n  " + definition);
        }
      }
    } catch (SQLException e) {
      count("results that are errors", 1);
    }
  }
}
