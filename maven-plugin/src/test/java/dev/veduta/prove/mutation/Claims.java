package dev.veduta.prove.mutation;

import dev.veduta.catalog.CatalogEquality;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.QualifiedName;
import dev.veduta.prove.Prover;
import dev.veduta.prove.ViewProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the prover at hand claims: columns that are not null, keys, and equal columns, in plain
 * text.
 */
public final class Claims {
  private Claims() {}

  /** {@code nn 2}, {@code key 1 3} and {@code eq 1 2} by view; columns are numbers from 1. */
  public static Map<QualifiedName, SortedSet<String>> of(
      Connection connection, Collection<QualifiedName> views) throws SQLException {
    Map<QualifiedName, SortedSet<String>> claims = new TreeMap<>();
    Prover.prove(connection, views).views().forEach((name, proof) -> claims.put(name, of(proof)));
    return claims;
  }

  private static SortedSet<String> of(ViewProof proof) {
    SortedSet<String> claims = new TreeSet<>();
    for (int i = 0; i < proof.columns().size(); i++) {
      if (proof.columns().get(i).notNull() != null) {
        claims.add("nn " + (i + 1));
      }
    }
    for (CatalogKey key : proof.catalogKeys()) {
      StringBuilder numbers = new StringBuilder("key");
      for (String column : key.columns()) {
        numbers.append(' ').append(number(proof, column));
      }
      claims.add(numbers.toString());
    }
    for (CatalogEquality equality : proof.equalities()) {
      int first = number(proof, equality.columns().get(0));
      equality.columns().stream()
          .skip(1)
          .forEach(it -> claims.add("eq " + first + " " + number(proof, it)));
    }
    return claims;
  }

  private static int number(ViewProof proof, String column) {
    int number = 1;
    while (!proof.columns().get(number - 1).name().equals(column)) {
      number++;
    }
    return number;
  }
}
