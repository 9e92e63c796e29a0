package dev.veduta.prove;

import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Disproof;
import dev.veduta.catalog.Disproof.Claimed;
import dev.veduta.catalog.Grade;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.ViewProof.ColumnProof;
import dev.veduta.prove.ViewProof.KeyProof;
import dev.veduta.prove.fact.FactReader;
import dev.veduta.prove.fact.FactReader.Definition;
import dev.veduta.prove.fact.Relation;
import dev.veduta.prove.rule.Flaws;
import dev.veduta.prove.rule.Nullness;
import dev.veduta.prove.rule.Proof;
import dev.veduta.prove.rule.Shape;
import dev.veduta.prove.rule.Views;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Proves which columns of views are never null and which identify a row, from {@code
 * pg_rewrite.ev_action}: PostgreSQL's own analysed query tree, in which every name is resolved.
 *
 * <p>A claim is made only where it follows. What is not known may be null and identifies nothing; a
 * definition with an unknown part, and a server that was not tested, prove nothing and say so.
 */
public final class Prover {
  /** The majors on which the proofs are tested, and are the same. */
  private static final int OLDEST = 13;

  private static final int NEWEST = 18;

  private final FactReader.Read read;
  private final int major;

  private Prover(FactReader.Read read, int major) {
    this.read = read;
    this.major = major;
  }

  /**
   * Proves what can be proven of these views, tables included, as {@link #of} and {@link #prove()}
   * do.
   *
   * @throws SQLException if the database cannot be read
   */
  public static Proofs prove(Connection connection, Collection<QualifiedName> views)
      throws SQLException {
    return of(connection, views).prove();
  }

  /**
   * Reads what proofs about these views follow from. It reads {@code pg_catalog} and no view, in
   * the caller's transaction if there is one, and leaves the session as it was.
   *
   * @throws SQLException if the database cannot be read
   */
  public static Prover of(Connection connection, Collection<QualifiedName> views)
      throws SQLException {
    boolean alone = connection.getAutoCommit();
    if (alone) {
      connection.setAutoCommit(false);
    }
    Savepoint before = connection.setSavepoint();
    try {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "SELECT pg_catalog.set_config('search_path', 'pg_catalog, pg_temp', true),"
                + " pg_catalog.set_config('jit', 'off', true)");
      }
      int major = connection.getMetaData().getDatabaseMajorVersion();
      return new Prover(FactReader.read(connection, views), major);
    } finally {
      connection.rollback(before);
      if (alone) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /**
   * Proves what can be proven of the views, from what was read. A name that is no relation has no
   * proof.
   */
  public Proofs prove() {
    Views views = new Views(read.facts(), read.definitions());
    Map<QualifiedName, ViewProof> proofs = new TreeMap<>();
    read.asked()
        .forEach(
            (name, oid) -> {
              Relation relation = read.facts().relations().get(oid);
              if (relation != null) {
                proofs.put(name, proof(relation, views, major));
              }
            });
    return new Proofs(proofs);
  }

  /**
   * Whether what this view is defined as calls a function that may give different values for the
   * same arguments; what it reads may call some all the same. False where its definition has a part
   * that is not known.
   */
  public boolean isVolatile(QualifiedName view) {
    Integer oid = read.asked().get(view);
    return oid != null
        && read.definitions().get(oid) instanceof Definition.Known it
        && read.facts()
            .anyVolatile(it.query().routines().functions(), it.query().routines().operators());
  }

  private static ViewProof proof(Relation relation, Views views, int major) {
    List<String> names = relation.columns().values().stream().map(Relation.Column::name).toList();
    String unproven =
        major < OLDEST || major > NEWEST
            ? "nothing is proven on PostgreSQL " + major + ", which was not tested"
            : views.unproven(relation);
    if (unproven != null) {
      return ViewProof.unproven(relation.name(), names, unproven);
    }
    Shape shape = views.shape(relation);
    List<ColumnProof> columns = new ArrayList<>();
    relation
        .columns()
        .forEach((number, column) -> columns.add(column(column.name(), shape.nullness(number))));
    List<KeyProof> keys = new ArrayList<>();
    for (Shape.Key key : shape.keys()) {
      keys.add(key(relation, key));
    }
    @Nullable String hint = keys.isEmpty() ? shape.hint() : null;
    return new ViewProof(
        relation.name(),
        columns,
        keys,
        hint,
        null,
        disproofs(relation, shape),
        written(relation, views),
        equalities(relation, shape));
  }

  private static Set<String> written(Relation relation, Views views) {
    return views.takingValues(relation).stream()
        .map(Relation.Column::name)
        .collect(Collectors.toSet());
  }

  private static ColumnProof column(String name, Nullness nullness) {
    if (nullness instanceof Nullness.Never it) {
      return new ColumnProof(name, claim(it.proof()), null, it.proof().facts());
    }
    String reason = ((Nullness.Maybe) nullness).reason();
    return new ColumnProof(name, null, reason, java.util.Collections.emptySortedSet());
  }

  private static KeyProof key(Relation relation, Shape.Key key) {
    CatalogKey named = new CatalogKey(names(relation, key.columns()), claim(key.proof()));
    return new KeyProof(named, key.proof().facts());
  }

  private static List<CatalogEquality> equalities(Relation relation, Shape shape) {
    return shape.equal().stream()
        .map(it -> new CatalogEquality(names(relation, it.columns()), claim(it.proof())))
        .toList();
  }

  private static List<Disproof> disproofs(Relation relation, Shape shape) {
    List<Disproof> disproofs = new ArrayList<>();
    shape
        .flaws()
        .holes()
        .forEach(
            (column, it) ->
                disproofs.add(
                    new Disproof(
                        Claimed.NOT_NULL, names(relation, List.of(column)), it.because())));
    for (Flaws.Repeat it : shape.flaws().repeats()) {
      disproofs.add(new Disproof(Claimed.KEY, names(relation, it.columns()), it.because()));
    }
    return disproofs;
  }

  private static List<String> names(Relation relation, Collection<Integer> columns) {
    return columns.stream().map(number -> relation.column(number).orElseThrow().name()).toList();
  }

  private static Claim claim(Proof proof) {
    Grade grade = proof.atRefresh() ? Grade.PROVEN_AT_REFRESH : Grade.PROVEN;
    return new Claim(grade, proof.because()).restingOn(proof.facts());
  }
}
