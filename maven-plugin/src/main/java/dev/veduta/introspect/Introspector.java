package dev.veduta.introspect;

import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.Proofs;
import dev.veduta.prove.Prover;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Reads relations from PostgreSQL's catalogs, servers 13 to 18.
 *
 * <p>The flow: begin a read-only snapshot with nothing but pg_catalog on the search path -> list
 * every relation's name -> choose by patterns -> read what proofs about them follow from -> prove,
 * and meanwhile read the chosen ones, one query per concern (relations, columns, types, indexes,
 * dependencies), and put each one's rows together -> add what was proven, and what comments assert.
 * No view is executed, no privilege on the relations is needed, and the number of queries does not
 * depend on the number of relations.
 *
 * <p>Stateless; safe for any thread, the connection is for one.
 */
public final class Introspector {
  private Introspector() {}

  /**
   * Reads the selected relations.
   *
   * @param connection of PostgreSQL's driver, with no transaction open, or one of REPEATABLE READ,
   *     whose changes are then seen; left as it was found
   * @throws SQLException if the server fails, or {@code [NotPostgreSQL]}, {@code
   *     [TransactionOpen]}, {@code [ServerTooOld]}
   */
  public static Reflection reflect(Connection connection, Selection selection) throws SQLException {
    try (CatalogSnapshot snapshot = CatalogSnapshot.begin(connection)) {
      List<RelationName> all = snapshot.rows(CatalogQuery.NAMES, RelationName::read);
      List<RelationName> chosen = all.stream().filter(it -> selection.selects(it.name())).toList();
      Prover prover =
          Prover.of(snapshot.connection(), chosen.stream().map(RelationName::name).toList());
      // Proves while the server writes out definitions, which takes it as long.
      CompletableFuture<Proofs> proving = CompletableFuture.supplyAsync(prover::prove);
      List<CatalogView> views =
          CatalogReader.of(snapshot, chosen.stream().map(RelationName::oid).toList()).relations();
      Proofs proofs = proving.join();
      List<CommentClaims> claims =
          views.stream().map(proofs::applyTo).map(CommentClaims::of).toList();
      return new Reflection(
          claims.stream().map(CommentClaims::view).toList(),
          unmatched(selection, all),
          problems(snapshot.major(), claims),
          claims.stream().flatMap(it -> it.errors().stream()).toList(),
          proofs);
    }
  }

  /**
   * A hash of everything in the database that {@link #reflect} would keep, in one query: while it
   * stays the same, so does the reflection. It holds no secret and depends on no clock. It may
   * change where the reflection does not.
   *
   * @param connection as for {@link #reflect}
   * @throws SQLException as {@link #reflect}
   */
  public static String fingerprint(Connection connection, Selection selection) throws SQLException {
    try (CatalogSnapshot snapshot = CatalogSnapshot.begin(connection)) {
      return Fingerprint.of(snapshot, selection);
    }
  }

  private static List<Problem> problems(int major, List<CommentClaims> claims) {
    return Stream.concat(
            untested(major).stream(), claims.stream().flatMap(it -> it.problems().stream()))
        .toList();
  }

  static Optional<Problem> untested(int major) {
    return major <= CatalogSnapshot.NEWEST
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "ServerUntested",
                ("The server is PostgreSQL %d; reflection is tested up to %d. Review what changed in the"
                        + " catalog, or use a newer Veduta.")
                    .formatted(major, CatalogSnapshot.NEWEST)));
  }

  private static List<UnmatchedPattern> unmatched(Selection selection, List<RelationName> all) {
    List<QualifiedName> names = all.stream().map(RelationName::name).toList();
    return selection.include().stream()
        .filter(pattern -> names.stream().noneMatch(name -> Selection.includes(pattern, name)))
        .map(pattern -> new UnmatchedPattern(pattern, nearest(pattern, names)))
        .toList();
  }

  private static List<QualifiedName> nearest(RelationPattern pattern, List<QualifiedName> names) {
    List<QualifiedName> users = names.stream().filter(it -> !Selection.isSystem(it)).toList();
    return NearestNames.of(pattern, Selection.namesSystem(pattern) ? names : users);
  }

  private record RelationName(long oid, QualifiedName name) {
    static RelationName read(ResultSet row) throws SQLException {
      return new RelationName(
          row.getLong("oid"), new QualifiedName(row.getString("schema"), row.getString("name")));
    }
  }
}
