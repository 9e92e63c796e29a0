package dev.veduta.prove;

import static dev.veduta.prove.Planner.quoted;

import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.QualifiedName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Holds what is proven of views against what PostgreSQL's planner proves of them. */
public final class SecondOpinion {
  private static final String CHECKED = "second_opinion";

  /** The planner calls functions of constants while it plans, and sees what they return. */
  private static final Set<String> CALLED_WHEN_PLANNED = Set.of("array_length may return null");

  private final Connection connection;
  private final Planner planner;
  private final Map<String, Integer> figures = new LinkedHashMap<>();
  private final Set<String> missed = new TreeSet<>();
  private final Set<String> excused = new TreeSet<>();

  /** On a connection that may create views. */
  public SecondOpinion(Connection connection) throws SQLException {
    this.connection = connection;
    this.planner = new Planner(connection);
    TestServer.run(connection, "CREATE SCHEMA " + CHECKED);
  }

  /** Adds these views. */
  public void ask(Collection<QualifiedName> views) throws SQLException {
    Proofs proofs = Prover.prove(connection, views);
    for (ViewProof proof : proofs.views().values()) {
      if (planner.alwaysEmpty(proof.name())) {
        count("always empty", 1);
        continue;
      }
      count("views", 1);
      columns(proof);
      keys(proof);
    }
  }

  /** What the planner proves and the prover does not: {@code s.v: c}, {@code s.v: [a, b]}. */
  public Set<String> missed() {
    return missed;
  }

  /** The same, where it is known why. */
  public Set<String> excused() {
    return excused;
  }

  /** How much each of them proves. */
  public Map<String, Integer> figures() {
    return figures;
  }

  private void columns(ViewProof proof) throws SQLException {
    for (ViewProof.ColumnProof column : proof.columns()) {
      boolean planned = planner.neverNull(proof.name(), column.name());
      boolean proven = column.notNull() != null;
      count("not null by the planner", planned ? 1 : 0);
      count("of them proven", planned && proven ? 1 : 0);
      count("not null proven besides", proven && !planned ? 1 : 0);
      if (planned && !proven) {
        boolean known = CALLED_WHEN_PLANNED.contains(column.nullable());
        (known ? excused : missed)
            .add(proof.name() + ": " + column.name() + " (" + column.nullable() + ")");
      }
    }
  }

  private void keys(ViewProof proof) throws SQLException {
    Set<Set<String>> planned = planner.keys(proof.name());
    for (Set<String> key : planned) {
      boolean proven = covered(proof, key) || isProvenWithoutNulls(proof.name(), key);
      count("keys by the planner", 1);
      count("of these proven", proven ? 1 : 0);
      if (!proven) {
        (mayBeNull(proof, key) ? excused : missed).add(proof.name() + ": " + new TreeSet<>(key));
      }
    }
    for (CatalogKey key : proof.catalogKeys()) {
      Set<String> columns = Set.copyOf(key.columns());
      boolean besides =
          columns.isEmpty() ? planned.isEmpty() : !planner.unique(proof.name(), columns);
      count("keys proven besides", besides ? 1 : 0);
    }
  }

  /**
   * A join on these columns, which is what the planner was asked for, sees no nulls in them. So
   * what it proves of a column that may be null is a key of the rows without nulls only.
   */
  private boolean isProvenWithoutNulls(QualifiedName view, Set<String> key) throws SQLException {
    QualifiedName checked = new QualifiedName(CHECKED, "v");
    String columns = key.stream().map(Planner::quoted).collect(Collectors.joining(", "));
    String condition =
        key.stream().map(it -> quoted(it) + " IS NOT NULL").collect(Collectors.joining(" AND "));
    TestServer.run(
        connection,
        "CREATE VIEW %s AS SELECT %s FROM %s WHERE %s"
            .formatted(checked, columns, quoted(view), condition));
    ViewProof proof = Prover.prove(connection, List.of(checked)).view(checked).orElseThrow();
    boolean proven = covered(proof, key) || planner.alwaysEmpty(checked);
    TestServer.run(connection, "DROP VIEW " + checked);
    return proven;
  }

  /**
   * The planner merges views and subqueries with the query around them, so that a condition there
   * counts inside. Here each view is looked at once, and what it would be under a condition is not
   * known: a unique column that may be null identifies the rows of a view that filters the nulls
   * out, and not those of a view on a view.
   */
  private static boolean mayBeNull(ViewProof proof, Set<String> key) {
    return key.stream().anyMatch(it -> proof.column(it).orElseThrow().notNull() == null);
  }

  private static boolean covered(ViewProof proof, Set<String> key) {
    return proof.catalogKeys().stream().anyMatch(it -> key.containsAll(it.columns()));
  }

  private void count(String figure, int more) {
    figures.merge(figure, more, Integer::sum);
  }
}
