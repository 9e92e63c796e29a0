package dev.veduta.data;

import static java.util.stream.Collectors.joining;

import dev.veduta.catalog.CatalogColumn;
import dev.veduta.catalog.CatalogKey;
import dev.veduta.catalog.CatalogView;
import dev.veduta.catalog.Claim;
import dev.veduta.catalog.Grade;
import dev.veduta.query.Sql;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A claim that somebody made, as a query for what contradicts it. The query reads {@code w}, the
 * view's rows, and answers how often and up to three examples. Every function and operator in it is
 * PostgreSQL's own, whatever the search path holds.
 */
sealed interface AssertedClaim {
  /** The columns of the view that the query reads. */
  Set<String> reads();

  /** The query. */
  String sql();

  /** What is asserted, by whom, and how the data contradicts it. */
  String contradiction(long count, String examples);

  /** All of a view. */
  static List<AssertedClaim> of(CatalogView view) {
    List<AssertedClaim> claims = new ArrayList<>();
    for (CatalogColumn column : view.columns()) {
      if (column.notNull() != null && column.notNull().grade() == Grade.ASSERTED) {
        claims.add(new NotNull(column, shown(view)));
      }
    }
    view.keys().stream()
        .filter(key -> key.claim().grade() == Grade.ASSERTED)
        .forEach(key -> claims.add(new Key(key)));
    return claims;
  }

  /** By what to tell a row: its key, or else all of it. */
  private static List<String> shown(CatalogView view) {
    return view.claims()
        .identityKey()
        .map(CatalogKey::columns)
        .orElseGet(() -> view.columns().stream().map(CatalogColumn::name).toList());
  }

  private static String list(List<String> columns) {
    return columns.stream().map(Sql::quote).collect(joining(", "));
  }

  private static String sql(String rows) {
    return "SELECT pg_catalog.count(*),"
        + " (pg_catalog.array_agg(pg_catalog.left(r.example, 80) ORDER BY r.example"
        + " COLLATE pg_catalog.\"C\"))[1:3] FROM ("
        + rows
        + ") r";
  }

  /**
   * That a column is never null. A composite value of nulls is a value, which IS NULL would not
   * say.
   *
   * @param shown the columns that tell which row it is
   */
  record NotNull(CatalogColumn column, List<String> shown) implements AssertedClaim {
    @Override
    public Set<String> reads() {
      Set<String> reads = new LinkedHashSet<>(shown);
      reads.add(column.name());
      return reads;
    }

    @Override
    public String sql() {
      return AssertedClaim.sql(
          "SELECT ROW("
              + list(shown)
              + ")::pg_catalog.text AS example FROM w WHERE "
              + Sql.quote(column.name())
              + " IS NOT DISTINCT FROM NULL");
    }

    @Override
    public String contradiction(long count, String examples) {
      Claim claim = Objects.requireNonNull(column.notNull());
      return column.name()
          + " is never null ("
          + claim.because()
          + "), and rows where it is null: "
          + count
          + ", such as ("
          + String.join(", ", shown)
          + ") = "
          + examples;
    }
  }

  /** That columns identify a row; nulls are equal to each other, as in GROUP BY. */
  record Key(CatalogKey key) implements AssertedClaim {
    @Override
    public Set<String> reads() {
      return new LinkedHashSet<>(key.columns());
    }

    @Override
    public String sql() {
      return AssertedClaim.sql(
          "SELECT ROW("
              + list(key.columns())
              + ")::pg_catalog.text AS example FROM w GROUP BY "
              + list(key.columns())
              + " HAVING pg_catalog.count(*) OPERATOR(pg_catalog.>) 1");
    }

    @Override
    public String contradiction(long count, String examples) {
      String columns = "(" + String.join(", ", key.columns()) + ")";
      return columns
          + " identifies a row ("
          + key.claim().because()
          + "), and values that several rows have: "
          + count
          + ", such as "
          + columns
          + " = "
          + examples;
    }
  }
}
