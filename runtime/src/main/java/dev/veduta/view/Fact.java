package dev.veduta.view;

import static java.util.Objects.requireNonNull;

/**
 * Something in the database that a record's key or its never-null columns rest on: gone, and they
 * are no longer proven. Immutable; names are as in the database.
 *
 * @param kind what it is
 * @param schema the schema of the relation it is on
 * @param relation the relation it is on
 * @param name the column or the index
 */
public record Fact(Kind kind, String schema, String relation, String name) {
  /** Kinds of facts. */
  public enum Kind {
    /** A validated NOT NULL constraint on the column. */
    NOT_NULL,
    /** A unique index, that of the primary key included. */
    UNIQUE_INDEX,
    /** A unique index over some rows, which the view's conditions choose from. */
    PARTIAL_UNIQUE_INDEX
  }

  public Fact {
    requireNonNull(kind, "kind");
    requireNonNull(schema, "schema");
    requireNonNull(relation, "relation");
    requireNonNull(name, "name");
  }

  /** A validated NOT NULL constraint on a column. */
  public static Fact notNull(String schema, String relation, String column) {
    return new Fact(Kind.NOT_NULL, schema, relation, column);
  }

  /** A unique index over whole columns and all rows, that holds at every moment. */
  public static Fact uniqueIndex(String schema, String relation, String index) {
    return new Fact(Kind.UNIQUE_INDEX, schema, relation, index);
  }

  /** A unique index over the rows of a condition that the view implies. */
  public static Fact partialUniqueIndex(String schema, String relation, String index) {
    return new Fact(Kind.PARTIAL_UNIQUE_INDEX, schema, relation, index);
  }

  /** What it is on, in words: {@code column id of quick_bits.field}. */
  @Override
  public String toString() {
    String what = kind == Kind.NOT_NULL ? "column " : "unique index ";
    return what + name + " of " + schema + "." + relation;
  }
}
